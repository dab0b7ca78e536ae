"""One spelling for each way of typing Vietnamese."""

from __future__ import annotations

import unicodedata

import pytest

from portal.search.marking import marked, snippet
from portal.search.neighbours import sound
from portal.search.words import folded_text, folded_words, one_spelling

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("hoà giải", "hòa giải"),
        ("Thuỷ điện", "thủy điện"),
        ("THUỶ", "thủy"),
        ("xoè ô", "xòe ô"),
        ("toàn", "toàn"),
        ("quý", "quý"),
        ("Quỳ", "quỳ"),
        ("khoẻ", "khỏe"),
        ("Uỷ ban", "ủy ban"),
    ],
)
def test_the_mark_of_the_tone_has_one_place(typed: str, same: str) -> None:
    assert one_spelling(typed) == same
    assert one_spelling(unicodedata.normalize("NFD", typed)) == same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("đăng kí", "đăng ký"),
        ("kĩ thuật", "kỹ thuật"),
        ("lí lịch", "lý lịch"),
        ("bác sĩ", "bác sỹ"),
        ("quí", "quý"),
        ("Đất ĐAI", "dat dai"),
        ("1.001193", "1 001193"),
        ("12/2026/QĐ-UBND", "12 2026 qd ubnd"),
    ],
)
def test_words_that_are_one_are_one_for_the_engines(one: str, other: str) -> None:
    assert folded_words(one) == folded_words(other)


def test_what_only_looks_like_it_stays_apart() -> None:
    assert folded_words("chi") != folded_words("chy")
    assert folded_words("kinh") == ["kinh"]


def test_chinese_is_cut_into_characters() -> None:
    assert folded_words("古树茶 tea") == ["古", "树", "茶", "tea"]


def test_folded_text_is_cut_between_words() -> None:
    assert folded_text(["một hai", "ba"], longest=8) == "mot hai"


@pytest.mark.parametrize(
    ("one", "other"), [("trong", "chon"), ("say", "xay"), ("gio", "do"), ("rao", "dao"), ("nam", "lam")]
)
def test_what_sounds_alike_somewhere_has_one_sound(one: str, other: str) -> None:
    assert sound(one) == sound(other)


def test_marks_are_set_whatever_the_accents_and_nothing_gets_through_unescaped() -> None:
    shown = marked('Đăng ký <b>Khai sinh</b> & "kết hôn"', {"khai", "sinh"})
    assert shown == "Đăng ký &lt;b&gt;<mark>Khai sinh</mark>&lt;/b&gt; &amp; &quot;kết hôn&quot;"


def test_a_snippet_shows_the_place_with_most_of_the_words() -> None:
    text = "Khai báo tạm trú. " + "Chữ khác. " * 60 + "Giấy khai sinh bản sao ở đây. " + "Chữ khác. " * 30
    shown = snippet(text, {"khai", "sinh", "giay"})
    assert "<mark>Giấy khai sinh</mark>" in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert len(shown) < 300


def test_without_the_words_the_summary_is_shown() -> None:
    assert snippet("Dài dòng.", {"khac"}, instead="Tóm tắt <i>") == "Tóm tắt &lt;i&gt;"
