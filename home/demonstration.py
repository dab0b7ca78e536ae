"""The demonstration's content, domain by domain, in the order in which one part needs another."""

from __future__ import annotations

from django.db import transaction
from wagtail.models import Revision

import catalogue.public
import courses.public
import services.public
from home.feedback.demo import load_feedback
from home.landing import front
from home.landing.demo import load_chores, load_home
from home.landing.models import HomePage
from home.languages.demo import load_english
from home.legal.demo import load_legal
from home.news.demo.loading import load_news
from home.statistics.demo import load_statistics
from portal.cms import indexing


@transaction.atomic
def load(*, picture_width: int | None = None) -> None:
    """Load all content of the demonstration; people must be there. Idempotent, and all or nothing.

    `picture_width` makes the market's pictures smaller than pages show them, which is quicker.
    """
    before = Revision.objects.count()
    with indexing.put_off():
        _load_all(picture_width)
    if Revision.objects.count() != before:
        indexing.rebuild()


def _load_all(picture_width: int | None) -> None:
    home = load_home()
    services.public.load_demonstration(home)
    load_chores(load_feedback(home))
    load_news(home)
    load_legal(home)
    catalogue.public.load_demonstration(home, picture_width=picture_width)
    courses.public.load_demonstration(home)
    load_statistics(home)
    load_english()
    front.keep(HomePage.objects.get(pk=home.pk))
