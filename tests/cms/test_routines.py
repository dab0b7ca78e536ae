"""What the portal does by the clock is seen: what ran, what failed, what did not come, what comes next."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.core.management import get_commands
from django.db import connections
from django.urls import reverse
from django.utils import timezone

from home.landing.demo import load_home
from portal import command_line
from portal.bootstrap import REPOSITORY_ROOT
from portal.cms.pages import ContentPage
from portal.cms.routines.models import RoutineRun
from portal.cms.routines.recording import KEPT_PER_COMMAND, record
from portal.cms.routines.registry import routine_of, routines
from portal.cms.routines.standing import all_standings, coming
from portal.organisations.groups import sync_groups
from portal.organisations.models import Role
from tests.factories.organisations import MembershipFactory

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db


def standing(name: str) -> Any:
    return next(one for one in all_standings() if one.name == name)


def test_every_command_that_the_deployment_guide_puts_on_a_timer_is_a_routine() -> None:
    guide = (REPOSITORY_ROOT / "deploy" / "README.md").read_text(encoding="utf-8")
    timers = guide.partition("By timers:")[2].partition("\n\nEach run")[0]
    named = set(re.findall(r"`manage\.py (\w+)", timers))
    assert named <= set(get_commands())
    assert len(named) > 10
    assert named <= set(routines())


def test_a_run_is_recorded_with_its_outcome(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(argv: list[str]) -> None:
        raise SystemExit(1)

    # A command ends by closing the connection, and with it the transaction of this test.
    monkeypatch.setattr(connections, "close_all", lambda: None)
    command_line.run(["manage.py", "publish_scheduled"])
    assert standing("publish_scheduled").last.succeeded
    monkeypatch.setattr(command_line, "execute_from_command_line", fails)
    with pytest.raises(SystemExit):
        command_line.run(["manage.py", "publish_scheduled"])
    last = standing("publish_scheduled")
    assert not last.last.succeeded
    assert last.needs_a_look
    assert last.last.note == "SystemExit 1"


def test_commands_that_people_call_by_hand_leave_no_trace() -> None:
    assert routine_of("migrate") is None
    record("migrate", timezone.now(), "")
    assert not RoutineRun.objects.exists()


def test_what_did_not_come_is_overdue_and_stands_first() -> None:
    now = timezone.now()
    for name in routines():
        RoutineRun.objects.create(name=name, started_at=now, ended_at=now, succeeded=True)
    RoutineRun.objects.filter(name="check_content").update(started_at=now - timedelta(days=2))
    assert [one.name for one in all_standings() if one.needs_a_look] == ["check_content"]
    assert all_standings()[0].name == "check_content"


def test_old_runs_make_room() -> None:
    for _run in range(KEPT_PER_COMMAND + 3):
        record("clearsessions", timezone.now(), "")
    assert RoutineRun.objects.count() == KEPT_PER_COMMAND


def test_pages_about_to_come_and_go_are_listed_soonest_first(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    load_home()
    now = timezone.now()
    first, second = ContentPage.objects.order_by("pk")[:2]
    first.expire_at = now + timedelta(days=2)
    first.save_revision().publish()
    second.go_live_at = now + timedelta(days=1)
    second.save_revision().publish()
    found = [(one.page.pk, one.is_publishing) for one in coming()]
    assert found == [(second.pk, True), (first.pk, False)]
    sync_groups()
    client.force_login(MembershipFactory(role=Role.COMMUNICATIONS).user)
    html = client.get(reverse("routines")).content.decode()
    assert first.title in html
    assert "chưa chạy lần nào" in html
    client.force_login(MembershipFactory(role=Role.DESK).user)
    assert client.get(reverse("routines")).status_code == 302
