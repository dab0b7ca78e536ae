"""The domain's models, so that Django finds them; each lives in its noun's own module."""

from home.feedback.models import FeedbackCase, FeedbackEvent, FeedbackFile, FeedbackStep
from home.feedback.pages import FeedbackFormPage, FeedbackIndexPage
from home.landing.models import HomePage
from home.legal.pages import LegalDocumentPage, LegalFile, LegalIndexPage, LegalRelation
from home.news.imported import ImportedArticle
from home.news.pages import ArticlePage, NewsIndexPage, RelatedArticle
from home.news.topics import ArticleTag, NewsTag, NewsTopic
from home.ratings.models import Rating, RatingSummary
from home.statistics.models import DossierFigure, KeptFigures, PageViews
from home.statistics.pages import OpenDataPage, StatisticsPage

__all__ = [
    "ArticlePage",
    "ArticleTag",
    "DossierFigure",
    "FeedbackCase",
    "FeedbackEvent",
    "FeedbackFile",
    "FeedbackFormPage",
    "FeedbackIndexPage",
    "FeedbackStep",
    "HomePage",
    "ImportedArticle",
    "KeptFigures",
    "LegalDocumentPage",
    "LegalFile",
    "LegalIndexPage",
    "LegalRelation",
    "NewsIndexPage",
    "NewsTag",
    "NewsTopic",
    "OpenDataPage",
    "PageViews",
    "Rating",
    "RatingSummary",
    "RelatedArticle",
    "StatisticsPage",
]
