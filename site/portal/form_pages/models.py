"""The app's models, so that Django finds them; each lives in its noun's own module."""

from portal.form_pages.drafts import DRAFT_LIFE, Draft, DraftFile
from portal.form_pages.frozen import FormVersion, Publication
from portal.form_pages.pages import FormPage

__all__ = ["DRAFT_LIFE", "Draft", "DraftFile", "FormPage", "FormVersion", "Publication"]
