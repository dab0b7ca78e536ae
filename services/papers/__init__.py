"""The papers that a dossier produces, as PDF/A. `printing.render` sets them, `registry` knows them."""
