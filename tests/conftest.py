"""What every room of the tests may ask for: one running portal and one browser for the whole run."""

from tests.browsing import browser, portal, sign_in, visit

__all__ = ["browser", "portal", "sign_in", "visit"]
