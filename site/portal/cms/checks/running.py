"""Looking through a page, and keeping what was found."""

from __future__ import annotations

import logging
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django_tasks import task
from wagtail.models import Page

from portal.cms.checks import outside
from portal.cms.checks.all_checks import checks
from portal.cms.checks.content import Content, content_of
from portal.cms.checks.links import outside_links
from portal.cms.checks.models import LONGEST_WHERE, LONGEST_WORDS, OutsideLink, PageCheck, PageFinding, key_of
from portal.cms.checks.readability import reading_level
from portal.cms.pages import BasePage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from portal.cms.checks.registry import Finding

logger = logging.getLogger(__name__)
MOST_FINDINGS = 60


def findings_in(content: Content) -> list[Finding]:
    """The gravest first; never more than sixty of a page, nobody reads more."""
    found = [
        replace(finding, kind=one.kind, where=finding.where[:LONGEST_WHERE], words=finding.words[:LONGEST_WORDS])
        for one in checks()
        for finding in one.look(content)
    ]
    return found[:MOST_FINDINGS]


def look(page: Page) -> tuple[Content, list[Finding]]:
    """For screens that must open whatever a page holds: where a check fails, that is logged and nothing is found."""
    try:
        content = content_of(page)
        return content, findings_in(content)
    except Exception:
        logger.exception("the checks failed on page %s", page.pk)
        return Content(page), []


def keep(page: Page) -> list[Finding]:
    """Looks through the published `page` (in its specific class) and keeps what was found in place of the last."""
    content = content_of(page)
    found = findings_in(content)
    level = reading_level([sentence for _where, sentence in content.sentences]) if content.language == "vi" else None
    with transaction.atomic():
        PageFinding.objects.filter(page_id=page.pk).delete()
        PageFinding.objects.bulk_create(
            PageFinding(page_id=page.pk, kind=one.kind, where=one.where, words=one.words, position=position)
            for position, one in enumerate(found)
        )
        PageCheck.objects.update_or_create(
            page_id=page.pk, defaults={"checked_at": timezone.now(), "level": level, "number": len(found)}
        )
    _note_links({link.href for link in outside_links(content)})
    return found


def _note_links(urls: set[str]) -> None:
    OutsideLink.objects.bulk_create(
        (OutsideLink(key=key_of(url), url=url) for url in sorted(urls)), ignore_conflicts=True
    )


def keep_all() -> tuple[int, int, int]:
    """Every published page; returns how many there were, how many have something to mend, and on how many the checks
    themselves failed.
    """
    pages = faulty = broken = 0
    for page in Page.objects.live().filter(depth__gt=1).order_by("pk").iterator(chunk_size=200):
        specific = page.specific
        if isinstance(specific, BasePage):
            pages += 1
            try:
                faulty += bool(keep(specific))
            except Exception:
                logger.exception("the checks failed on page %s", page.pk)
                broken += 1
    PageFinding.objects.exclude(page__live=True).delete()
    PageCheck.objects.exclude(page__live=True).delete()
    return pages, faulty, broken


def ask_links(most: int) -> tuple[int, int]:
    """Asks the links to other hosts, those first that were not asked for longest; returns how many, and how many did
    not answer.
    """
    waiting = OutsideLink.objects.order_by("checked_at", "pk").values_list("url", flat=True)[:most]
    return _write_answers(outside.ask_all(list(waiting)))


def _write_answers(answers: Iterable[tuple[str, outside.Answer]]) -> tuple[int, int]:
    asked = silent = 0
    for url, answer in answers:
        link = OutsideLink.objects.get(key=key_of(url))
        link.failures = 0 if answer.is_alive else min(link.failures + 1, 1000)
        link.answer, link.checked_at = answer.words[:80], timezone.now()
        link.save(update_fields=["failures", "answer", "checked_at"])
        asked += 1
        silent += not answer.is_alive
    return asked, silent


@task(priority=-20)
def look_through(page_id: int) -> None:
    """In the background, when a page is published."""
    page = Page.objects.live().filter(pk=page_id).first()
    specific = page.specific if page is not None else None
    if isinstance(specific, BasePage):
        keep(specific)


def when_published(sender: Any, instance: Page, **kwargs: Any) -> None:
    """Receiver."""
    if isinstance(instance, BasePage):
        transaction.on_commit(partial(look_through.enqueue, instance.pk))
