"""One machine, no other service: SQLite, database search, mail in a folder. `script/server` runs on these."""

from __future__ import annotations

from portal.settings.base import *  # noqa: F403
from portal.settings.base import DATA_DIR, ENVIRONMENT, STATIC_ROOT, STORAGES
from portal.settings.local_secret import local_secret

DEBUG = ENVIRONMENT.flag("PORTAL_DEBUG", False)
DEMONSTRATION = ENVIRONMENT.flag("PORTAL_DEMONSTRATION", True)
DEMO_PASSWORD = ENVIRONMENT.text("PORTAL_DEMO_PASSWORD", "")
SECRET_KEY = ENVIRONMENT.text("PORTAL_SECRET_KEY", local_secret(DATA_DIR))
SECOND_FACTOR_REQUIRED = ENVIRONMENT.choice("PORTAL_SECOND_FACTOR", ("required", "off"), "off") == "required"
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
# Passkeys on http://localhost; a browser never allows them on a bare IP address or on http elsewhere.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
SERVE_MEDIA = True
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
