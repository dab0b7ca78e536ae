"""The demonstration's content, domain by domain, in the order in which one part needs another."""

from __future__ import annotations

from django.db import transaction

import catalogue.public
import courses.public
import services.public
from home.feedback.demo import load_feedback
from home.landing.demo import load_home


@transaction.atomic
def load(*, picture_width: int | None = None) -> None:
    """Load all content of the demonstration; people must be there. Idempotent, and all or nothing.

    `picture_width` makes the market's pictures smaller than pages show them, which is quicker.
    """
    home = load_home()
    services.public.load_demonstration(home)
    load_feedback(home)
    catalogue.public.load_demonstration(home, picture_width=picture_width)
    courses.public.load_demonstration(home)
