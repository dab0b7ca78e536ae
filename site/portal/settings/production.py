"""Production: what is secret or local comes from the environment; weak or demonstration values stop the start."""

from __future__ import annotations

from portal.settings.base import *  # noqa: F403
from portal.settings.base import BASE_URL, ENVIRONMENT
from portal.settings.environment import Refused

DEBUG = False
SECRET_KEY = ENVIRONMENT.secret("PORTAL_SECRET_KEY")
ALLOWED_HOSTS = ENVIRONMENT.words("PORTAL_ALLOWED_HOSTS") if ENVIRONMENT.text("PORTAL_ALLOWED_HOSTS") else []
ENVIRONMENT.text("PORTAL_DATABASE_URL")
ENVIRONMENT.text("PORTAL_BASE_URL")
ENVIRONMENT.text("PORTAL_MAIL_FROM")
ENVIRONMENT.text("PORTAL_SMTP_URL")
SMS_CHANNEL = ENVIRONMENT.text("PORTAL_SMS_CHANNEL", "portal.notifications.channels.sms.SmsChannel")
if ENVIRONMENT.flag("PORTAL_DEMONSTRATION", False) or ENVIRONMENT.text("PORTAL_DEMO_PASSWORD", ""):
    raise Refused("PORTAL_DEMONSTRATION and PORTAL_DEMO_PASSWORD must not be set in production: no demonstration data.")
if ENVIRONMENT.choice("PORTAL_SECOND_FACTOR", ("required", "off"), "required") != "required":
    raise Refused("PORTAL_SECOND_FACTOR is 'off', but production demands a second factor of staff: set 'required'.")
if not BASE_URL.startswith("https://"):
    raise Refused("PORTAL_BASE_URL must begin with https:// in production.")
if "*" in ALLOWED_HOSTS:
    raise Refused("PORTAL_ALLOWED_HOSTS is '*', but production wants the portal's own host names.")

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
LANGUAGE_COOKIE_SECURE = True
CSRF_TRUSTED_ORIGINS = [BASE_URL]
