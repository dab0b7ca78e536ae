"""A private folder of its own for each test, and a purpose called "test"."""

from __future__ import annotations

import pytest
from django.conf import settings as project_settings
from django.core.cache import cache

from portal.private_files import access, claims

LIMIT = 15 * 1024 * 1024


@pytest.fixture(autouse=True)
def private_folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    settings.STORAGES = {
        **project_settings.STORAGES,
        "private": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path / "private", "base_url": None},
        },
    }
    cache.clear()
    return tmp_path / "private"


@pytest.fixture(autouse=True)
def readers():
    """Who may open attached files of the purpose "test": the users put into this list."""
    allowed = []
    access.register("test", lambda request, file: request.user.is_authenticated and request.user in allowed)
    yield allowed
    access.unregister("test")


@pytest.fixture
def claim(client, db):
    """The token of `client`'s session."""
    session = client.session
    session[claims.SESSION_KEY] = "token-of-this-session"
    session.save()
    client.cookies[project_settings.SESSION_COOKIE_NAME] = session.session_key
    return "token-of-this-session"
