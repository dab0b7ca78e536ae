"""Pages in another language: where they are, whether they are of today, who may make them, how they are found."""
