"""Answering again only what an officer named."""

from __future__ import annotations

import pytest

from portal.form_pages.completeness import slots_of
from portal.form_pages.partial import apply_partial, partial_form, partial_schema
from portal.form_pages.questions import questions_of
from portal.form_pages.rendering import answers_as_shown
from tests.factories.private_files import PrivateFileFactory

pytestmark = pytest.mark.django_db

ANSWERS = {
    "ho_ten": "Giàng Thị Mỷ",
    "dien_thoai": "+84912345678",
    "da_ket_hon": True,
    "ngay_ket_hon": "2020-01-01",
    "ten_con": "Giàng A Páo",
    "ngay_sinh": "2026-02-03",
    "noi_sinh": "noi_khac",
    "ke_noi_sinh": "Trên nương",
}


@pytest.fixture
def schema(form_page):
    return form_page.published_version.schema


def test_only_the_named_questions_and_slots_are_asked(schema):
    partial = partial_schema(schema, {"ten_con", "ngay_ket_hon"}, {"giay_to_khac"})
    assert [field.key for field in partial.fields()] == ["ngay_ket_hon", "ten_con", "giay_to_khac"]
    assert all(field.required and not field.conditions for field in partial.fields())


def test_the_old_answer_stands_in_the_control(schema):
    form = partial_form(schema, {"ngay_sinh"}, answers=ANSWERS)
    assert [question.field.key for question in questions_of(form)] == ["ngay_sinh"]
    assert form["ngay_sinh"].value() == "03/02/2026"


def test_the_new_answer_takes_the_place_of_the_old(schema):
    form = partial_form(schema, {"ten_con"}, answers=ANSWERS, data={"ten_con": "Giàng A Sử", "ho_ten": "Kẻ Khác"})
    assert form.is_valid()
    assert apply_partial(schema, ANSWERS, form) == {**ANSWERS, "ten_con": "Giàng A Sử"}


def test_what_the_new_answer_hides_falls_away(schema):
    form = partial_form(schema, {"noi_sinh"}, answers=ANSWERS, data={"noi_sinh": "benh_vien"})
    assert form.is_valid()
    assert "ke_noi_sinh" not in apply_partial(schema, ANSWERS, form)


def test_rules_hold_against_what_was_answered_before(schema):
    form = partial_form(schema, {"ngay_sinh"}, answers=ANSWERS, data={"ngay_sinh": "01/01/2019"})
    assert not form.is_valid()
    assert "không được trước" in form.errors["ngay_sinh"][0]


def test_a_named_slot_must_be_filled(schema):
    partial = partial_schema(schema, set(), {"giay_to_khac"})
    empty = partial_form(
        schema, set(), {"giay_to_khac"}, answers=ANSWERS, data={}, upload_slots=slots_of(partial.sections[0], {})
    )
    assert not empty.is_valid()
    files = {"giay_to_khac": [PrivateFileFactory()]}
    full = partial_form(
        schema, set(), {"giay_to_khac"}, answers=ANSWERS, data={}, upload_slots=slots_of(partial.sections[0], files)
    )
    assert full.is_valid()


def test_answers_are_shown_in_words_and_hidden_ones_left_out(schema):
    file = PrivateFileFactory()
    shown = answers_as_shown(schema, {**ANSWERS, "da_ket_hon": False}, {"giay_chung_sinh": [file]})
    items = {item.key: item for section in shown for item in section.items}
    assert "ngay_ket_hon" not in items
    assert "so_dinh_danh_me" not in items
    assert items["da_ket_hon"].text == "Không"
    assert items["ngay_sinh"].text == "03/02/2026"
    assert items["noi_sinh"].text == "Nơi khác"
    assert items["giay_chung_sinh"].files == (file,)
    assert items["thu_dien_tu"].text == ""
