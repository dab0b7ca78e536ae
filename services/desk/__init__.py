"""The officers' side: the worklist and the page of a dossier in the Wagtail admin, intake at the desk."""
