"""How a query is read, and that nothing typed breaks the search."""

from __future__ import annotations

import unicodedata

import pytest

from portal.search import asking
from portal.search.finding import find
from portal.search.neighbours import meant
from portal.search.ranking import Tier
from tests.search.corpus import key_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("corpus")]


def keys(query: str, **how: object) -> list[str]:
    return [key_of(one.entry) for one in find(query, **how).ranked]


@pytest.mark.parametrize(
    "typed",
    [
        "hoà giải",
        "hòa giải",
        "hoa giai",
        "HÒA GIẢI",
        "hòa giai",
        unicodedata.normalize("NFD", "hòa giải"),
        " hòa \u200bgiải ",
    ],
)
def test_every_way_of_typing_finds_the_same(typed: str) -> None:
    assert keys(typed)[0] == "p-tranh-chap"


def test_an_exact_accented_title_stands_above_a_folded_one() -> None:
    assert keys("hòa bình")[0] == "a-hoa-binh"
    assert find("hòa bình").ranked[0].tier == Tier.TITLE_ACCENTED_PHRASE
    assert find("hoa binh").ranked[0].tier == Tier.TITLE_PHRASE
    # "tỏi" is garlic, "tôi" is I, "tối" is evening: folded they are one.
    assert keys("tỏi")[0] == "g-toi-tim"


def test_stop_words_are_dropped_from_a_sentence_and_kept_in_a_name() -> None:
    needed = {slot.phrase for slot in asking.read("tôi muốn làm căn cước thì cần giấy tờ gì").needed}
    assert {"toi", "muon", "thi", "gi"}.isdisjoint(needed)
    assert any("can cuoc" in phrase for phrase in needed)


@pytest.mark.parametrize("typed", ["ở đâu", "là gì và như thế nào", "có không được", "thủ tục"])
def test_nothing_but_stop_words_is_answered_with_what_to_do(typed: str) -> None:
    answer = find(typed)
    assert answer.says_nothing
    assert answer.is_empty


def test_a_corrected_search_says_so_and_can_be_made_literally() -> None:
    answer = find("khai sihn")
    assert answer.meant == "khai sinh"
    assert not answer.literal
    literal = find("khai sihn", literally=True)
    assert literal.is_empty
    assert not literal.meant


def test_two_known_words_are_never_both_taken_for_others() -> None:
    answer = find("xe cải tiến")
    assert answer.is_empty
    assert not answer.meant


@pytest.mark.parametrize(
    ("word", "wanted"),
    [
        ("sihn", "sinh"),
        ("snh", "sinh"),
        ("sinhh", "sinh"),
        ("sunh", "sinh"),
        ("ddang", "dang"),
        ("khaisinh", "khai sinh"),
        ("dang2", "dang"),
    ],
)
def test_a_letter_wrong_missing_too_many_or_swapped_is_seen_through(word: str, wanted: str) -> None:
    assert wanted in meant(word)


def test_an_old_commune_or_district_finds_what_is_there_today() -> None:
    assert "a-lu-quet" in keys("sạt lở xã A Lù")
    assert keys("huyện Mù Cang Chải")[0] == "a-ruong-bac-thang"
    assert "a-hoa-dao" in keys("hoa đào tại xã Dền Thàng, huyện Bát Xát")


def test_the_kind_chosen_narrows_the_results_and_not_the_counts() -> None:
    everything, goods = find("shan tuyết"), find("shan tuyết", kind="san-pham")
    assert everything.counts == goods.counts
    assert {one.entry.kind for one in goods.ranked} == {"san-pham"}
    assert goods.total == goods.counts["san-pham"] < everything.total
    assert find("shan tuyết", kind="khong-co").total == everything.total


BAD = [
    "a" * 10_000, "khai sinh " * 1_000, "00000000000000000000000000000000000000000", "ﷺ" * 300, "\n\t\r",
    "“khai sinh” AND (NOT OR NEAR) * ? : ^ ~ [ ] { } / \\ | & ! < > = @ # $ % + -",
    '"', "'", "\\", "%", "_", "*", "(((", "a:b", "title:khai", "khai*", "khai^5", "khai~2", "-khai",
    "NEAR(khai sinh, 2)", "AND", "OR NOT", "NOT khai sinh", "khai & | ! sinh", "khai <-> sinh", "khai:*",
    "'; DROP TABLE search_searchentry; --", "1' OR '1'='1", "%s %d {0}", "null", "true", "1e5", "0x1F", "3.14",
    "\x00\x01\x02khai\x1f sinh\x7f", "\x00", "\ud800", "\u202ekhai sinh",
    "👍🏽👨‍👩‍👧 khai sinh 🎉", "🎉", "Ω≈ç√∫", "𝖐𝖍𝖆𝖎 𝖘𝖎𝖓𝖍",
]  # fmt: skip


@pytest.mark.parametrize("typed", BAD, ids=range(len(BAD)))
def test_nothing_typed_breaks_the_search(typed: str) -> None:
    for literally in (False, True):
        answer = find(typed, literally=literally)
        assert len(answer.asked.text) <= asking.LONGEST_QUERY
        assert len(answer.asked.slots) <= asking.MOST_WORDS
        assert answer.asked.text.isprintable()


def test_operators_of_engines_and_signs_do_not_hide_what_is_sought() -> None:
    assert keys('"khai sinh" AND NOT (*)')[0] == "p-khai-sinh"
    assert keys("👍 khai-sinh!!! 🎉")[0] == "p-khai-sinh"
    assert keys("\x00khai\x01 sinh")[0] == "p-khai-sinh"


def test_of_a_very_long_query_the_beginning_counts() -> None:
    assert keys("khai sinh " * 1_000)[0] == "p-khai-sinh"
