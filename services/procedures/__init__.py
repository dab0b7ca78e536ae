"""Administrative procedures: guidance pages, their forms, and the frozen versions that dossiers run on."""
