"""The domain's models, so that Django finds them; each lives in its noun's own module."""

from home.feedback.models import FeedbackCase, FeedbackEvent, FeedbackFile, FeedbackStep
from home.feedback.pages import FeedbackFormPage, FeedbackIndexPage
from home.landing.models import HomePage

__all__ = [
    "FeedbackCase",
    "FeedbackEvent",
    "FeedbackFile",
    "FeedbackFormPage",
    "FeedbackIndexPage",
    "FeedbackStep",
    "HomePage",
]
