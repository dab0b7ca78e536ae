"""The citizen's side of a dossier after it was sent: what has become of it, and what is to be done next."""
