"""The app's models, so that Django finds them; each lives in its noun's own module."""

from portal.cms.images import PortalImage, PortalRendition
from portal.cms.menus import Menu, MenuItem, SiteContacts
from portal.cms.pages import BasePage, ContentPage

__all__ = ["BasePage", "ContentPage", "Menu", "MenuItem", "PortalImage", "PortalRendition", "SiteContacts"]
