"""What at least two domains share, and that knows no dossier, stall or course."""
