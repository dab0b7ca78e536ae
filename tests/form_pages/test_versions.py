"""Frozen versions and what changed between them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from portal.form_pages.models import FormVersion, Publication
from portal.form_pages.schema import Condition, Field, Operator, Option, Rule, RuleKind, Schema, Section
from portal.form_pages.versions import differences
from tests.factories.accounts import UserFactory
from tests.factories.form_pages import DraftFactory, question, section

OLD = Schema(
    "Tờ khai",
    (
        Section(
            "me",
            "Người mẹ",
            fields=(
                Field("ten", "text", "Họ tên", settings={"max_length": 100}),
                Field("sinh", "date", "Ngày sinh"),
                Field("o", "choice", "Nơi ở", options=(Option("xa", "Xã"), Option("phuong", "Phường"))),
            ),
        ),
        Section("cha", "Người cha", fields=(Field("ten_cha", "text", "Tên cha"),)),
    ),
)


def changed(**fields: Field) -> Schema:
    first = OLD.sections[0]
    kept = tuple(fields.get(field.key, field) for field in first.fields)
    return Schema(OLD.title, (Section(first.key, first.title, fields=kept), OLD.sections[1]))


def test_nothing_changed_nothing_said():
    assert differences(OLD, OLD) == []


ME, CHA = OLD.sections
RENAMED = Field("ten", "text", "Họ và tên", settings={"max_length": 100})
SHORTER = Field("ten", "text", "Họ tên", settings={"max_length": 50})
YEAR_ONLY = Field("sinh", "partial_date", "Ngày sinh")
OPTIONAL = Field("sinh", "date", "Ngày sinh", required=False)
OTHER_PLACES = Field("o", "choice", "Nơi ở", options=(Option("xa", "Xã"), Option("thon", "Thôn")))
SOMETIMES = Field("sinh", "date", "Ngày sinh", conditions=(Condition("ten", Operator.IS, "Mỷ"),))
CON = Section("con", "Người con", fields=(Field("ten_con", "text", "Tên con"),))
RULED = replace(ME, rules=(Rule(RuleKind.NOT_IN_FUTURE, "sinh"),))


@pytest.mark.parametrize(
    ("new", "said"),
    [
        (changed(ten=RENAMED), "Câu “Họ tên” đổi lời thành “Họ và tên”."),
        (changed(ten=SHORTER), "Câu “Họ tên”: đổi Số ký tự tối đa: 50."),
        (changed(sinh=YEAR_ONLY), "Câu “Ngày sinh” đổi từ loại “Ngày” sang “Ngày (có thể chỉ biết năm)”."),
        (changed(sinh=OPTIONAL), "Câu “Ngày sinh” nay không bắt buộc."),
        (changed(o=OTHER_PLACES), "Câu “Nơi ở”: bỏ phương án “Phường”."),
        (changed(o=OTHER_PLACES), "Câu “Nơi ở”: thêm phương án “Thôn”."),
        (changed(sinh=SOMETIMES), "Câu “Ngày sinh”: nay chỉ hiện khi “Họ tên” là “Mỷ”."),
        (Schema("Tờ khai", (ME,)), "Bỏ phần “Người cha”."),
        (Schema("Tờ khai", (ME,)), "Bỏ câu “Tên cha” (phần “Người cha”)."),
        (Schema("Tờ khai", (CHA, ME)), "Thứ tự các phần đã đổi."),
        (Schema("Tờ khai mới", OLD.sections), "Tên biểu mẫu đổi từ “Tờ khai” thành “Tờ khai mới”."),
        (Schema("Tờ khai", OLD.sections, "Tôi cam đoan"), "Lời cam đoan đổi thành: “Tôi cam đoan”."),
        (OLD.with_sections(CON), "Thêm câu “Tên con” (phần “Người con”, bắt buộc)."),
        (
            Schema("Tờ khai", (RULED, CHA)),
            "Phần “Người mẹ”: thêm ràng buộc: “Ngày sinh” không được sau ngày hôm nay.",
        ),
    ],
)
def test_a_change_is_said_in_words(new, said):
    assert said in differences(OLD, new)


@pytest.mark.django_db
def test_publishing_freezes_and_the_same_content_is_frozen_once(form_page):
    form_page.save_revision().publish()
    form_page.save_revision().publish()
    assert FormVersion.objects.filter(page=form_page).count() == 1
    assert Publication.objects.filter(page=form_page).count() == 1
    assert form_page.published_version.is_intact


@pytest.mark.django_db
def test_going_back_to_old_words_uses_the_old_version_again(form_page):
    old = form_page.published_version
    title = form_page.title
    for words in ("Đăng ký khai sinh mới", title):
        form_page.title = words
        form_page.save_revision().publish()
    assert form_page.published_version == old
    assert FormVersion.objects.filter(page=form_page).count() == 2
    assert Publication.objects.filter(page=form_page).count() == 3


@pytest.mark.django_db
def test_saving_without_publishing_freezes_nothing(form_page):
    old = form_page.published_version
    form_page.title = "Chưa xuất bản"
    form_page.save_revision()
    assert form_page.published_version == old


@pytest.mark.django_db
def test_a_version_never_changes(form_page):
    version = form_page.published_version
    version.title = "Khác"
    with pytest.raises(ValidationError):
        version.save()
    with pytest.raises(ValidationError):
        FormVersion.objects.filter(pk=version.pk).update(content={})


@pytest.mark.django_db
def test_the_database_holds_a_version_once_and_its_digest_whole(form_page):
    version = form_page.published_version
    for digest in (version.digest, "kurz"):
        with pytest.raises(IntegrityError), transaction.atomic():
            FormVersion.objects.bulk_create(
                [FormVersion(page_id=form_page.pk, digest=digest, title="x", content=version.content)]
            )


@pytest.mark.django_db
def test_a_version_outlives_its_page(form_page):
    draft = DraftFactory(page=form_page)
    form_page.delete()
    draft.refresh_from_db()
    assert draft.page is None
    assert draft.version.schema.title == "Đăng ký khai sinh"


@pytest.mark.django_db
def test_a_draft_goes_on_with_the_version_it_began_with(citizen):
    citizen.begin()
    page = citizen.page
    page.sections = [*page.sections.get_prep_value()[:3], section("Thêm", question("text", "Câu mới"))]
    page.save_revision().publish()
    text = citizen.client.get(citizen.url()).content.decode()
    assert "Giấy tờ" in text
    assert "Thêm" not in text


@pytest.mark.django_db
def test_a_page_may_carry_drafts_over_and_tells_what_changed(citizen, monkeypatch):
    citizen.begin()
    page = citizen.page
    page.sections = [*page.sections.get_prep_value(), section("Phần mới thêm", question("text", "Câu mới"))]
    page.save_revision().publish()
    monkeypatch.setattr(type(page), "carries_drafts_over", True)
    text = citizen.client.get(citizen.url()).content.decode()
    assert "Thêm phần “Phần mới thêm”." in text
    assert citizen.draft().answers["ho_ten"] == "Giàng Thị Mỷ"
    assert citizen.draft().version == page.published_version


@pytest.mark.django_db
def test_the_admin_lists_versions_with_their_differences(client, form_page):
    form_page.title = "Đăng ký khai sinh lại"
    form_page.save_revision().publish()
    form_page.title = "Đang sửa"
    form_page.save_revision()
    client.force_login(UserFactory(is_superuser=True, is_staff=True))
    text = client.get(f"/quan-tri/bieu-mau/{form_page.pk}/phien-ban/").content.decode()
    assert "thành “Đăng ký khai sinh lại”" in text
    assert "thành “Đang sửa”" in text
    assert "Bản đầu tiên" in text
    edit = client.get(f"/quan-tri/pages/{form_page.pk}/edit/").content.decode()
    assert f"/quan-tri/bieu-mau/{form_page.pk}/phien-ban/" in edit


@pytest.mark.django_db
def test_whoever_may_not_edit_the_page_does_not_see_its_versions(client, form_page):
    client.force_login(UserFactory())
    assert client.get(f"/quan-tri/bieu-mau/{form_page.pk}/phien-ban/").status_code in (302, 403)
