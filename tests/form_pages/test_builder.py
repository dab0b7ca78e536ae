"""What an editor builds: keys that stay, and a form that does not hold together refused at the block."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from wagtail.blocks.stream_block import StreamBlockValidationError

from portal.form_pages.blocks import SectionsBlock
from portal.form_pages.builder import key_from, schema_from_stream
from portal.form_pages.schema import Condition, Operator
from tests.factories.form_pages import RequestPageFactory, options, question, rule, section, when
from tests.testapp.models import RequestPage


def stream(*sections: dict[str, Any]):
    return SectionsBlock().to_python(list(sections))


def refusals(*sections: dict[str, Any]) -> dict[int, Any]:
    block = SectionsBlock()
    with pytest.raises(StreamBlockValidationError) as refused:
        block.clean(block.to_python(list(sections)))
    return refused.value.block_errors


def test_a_key_is_made_from_the_words():
    assert key_from("Họ và tên mẹ (đẻ)") == "ho_va_ten_me_de"
    assert key_from("Họ tên", {"ho_ten"}) == "ho_ten_2"
    assert key_from("2 con") == "q_2_con"
    assert len(key_from("rất " * 50)) <= 48


@pytest.mark.django_db
def test_renaming_a_question_keeps_its_key(root):
    page = RequestPageFactory(parent=root, sections=[section("Một", question("text", "Họ tên mẹ"))])
    key = page.build_schema().sections[0].fields[0].key
    again = RequestPage.objects.get(pk=page.pk)
    again.sections[0].value["fields"][0].value["label"] = "Họ, chữ đệm, tên người mẹ"
    again.save()
    field = RequestPage.objects.get(pk=page.pk).build_schema().sections[0].fields[0]
    assert (field.key, field.label) == (key, "Họ, chữ đệm, tên người mẹ")


@pytest.mark.django_db
def test_a_key_that_was_wiped_comes_back_for_the_same_block(root):
    page = RequestPageFactory(parent=root, sections=[section("Một", question("text", "Họ tên mẹ"))])
    again = RequestPage.objects.get(pk=page.pk)
    child = again.sections[0].value["fields"][0]
    child.value["key"], child.value["label"] = "", "Tên khác hẳn"
    again.save()
    assert RequestPage.objects.get(pk=page.pk).build_schema().sections[0].fields[0].key == "ho_ten_me"


@pytest.mark.django_db
def test_a_condition_in_words_is_settled_to_key_and_option(root):
    """Renaming what it refers to afterwards changes nothing."""
    page = RequestPageFactory(
        parent=root,
        sections=[
            section(
                "Một",
                question("choice", "Nơi sinh", options=options("Bệnh viện", "Tại nhà")),
                question("text", "Ai đỡ", conditions=when("nơi SINH", "tại nhà")),
            )
        ],
    )
    again = RequestPage.objects.get(pk=page.pk)
    fields = again.sections[0].value["fields"]
    fields[0].value["label"] = "Trẻ sinh ở đâu"
    fields[0].value["options"][1]["label"] = "Ở nhà"
    again.save()
    built = RequestPage.objects.get(pk=page.pk).build_schema().sections[0].fields
    assert built[1].conditions == (Condition("noi_sinh", Operator.IS, "tai_nha"),)
    assert built[0].label_of("tai_nha") == "Ở nhà"


def test_two_questions_with_the_same_words_get_two_keys():
    schema = schema_from_stream("", stream(section("A", question("text", "Tên"), question("text", "Tên"))))
    assert [field.key for field in schema.fields()] == ["ten", "ten_2"]


def test_the_same_key_twice_is_refused_at_the_second_block():
    errors = refusals(section("A", question("text", "Tên", key="ten"), question("text", "Tên khác", key="ten")))
    wrong = errors[0].block_errors["fields"].block_errors
    assert set(wrong) == {1}
    assert "đã dùng cho câu “Tên”" in wrong[1].block_errors["key"].message


@pytest.mark.parametrize(
    ("condition", "told"),
    [
        (when("khong_co", "x"), "không có câu hỏi nào như vậy ở phía trước"),
        (when("sau", "x"), "không có câu hỏi nào như vậy ở phía trước"),
        (when("noi_sinh", "Trên trời"), "không có phương án “Trên trời”"),
        (when("tep", "x"), "Không đặt điều kiện theo câu"),
    ],
)
def test_a_condition_that_cannot_hold_is_refused_at_its_block(condition, told):
    errors = refusals(
        section(
            "A",
            question("choice", "Nơi sinh", key="noi_sinh", options=options("Nhà", "Viện")),
            question("file", "Tệp", key="tep"),
            question("text", "Kể", key="ke", conditions=condition),
            question("text", "Sau", key="sau"),
        )
    )
    assert told in errors[0].block_errors["fields"].block_errors[2].block_errors["conditions"].message


def test_a_rule_over_what_is_no_date_is_refused_at_its_block():
    errors = refusals(
        section(
            "A",
            question("text", "Tên", key="ten"),
            question("date", "Ngày", key="ngay"),
            rules=[rule("not_before", field="ngay", other="ten")],
        )
    )
    inner = errors[0].block_errors["rules"].block_errors[0]
    assert "không phải là ngày" in inner.non_block_errors.as_data()[0].message


def test_a_choice_needs_two_options():
    errors = refusals(section("A", question("choice", "Một mình", options=options("Chỉ một"))))
    assert "ít nhất hai" in errors[0].block_errors["fields"].block_errors[0].block_errors["options"].message


def test_an_empty_section_is_refused():
    assert "fields" in refusals(section("A"))[0].block_errors


def test_a_key_with_accents_is_refused():
    errors = refusals(section("A", question("text", "Tên", key="tên")))
    assert "không dấu" in errors[0].block_errors["fields"].block_errors[0].block_errors["key"].message


def test_a_declaration_has_no_way_to_be_optional():
    schema = schema_from_stream("", stream(section("A", question("declaration", "Tôi cam đoan"))))
    assert next(schema.fields()).required


@pytest.mark.django_db
def test_a_form_that_does_not_hold_together_is_not_saved(root):
    with pytest.raises(ValidationError, match="đã dùng"):
        RequestPageFactory(
            parent=root, sections=[section("A", question("text", "Tên", key="a"), question("text", "Tuổi", key="a"))]
        )
