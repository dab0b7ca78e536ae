"""Settings of the test suite: quick hashing, tasks run at once after commit, everything in a temporary folder."""

from __future__ import annotations

import os
import tempfile

os.environ.setdefault("PORTAL_DATA_DIR", tempfile.mkdtemp(prefix="portal-test-"))

from portal.settings.base import *  # noqa: F403
from portal.settings.base import INSTALLED_APPS, STORAGES

INSTALLED_APPS = [*INSTALLED_APPS, "tests.testapp"]

DEBUG = False
SECOND_FACTOR_REQUIRED = False
SECRET_KEY = "test-only-" + "0123456789abcdef" * 4
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
# Every fresh client would otherwise go through all static files before its first answer.
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
FORM_MINIMUM_SECONDS = 0
LOGGING = {"version": 1, "disable_existing_loggers": False}
