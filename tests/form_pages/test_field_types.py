"""What each kind of question takes, keeps and shows."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from portal.form_pages.field_types import FieldType, all_types, register, type_named
from portal.form_pages.forms import AnswersForm, as_post
from portal.form_pages.schema import Field, Option
from portal.organisations.models import FormerUnit
from tests.factories.organisations import AdministrativeUnitFactory

OPTIONS = (Option("nam", "Nam"), Option("nu", "Nữ"))


def ask(kind: str, typed: Any, **settings: Any) -> AnswersForm:
    options = OPTIONS if type_named(kind).has_options else ()
    required = settings.pop("required", True)
    field = Field("cau", kind, "Câu hỏi", required=required, options=options, settings=settings)
    form = AnswersForm([field], data={"cau": typed})
    form.is_valid()
    return form


@pytest.mark.parametrize(
    ("kind", "typed", "kept", "shown", "settings"),
    [
        ("text", "  Vàng   A Chúng ", "Vàng A Chúng", "Vàng A Chúng", {}),
        ("long_text", "dòng một \r\n  dòng hai", "dòng một\ndòng hai", "dòng một\ndòng hai", {}),
        ("number", "1.250", 1250, "1.250", {}),
        ("number", "12,5", "12.5", "12,5 ha", {"decimals": 2, "unit": "ha"}),
        ("money", "1.500.000 đồng", 1500000, "1.500.000 đồng", {}),
        ("date", "3/2/2026", "2026-02-03", "03/02/2026", {}),
        ("date", "2026-02-03", "2026-02-03", "03/02/2026", {}),
        ("partial_date", "1985", "1985", "1985", {}),
        ("partial_date", "03/02/1985", "1985-02-03", "03/02/1985", {}),
        ("email", "mot@vidu.vn", "mot@vidu.vn", "mot@vidu.vn", {}),
        ("citizen_id", "010 204 001 234", "010204001234", "010204001234", {}),
        ("citizen_id", "063123456", "063123456", "063123456", {"allow_nine_digits": True}),
        ("tax_code", "0100233488", "0100233488", "0100233488", {}),
        ("choice", "nu", "nu", "Nữ", {}),
        ("choices", ["nam", "nu"], ["nam", "nu"], "Nam; Nữ", {}),
        ("yes_no", "yes", True, "Có", {}),
        ("yes_no", "no", False, "Không", {}),
        ("declaration", "on", True, "Đã cam đoan", {}),
    ],
)
def test_an_answer_is_kept_and_shown(kind, typed, kept, shown, settings):
    form = ask(kind, typed, **settings)
    assert not form.errors
    assert form.answers == {"cau": kept}
    assert type_named(kind).as_text(form.asked[0], kept) == shown


# What these take stands in the database; their own rooms test them.
OF_THE_DATABASE = {"file", "group", "commune", "goods", "class", "trainee"}


@pytest.mark.parametrize("kind", [kind.name for kind in all_types() if kind.name not in OF_THE_DATABASE])
def test_what_is_kept_passes_again_when_it_is_put_into_the_form(kind):
    typed = {
        "number": "5", "money": "5.000", "date": "03/02/2026", "partial_date": "1985", "phone": "0912345678",
        "email": "a@b.vn", "citizen_id": "010204001234", "tax_code": "0100233488", "choice": "nam",
        "choices": ["nu"], "yes_no": "no", "declaration": "on",
    }.get(kind, "chữ")  # fmt: skip
    form = ask(kind, typed)
    again = AnswersForm(form.asked, data=as_post(form.asked, form.answers))
    assert again.is_valid()
    assert again.answers == form.answers


@pytest.mark.parametrize(
    ("kind", "typed", "told"),
    [
        ("date", "31/02/2026", "không có ngày 31"),
        ("date", "hôm qua", "Hãy nhập theo mẫu ngày/tháng/năm"),
        ("citizen_id", "01020400123", "12"),
        ("citizen_id", "063123456", "12"),
        ("tax_code", "123", "thuế"),
        ("phone", "01634", ""),
        ("email", "khong phai", "không phải địa chỉ thư điện tử"),
        ("number", "ba", "không phải là số"),
        ("number", "1,5", "số nguyên"),
        ("money", "-5", "không âm"),
        ("text", "a" * 50_000, "Câu trả lời dài 50.000 ký tự; xin rút gọn còn nhiều nhất 200 ký tự."),
        ("long_text", "a" * 50_000, "nhiều nhất 5.000 ký tự"),
        ("choice", "khac", "không còn trong danh sách"),
        ("choices", ["nam", "khac"], ""),
        ("text", "", "Hãy điền “Câu hỏi”."),
        ("text", "   ", "Hãy điền “Câu hỏi”."),
        ("declaration", "", "Hãy đánh dấu"),
    ],
)
def test_a_wrong_answer_gets_a_sentence_and_is_kept_in_the_control(kind, typed, told):
    form = ask(kind, typed)
    assert told in " ".join(form.errors["cau"])
    assert form.answers == {}
    if isinstance(typed, str) and kind != "declaration":
        assert form["cau"].value() == typed


def test_a_birthday_lies_in_the_past():
    assert "chưa đến" in ask("date", "01/01/2199", when="past").errors["cau"][0]
    assert "đã qua" in ask("date", "01/01/1990", when="future").errors["cau"][0]
    assert not ask("partial_date", "1985", when="past").errors


def test_numbers_keep_to_their_limits():
    assert "từ 1 trở lên" in ask("number", "0", least="1").errors["cau"][0]
    assert "không quá 10" in ask("number", "11", most="10").errors["cau"][0]


def test_emoji_and_decomposed_vietnamese_are_kept_composed():
    form = ask("text", unicodedata.normalize("NFD", "Giàng A Páo") + " 🌾")
    assert form.answers["cau"] == "Giàng A Páo 🌾"


def test_a_null_character_is_left_out():
    assert ask("text", "a\x00b").answers["cau"] == "ab"


def test_an_optional_question_may_stay_empty():
    for kind in all_types():
        if kind.can_be_optional and kind.name not in {"file", "group", "commune"}:
            form = ask(kind.name, [] if kind.name == "choices" else "", required=False)
            assert not form.errors, kind.name
            assert form.answers == {}


def test_a_name_of_a_type_is_given_once():
    with pytest.raises(ImproperlyConfigured):

        @register
        class Another(FieldType):
            name = "text"
            label = "Chữ"


@pytest.mark.django_db
def test_a_commune_is_found_by_code_by_name_and_by_a_former_name():
    unit = AdministrativeUnitFactory(name="Xã Thử Nghiệm")
    FormerUnit.objects.create(province="Lào Cai", district="Thử", name="Bản Thử Nghiệm Cũ", unit=unit)
    for typed in (unit.code, unit.name.upper(), "ban thu nghiem cu"):
        form = ask("commune", typed)
        assert form.answers["cau"] == {"code": unit.code, "name": unit.name}
    assert "Không tìm thấy xã, phường" in ask("commune", "Paris").errors["cau"][0]


@pytest.mark.django_db
def test_the_commune_search_knows_former_names(client):
    unit = AdministrativeUnitFactory(name="Xã Thử Nghiệm")
    FormerUnit.objects.create(province="Lào Cai", district="Thử", name="Bản Thử Nghiệm Cũ", unit=unit)
    found = {code: names for code, *names in client.get("/bieu-mau/xa-phuong.json").json()["communes"]}
    assert "ban thu nghiem cu" in found[unit.code]
