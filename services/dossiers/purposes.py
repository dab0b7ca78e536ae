"""What private files of dossiers are for; `access` says who may open each."""

ATTACHMENT = "dossier.attachment"
PAPER = "dossier.paper"
RESULT = "dossier.result"
ALL = (ATTACHMENT, PAPER, RESULT)
