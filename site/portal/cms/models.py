"""The app's models, so that Django finds them; each lives in its noun's own module."""

from portal.cms.alerts import Alert, AlertPlace
from portal.cms.checks.models import OutsideLink, PageCheck, PageFinding
from portal.cms.contacts import Contact
from portal.cms.error_pages import ErrorPages
from portal.cms.images import PortalImage, PortalRendition
from portal.cms.menus import Menu, MenuItem, SiteContacts
from portal.cms.opening_hours import OpeningHours
from portal.cms.pages import BasePage, ContentPage
from portal.cms.reviews import PageReview
from portal.cms.routines.models import RoutineRun

__all__ = [
    "Alert",
    "AlertPlace",
    "BasePage",
    "Contact",
    "ContentPage",
    "ErrorPages",
    "Menu",
    "MenuItem",
    "OpeningHours",
    "OutsideLink",
    "PageCheck",
    "PageFinding",
    "PageReview",
    "PortalImage",
    "PortalRendition",
    "RoutineRun",
    "SiteContacts",
]
