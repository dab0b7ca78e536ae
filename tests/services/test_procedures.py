"""Guidance, the catalogue, and the frozen versions that dossiers run on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from services.fees.schedule import Exemption, Fee, FeeSchedule, UnknownExemption
from services.procedures.demo.guidance_only import load_guidance
from services.procedures.models import ProcedurePage
from services.procedures.search import find_procedures
from services.procedures.snapshot import Snapshot
from services.procedures.versions import ProcedureVersion, version_for_form
from tests.factories.services import Commune, at, birth_registration, catalogue, submitted

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db


def versions(procedure: ProcedurePage) -> list[ProcedureVersion]:
    return list(ProcedureVersion.objects.of(procedure).order_by("number"))


def published(page, **changes):
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision().publish()
    page.refresh_from_db()
    return page


# --- Finding ----------------------------------------------------------------------------------------------------------
@pytest.fixture
def everything():
    index = catalogue()
    birth_registration()
    load_guidance(index)
    return ProcedurePage.objects.child_of(index).live()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("khai sinh", "1.001193"),
        ("KHAI SINH", "1.001193"),
        ("dang ky ket hon", "1.000894"),
        ("Đăng ký kết hôn", "1.000894"),
        ("giấy độc thân", "1.004873"),
        ("giay doc than", "1.004873"),
        ("1.001612", "1.001612"),
        ("cuoi", "1.000894"),
    ],
)
def test_a_procedure_is_found_with_or_without_accents_by_code_and_by_daily_words(everything, words, code):
    found = find_procedures(everything, {"q": words})

    assert found.results[0].national_code == code
    assert not found.nearest


def test_words_that_nothing_has_end_at_a_page_that_says_so(everything):
    found = find_procedures(everything, {"q": "zzzz qqqq"})

    assert found.total == 0


def test_facets_count_and_their_links_add_and_remove_a_filter(everything):
    found = find_procedures(everything, {"linh-vuc": "ho-tich", "q": "đăng ký"})
    field = found.facets[0].values[0]

    assert {page.national_code for page in found.results} == {"1.001193", "1.000894", "1.000656"}
    assert (field.name, field.count, field.chosen) == ("Hộ tịch", 3, True)
    assert "linh-vuc" not in field.address
    assert "q=" in field.address


def test_the_catalogue_answers_strange_query_strings(everything, client: Client):
    for query in ("trang=abc", "trang=-3", "cap=%00", "linh-vuc=%27--", "q=" + "a" * 5000, "q=%F0%9F%98%80"):
        assert client.get(f"/dich-vu-cong/?{query}").status_code == 200


# --- Guidance ---------------------------------------------------------------------------------------------------------
def test_guidance_answers_how_long_how_much_which_papers_where(client: Client):
    birth_registration()
    text = client.get("/dich-vu-cong/dang-ky-khai-sinh/").content.decode()

    for words in (
        "Trong ngày làm việc",
        "Không mất tiền nếu trong 60 ngày",
        "Giấy chứng sinh",
        "nơi cha hoặc mẹ cư trú",
        "Nộp hồ sơ trực tuyến",
        "123/2015/NĐ-CP",
        "Theo Nghị quyết HĐND tỉnh",
        "giờ mẫu",
    ):
        assert words in text
    assert text.index("Căn cứ pháp lý</h2>") > text.index("Câu hỏi thường gặp</h2>")


def test_guidance_takes_at_most_twelve_queries(client: Client, django_assert_max_num_queries):
    birth_registration()
    client.get("/dich-vu-cong/dang-ky-khai-sinh/")
    with django_assert_max_num_queries(12):
        client.get("/dich-vu-cong/dang-ky-khai-sinh/")


def test_guidance_without_a_form_says_where_to_file(client: Client):
    load_guidance(catalogue())
    text = client.get("/dich-vu-cong/dang-ky-ket-hon/").content.decode()

    assert "Xem nơi nộp hồ sơ" in text
    assert "Nộp hồ sơ trực tuyến" not in text


# --- Versions ---------------------------------------------------------------------------------------------------------
def test_publishing_either_page_freezes_and_publishing_the_same_again_does_not():
    procedure = birth_registration()
    before = len(versions(procedure))
    published(procedure)
    assert len(versions(procedure)) == before

    published(procedure, time_note="Đổi ghi chú")
    assert len(versions(procedure)) == before + 1

    form = procedure.get_children().first().specific
    published(form, declaration="Lời cam đoan mới")
    assert len(versions(procedure)) == before + 2
    assert versions(procedure)[-1].form_version.schema.declaration == "Lời cam đoan mới"


def test_a_draft_that_is_not_published_freezes_nothing():
    procedure = birth_registration()
    before = len(versions(procedure))
    procedure.summary = "Bản nháp"
    procedure.save_revision()

    assert len(versions(procedure)) == before


def test_a_dossier_keeps_its_version_through_edits_and_the_loss_of_its_pages():
    commune = Commune()
    dossier = submitted(commune)
    version, procedure = dossier.version, birth_registration()
    title = version.title
    published(procedure, title="Tên khác hẳn")
    procedure.delete()

    dossier.refresh_from_db()
    version = ProcedureVersion.objects.get(pk=version.pk)

    assert dossier.version == version
    assert version.title == title
    assert version.procedure is None
    assert version.is_intact
    assert dossier.schema.field("tre_ho_ten").label == "Họ, chữ đệm, tên của trẻ"


@pytest.mark.parametrize("change", ["title = 'x'", "digest = 'x'", "number = 99", "effective_from = '2000-01-01'"])
def test_the_database_refuses_to_change_a_frozen_version(change):
    version = versions(birth_registration())[0]

    with pytest.raises(DatabaseError, match="never changes"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE services_procedureversion SET {change} WHERE id = %s", [version.pk])


def test_a_version_of_the_future_waits_for_its_day():
    procedure = birth_registration()
    now_in_force = versions(procedure)[-1]
    published(procedure, effective_from=at("2999-03-01 00:00").date(), time_note="Theo luật mới")
    future = versions(procedure)[-1]

    assert version_for_form(future.form_version, at("2998-01-01 00:00").date()) == now_in_force
    assert version_for_form(future.form_version, at("2999-03-01 00:00").date()) == future


def test_a_changed_form_waits_for_its_day_too(monkeypatch):
    procedure = birth_registration()
    form = procedure.get_children().get().specific
    first = form.published_version
    procedure = published(procedure, effective_from=at("2999-03-01 00:00").date())
    form.declaration = "Tôi cam đoan theo luật mới."
    form.save_revision().publish()
    future = versions(procedure)[-1]

    assert future.form_version != first
    assert form.published_version == first
    assert version_for_form(form.published_version, timezone.localdate()).effective_from <= timezone.localdate()
    monkeypatch.setattr(timezone, "localdate", lambda: at("2999-03-01 00:00").date())
    assert form.published_version == future.form_version


def test_what_is_published_at_once_holds_at_once_even_after_a_version_of_the_future():
    procedure = birth_registration()
    published(procedure, effective_from=at("2026-01-01 00:00").date(), time_note="Theo luật mới")

    assert ProcedureVersion.objects.of(procedure).in_force(timezone.localdate()).first() == versions(procedure)[-1]


def test_a_snapshot_survives_the_way_through_json():
    snapshot = versions(birth_registration())[-1].snapshot

    assert Snapshot.from_json(snapshot.to_json()) == snapshot
    assert [step.hours for step in snapshot.process] == ["1", "3", "2", "2"]


# --- Fees -------------------------------------------------------------------------------------------------------------
SCHEDULE = FeeSchedule(
    fees=(
        Fee("truc_tiep", "Lệ phí", amount=20_000, online_amount=10_001),
        Fee("hdnd", "Lệ phí của tỉnh", by_provincial_resolution=True),
    ),
    exemptions=(Exemption("mot_nua", "Giảm một nửa", percent=50), Exemption("mien", "Miễn")),
)


def test_an_amount_that_the_council_sets_is_unknown_and_not_free():
    due = SCHEDULE.due(online=False)

    assert not due.known
    assert due.total == 20_000
    assert not SCHEDULE.is_free


def test_exemptions_lower_what_is_due_in_the_payers_favour():
    half = SCHEDULE.due(online=True, fee_keys=["truc_tiep"], exemption="mot_nua")
    none = SCHEDULE.due(online=True, exemption="mien")

    assert half.total == 5_000
    assert none.known
    assert none.total == 0
    with pytest.raises(UnknownExemption):
        SCHEDULE.due(online=True, exemption="khong_co")
