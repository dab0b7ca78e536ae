from __future__ import annotations

import pytest

from portal.notifications.actions import enqueue
from portal.notifications.models import Channel


@pytest.fixture
def post():
    """Puts a mail into the outbox; `post(key=..., to=...)`."""

    def post(**changes):
        return enqueue(
            **{
                "channel": Channel.EMAIL,
                "to": "congdan@example.org",
                "subject": "Hồ sơ đã được tiếp nhận",
                "body": "Hồ sơ của ông/bà đã được tiếp nhận.",
                "key": "dossier:1:accepted",
                **changes,
            }
        )

    return post
