"""The domain's models, so that Django finds them; each lives in its noun's own module."""

from services.dossiers.files import Attachment, Paper, Result
from services.dossiers.models import Dossier, DossierEvent, DossierStep
from services.dossiers.supplements import SupplementRequest
from services.procedures.fields import Field, LifeEvent
from services.procedures.form_page import ApplicationFormPage
from services.procedures.models import KeywordOfProcedure, ProcedureIndexPage, ProcedureKeyword, ProcedurePage
from services.procedures.versions import ProcedureVersion

__all__ = [
    "ApplicationFormPage",
    "Attachment",
    "Dossier",
    "DossierEvent",
    "DossierStep",
    "Field",
    "KeywordOfProcedure",
    "LifeEvent",
    "Paper",
    "ProcedureIndexPage",
    "ProcedureKeyword",
    "ProcedurePage",
    "ProcedureVersion",
    "Result",
    "SupplementRequest",
]
