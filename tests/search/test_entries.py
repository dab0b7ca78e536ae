"""Entries follow what they stand for: published, changed, moved, hidden, deleted, and the market's standings."""

from __future__ import annotations

from datetime import timedelta
from io import StringIO
from typing import TYPE_CHECKING

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from catalogue.products.takedown import take_down
from catalogue.stalls.actions import lift, suspend
from courses.sessions.announcing import Kind as Stop
from courses.sessions.announcing import stop
from courses.sessions.models import CourseSession
from portal.cms.pages import ContentPage
from portal.organisations.models import Role
from portal.search import actions, following, lexicon, providers
from portal.search.models import SearchEntry, Word
from portal.search.providers import AlreadyRegistered, Found, Kind, Provider
from tests.factories import catalogue, courses
from tests.factories.services import birth_registration, home_page

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.django_db


def titles(kind: str = "") -> set[str]:
    entries = SearchEntry.objects.all()
    return set((entries.filter(kind=kind) if kind else entries).values_list("title", flat=True))


def content(title: str = "Lịch tiếp dân", *, parent: Page | None = None, slug: str = "lich-tiep-dan") -> ContentPage:
    page = (parent or home_page()).add_child(instance=ContentPage(title=title, slug=slug, live=False))
    page.save_revision().publish()
    return ContentPage.objects.get(pk=page.pk)


# --- Pages ------------------------------------------------------------------------------------------------------------


def test_a_page_is_found_from_publishing_to_unpublishing() -> None:
    page = home_page().add_child(instance=ContentPage(title="Lịch tiếp dân", slug="lich", live=False))
    page.save_revision()
    assert "Lịch tiếp dân" not in titles()
    page.get_latest_revision().publish()
    assert SearchEntry.objects.get(title="Lịch tiếp dân").url == "/lich/"
    ContentPage.objects.get(pk=page.pk).unpublish()
    assert "Lịch tiếp dân" not in titles()


def test_a_draft_changes_nothing_and_its_publishing_does() -> None:
    page = content()
    page.title = "Lịch tiếp công dân"
    revision = page.save_revision()
    assert "Lịch tiếp công dân" not in titles()
    revision.publish()
    assert titles() >= {"Lịch tiếp công dân"}
    assert "Lịch tiếp dân" not in titles()


def test_what_is_below_a_page_that_moves_or_is_renamed_keeps_its_address_right(
    django_capture_on_commit_callbacks,
) -> None:
    above, elsewhere = content("Trên", slug="tren"), content("Nơi khác", slug="noi-khac")
    below = content("Dưới", parent=above, slug="duoi")
    above.slug = "o-tren"
    with django_capture_on_commit_callbacks(execute=True):
        above.save_revision().publish()
    assert SearchEntry.objects.get(title="Dưới").url == "/o-tren/duoi/"
    Page.objects.get(pk=below.pk).move(Page.objects.get(pk=elsewhere.pk), pos="last-child")
    assert SearchEntry.objects.get(title="Dưới").url == "/noi-khac/duoi/"


def test_a_page_that_is_gone_by_the_time_its_new_name_is_told_is_no_trouble() -> None:
    page = content()
    gone = ContentPage.objects.get(pk=page.pk)
    Page.objects.get(pk=page.pk).delete()
    following._moved(ContentPage, gone)
    assert "Lịch tiếp dân" not in titles()


def test_a_page_behind_a_password_is_not_found_nor_what_is_below() -> None:
    above = content("Nội bộ", slug="noi-bo")
    content("Dưới nội bộ", parent=above, slug="duoi")
    restriction = PageViewRestriction.objects.create(
        page=above.page_ptr, restriction_type=PageViewRestriction.PASSWORD, password="mat-khau"
    )
    assert not titles() & {"Nội bộ", "Dưới nội bộ"}
    restriction.delete()
    assert titles() >= {"Nội bộ", "Dưới nội bộ"}


def test_deleted_pages_are_gone_with_all_below_and_from_the_engine() -> None:
    above = content("Trên", slug="tren")
    content("Dưới", parent=above, slug="duoi")
    Page.objects.get(pk=above.pk).delete()
    assert not titles() & {"Trên", "Dưới"}


# --- Domains ----------------------------------------------------------------------------------------------------------


def test_procedures_are_found_with_their_other_names() -> None:
    birth_registration()
    entry = SearchEntry.objects.get(kind="thu-tuc")
    assert entry.title == "Đăng ký khai sinh"
    assert entry.section == "Hộ tịch"
    assert "| 1 001193 |" in entry.names_folded
    assert "giay chung sinh" in entry.words


def test_goods_are_found_as_long_as_everybody_may_see_them() -> None:
    stall = catalogue.stall(title="Hợp tác xã Thử Hàng")
    product = catalogue.product(stall, title="Gạo thử", name_en="Test rice", name_zh="试米")
    hidden = catalogue.product(stall, title="Gạo chưa đăng", live=False)
    assert titles("san-pham") == {"Gạo thử"}
    assert titles("gian-hang") == {"Hợp tác xã Thử Hàng"}
    assert "test rice" in SearchEntry.objects.get(title="Gạo thử").words
    suspend(stall=stall, reason="Kiểm tra", actor=catalogue.moderator())
    assert not titles("san-pham") | titles("gian-hang")
    lift(stall=stall, actor=catalogue.moderator())
    assert titles("san-pham") == {"Gạo thử"}
    assert titles("gian-hang") == {"Hợp tác xã Thử Hàng"}
    take_down(product=product, reason="Hàng giả", actor=catalogue.moderator())
    assert not titles("san-pham")
    hidden.delete()


def test_a_deleted_stall_takes_its_goods_along() -> None:
    stall = catalogue.stall()
    catalogue.product(stall, title="Gạo thử")
    Page.objects.get(pk=stall.pk).delete()
    assert not titles("san-pham") | titles("gian-hang")


def test_classes_are_found_until_they_are_over() -> None:
    course = courses.course(title="Khóa thử")
    page = courses.session_page(course, title="Lớp thử một")
    assert titles("lop-hoc") == {"Khóa thử", "Lớp thử một"}
    session = CourseSession.objects.get(page=page)
    later = timezone.now() + timedelta(days=400)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(timezone, "now", lambda: later)
        actions.rebuild()
    assert titles("lop-hoc") == {"Khóa thử"}
    actions.rebuild()
    stop(session=session, kind=Stop.CANCELLED, reason="Giảng viên ốm", actor=None)
    assert SearchEntry.objects.get(title="Lớp thử một").summary.startswith("Đã hủy")


# --- The table --------------------------------------------------------------------------------------------------------


def test_a_class_below_pages_for_some_readers_only_is_not_found() -> None:
    course = courses.course(title="Khóa thử")
    courses.session_page(course, title="Lớp thử một")
    restriction = PageViewRestriction.objects.create(page=course.page_ptr, restriction_type=PageViewRestriction.LOGIN)
    assert not titles("lop-hoc")
    restriction.delete()
    assert titles("lop-hoc") == {"Khóa thử", "Lớp thử một"}


def test_the_nightly_rebuild_repairs_what_was_changed_behind_its_back() -> None:
    kept, gone = content("Giữ", slug="giu"), content("Mất", slug="mat")
    Page.objects.filter(pk=gone.pk).update(live=False)
    Page.objects.filter(pk=kept.pk).update(title="Giữ lại")
    SearchEntry.objects.create(key="khong-con:1", kind="x", title="Lạ", url="/", title_folded="la", words="la")
    Word.objects.create(word="khongaiviet")
    out = StringIO()
    call_command("rebuild_search", stdout=out)
    assert titles() >= {"Giữ lại"}
    assert not titles() & {"Mất", "Giữ", "Lạ"}
    assert "things can be found" in out.getvalue()
    assert not Word.objects.filter(word="khongaiviet").exists()


def test_a_rebuild_that_finds_all_as_it_is_writes_nothing() -> None:
    content()
    before = dict(SearchEntry.objects.values_list("key", "version"))
    actions.rebuild()
    assert dict(SearchEntry.objects.values_list("key", "version")) == before


def test_an_entry_goes_back_with_the_transaction_that_made_it() -> None:
    with transaction.atomic():
        content("Không thành", slug="khong-thanh")
        assert "Không thành" in titles()
        transaction.set_rollback(True)
    assert "Không thành" not in titles()


def test_every_write_has_a_higher_version() -> None:
    page = content()
    versions = []
    for title in ("Một", "Hai", "Ba"):
        page.title = title
        page.save_revision().publish()
        versions.append(SearchEntry.objects.get(title=title).version)
    assert versions == sorted(set(versions))


def test_words_are_learnt_when_written_and_counted_at_night() -> None:
    lexicon.learn(["che", "shan", "2026", "a"])
    assert set(Word.objects.values_list("word", flat=True)) >= {"che", "shan"}
    assert not Word.objects.filter(word__in=["2026", "a"]).exists()


# --- The registry -----------------------------------------------------------------------------------------------------


@pytest.fixture
def provider() -> Callable[..., Provider]:
    def make(name: str, kind: Kind) -> Provider:
        return Provider(name, kind, list, lambda numbers: [Found(1, "A", "/a/")])

    yield make
    for name in ("mot", "hai"):
        providers.unregister(name)


def test_the_registry_refuses_duplicates(provider: Callable[..., Provider]) -> None:
    kind = Kind("thu", "Thử", "file")
    providers.register(provider("mot", kind))
    with pytest.raises(AlreadyRegistered):
        providers.register(provider("mot", kind))
    with pytest.raises(AlreadyRegistered):
        providers.register(provider("hai", Kind("thu", "Khác", "file")))
    providers.register(provider("hai", kind))


def test_every_kind_has_an_icon_of_the_one_set() -> None:
    from django.template import engines

    for kind in providers.kinds().values():
        template = engines["django"].from_string(f'{{% load ui %}}{{% lucide_icon "{kind.icon}" 16 %}}')
        assert "<svg" in template.render()


def test_roles_of_editors_hold_the_rights_on_synonyms() -> None:
    from portal.organisations.groups import _registered

    for role in (Role.COMMUNICATIONS, Role.ADMINISTRATOR):
        assert {"search.change_synonym", "search.view_miss"} <= _registered[role]
