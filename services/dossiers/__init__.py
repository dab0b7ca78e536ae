"""Dossiers: what citizens hand in, and its way through the agencies until the result is in their hands."""
