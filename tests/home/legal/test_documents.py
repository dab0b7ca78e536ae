"""Legal documents: found by number and words, shown with what became of them."""

from __future__ import annotations

from datetime import date, timedelta
from xml.etree import ElementTree

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.documents import get_document_model

from home.legal import finding
from home.legal.kinds import DocumentKind, Force, RelationKind
from home.legal.pages import LegalDocumentPage, LegalFile, LegalRelation
from tests.factories.news import law, legal_index
from tests.faults.pages import parsed

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def today() -> date:
    return timezone.localdate()


def force(page, on: date | None = None) -> Force:
    return Force(LegalDocumentPage.objects.on(on or today()).get(pk=page.pk).force)


def found(client, **asked: str) -> list[str]:
    response = client.get("/van-ban/", {name.replace("_", "-"): value for name, value in asked.items()})
    assert response.status_code == 200
    return [" ".join(one.get_text(" ").split()) for one in parsed(response).select(".lc-laws h3")]


# --- In force or not --------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("begins", "ends", "expected"),
    [
        (None, None, Force.IN_FORCE),
        (0, None, Force.IN_FORCE),
        (1, None, Force.NOT_YET),
        (-10, 1, Force.IN_FORCE),
        (-10, 0, Force.ENDED),
        (-10, -1, Force.ENDED),
    ],
)
def test_dates_say_whether_a_document_is_in_force_to_the_day(begins, ends, expected):
    page = law(
        issued_on=today() - 20 * DAY,
        in_force_from=None if begins is None else today() + begins * DAY,
        ends_on=None if ends is None else today() + ends * DAY,
    )
    assert force(page) == expected


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (RelationKind.REPLACES, Force.ENDED),
        (RelationKind.REPEALS, Force.ENDED),
        (RelationKind.REPEALS_PARTLY, Force.PARTLY),
        (RelationKind.AMENDS, Force.IN_FORCE),
        (RelationKind.GUIDES, Force.IN_FORCE),
    ],
)
def test_another_document_ends_this_one_on_the_day_it_takes_effect(kind, expected):
    page = law(issued_on=date(2020, 1, 1))
    law(issued_on=today() - 5 * DAY, in_force_from=today() + DAY, relations=((kind, page),))

    assert force(page) == Force.IN_FORCE
    assert force(page, today() + DAY) == expected


def test_a_draft_ends_nothing():
    page = law(issued_on=date(2020, 1, 1))
    law(issued_on=date(2021, 1, 1), relations=((RelationKind.REPEALS, page),), publish=False)
    assert force(page) == Force.IN_FORCE


def test_a_part_may_end_by_itself():
    assert force(law(partly_ended=True)) == Force.PARTLY


def test_what_has_ended_is_not_partly_ended():
    page = law(issued_on=date(2020, 1, 1), partly_ended=True)
    law(issued_on=date(2021, 1, 1), relations=((RelationKind.REPLACES, page),))
    assert force(page) == Force.ENDED


def test_the_page_says_what_the_list_says(client):
    old = law("61/2018/NĐ-CP", issued_on=date(2018, 4, 23))
    law("118/2025/NĐ-CP", issued_on=date(2025, 6, 9), relations=((RelationKind.REPLACES, old),))
    for address in ("/van-ban/?q=61/2018", old.url):
        assert parsed(client.get(address)).select_one(".lc-badge").get_text(strip=True) == "Hết hiệu lực"
    notice = parsed(client.get(old.url)).select_one(".lc-notice").get_text(" ")
    assert "hết hiệu lực từ ngày 09/06/2025" in notice
    assert "Nghị định số 118/2025/NĐ-CP" in notice


def test_of_a_document_that_will_be_replaced_the_day_is_said(client):
    old = law("61/2018/NĐ-CP", issued_on=date(2018, 4, 23))
    new = law(issued_on=today(), in_force_from=today() + 9 * DAY, relations=((RelationKind.REPLACES, old),))
    page = parsed(client.get(old.url))
    assert page.select_one(".lc-badge").get_text(strip=True) == "Còn hiệu lực"
    said = " ".join(page.select_one(".lc-notice").get_text(" ").split())
    day = f"{today() + 9 * DAY:%d/%m/%Y}"
    assert f"còn hiệu lực, sẽ hết hiệu lực từ ngày {day}. Từ ngày đó áp dụng: {new.cited_as}" in said
    relation = page.select_one(".lc-law__relation")
    assert relation.h3.text == "Sẽ bị thay thế bởi"
    assert f"từ ngày {day}" in relation.get_text()
    assert old.pk in LegalDocumentPage.objects.on(today()).filter(force=Force.IN_FORCE).values_list("pk", flat=True)


def test_of_two_that_end_a_document_the_first_is_named(client):
    old = law("61/2018/NĐ-CP", issued_on=date(2018, 4, 23), ends_on=today() + 20 * DAY)
    law("1/2030/NĐ-CP", in_force_from=today() + 9 * DAY, relations=((RelationKind.REPLACES, old),))
    first = law("2/2030/NĐ-CP", in_force_from=today() + 5 * DAY, relations=((RelationKind.REPEALS, old),))
    said = " ".join(parsed(client.get(old.url)).select_one(".lc-notice").get_text(" ").split())
    assert f"từ ngày {today() + 5 * DAY:%d/%m/%Y}. Văn bản bãi bỏ: {first.cited_as}" in said


def test_a_last_day_of_its_own_is_said_before_and_after(client):
    page = law(issued_on=date(2025, 1, 1), ends_on=today() + DAY)
    assert "sẽ hết hiệu lực từ ngày" in parsed(client.get(page.url)).select_one(".lc-notice").get_text()
    page.ends_on = today()
    page.save_revision().publish()
    assert "Văn bản này hết hiệu lực từ ngày" in parsed(client.get(page.url)).select_one(".lc-notice").get_text()


def test_an_amendment_ahead_is_said_to_be_ahead(client):
    old = law("61/2018/NĐ-CP", issued_on=date(2018, 4, 23))
    law("118/2025/NĐ-CP", in_force_from=today() + DAY, relations=((RelationKind.AMENDS, old),))
    page = parsed(client.get(old.url))
    assert "đã được sửa đổi" not in page.select_one("main").get_text()
    assert "sẽ được sửa đổi, bổ sung từ ngày" in page.select_one(".lc-notice").get_text()


# --- Relations --------------------------------------------------------------------------------------------------------
def test_a_relation_is_shown_on_both_sides(client):
    old = law("61/2018/NĐ-CP", title="Cơ chế cũ")
    new = law("118/2025/NĐ-CP", title="Cơ chế mới", relations=((RelationKind.AMENDS, old),))

    own = parsed(client.get(new.url)).select_one(".lc-law__relation")
    other = parsed(client.get(old.url)).select_one(".lc-law__relation")
    assert (own.h3.text, own.a.text, own.a["href"]) == ("Sửa đổi, bổ sung", "Nghị định số 61/2018/NĐ-CP", old.url)
    assert (other.h3.text, other.a["href"]) == ("Được sửa đổi, bổ sung bởi", new.url)


def test_a_document_that_is_only_named_has_no_link(client):
    page = law(relations=((RelationKind.REPEALS, "Quyết định số 5/1999/QĐ-UB"),))
    relation = parsed(client.get(page.url)).select_one(".lc-law__relation")
    assert "Quyết định số 5/1999/QĐ-UB" in relation.get_text()
    assert relation.a is None


def test_an_unpublished_document_is_named_on_neither_side(client):
    old = law("61/2018/NĐ-CP")
    new = law("118/2025/NĐ-CP", relations=((RelationKind.AMENDS, old),))
    new.unpublish()
    assert "118/2025" not in client.get(old.url).content.decode()
    new.save_revision().publish()
    old.unpublish()
    assert "61/2018" not in client.get(new.url).content.decode()


@pytest.mark.parametrize("case", ["neither", "both", "itself"])
def test_a_relation_is_with_one_other_document(case):
    page, other = law(), law()
    values = {"neither": {}, "both": {"other": other, "named": "Một văn bản"}, "itself": {"other": page}}[case]
    relation = LegalRelation(document=page, kind=RelationKind.AMENDS, **values)
    with pytest.raises(ValidationError):
        relation.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        relation.save()


def test_a_relation_is_said_once():
    page, other = law(), law()
    LegalRelation.objects.create(document=page, kind=RelationKind.AMENDS, other=other)
    with pytest.raises(IntegrityError), transaction.atomic():
        LegalRelation.objects.create(document=page, kind=RelationKind.AMENDS, other=other)


# --- What editors may write -------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("begins", "ends"), [(date(2025, 2, 1), date(2025, 2, 1)), (None, date(2025, 1, 10))])
def test_a_document_ends_after_it_begins(begins, ends):
    page = law(issued_on=date(2025, 1, 10))
    page.in_force_from, page.ends_on = begins, ends
    with pytest.raises(ValidationError, match="phải sau ngày có hiệu lực"):
        page.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        LegalDocumentPage.objects.filter(pk=page.pk).update(in_force_from=begins, ends_on=ends)


def test_the_same_number_of_the_same_issuer_is_refused():
    law("118/2025/NĐ-CP")
    page = law()
    page.number = " 118/2025/nđ-cp "
    with pytest.raises(ValidationError, match="Đã có văn bản số này"):
        page.full_clean()
    page.issuer = "Bộ Tài chính"
    page.full_clean()


def test_an_unknown_kind_is_refused_by_the_database():
    page = law()
    with pytest.raises(IntegrityError), transaction.atomic():
        LegalDocumentPage.objects.filter(pk=page.pk).update(kind="bao")


# --- Finding ----------------------------------------------------------------------------------------------------------
@pytest.fixture
def shelf(db):
    return [
        law("118/2025/NĐ-CP", title="Về cơ chế một cửa", issued_on=date(2025, 6, 9), field="Thủ tục hành chính"),
        law("42/2022/NĐ-CP", title="Về dịch vụ công trực tuyến", issued_on=date(2022, 6, 24)),
        law(
            "07/TB-UBND",
            title="Nghỉ Tết",
            kind=DocumentKind.NOTICE,
            issuer="Ủy ban nhân dân tỉnh Lào Cai",
            issued_on=date(2025, 12, 30),
            in_force_from=date(2099, 1, 1),
        ),
    ]


@pytest.mark.parametrize(
    "query",
    [
        "một cửa",
        "mot cua",
        "MOT CUA",
        "mo\u0302\u0323t cu\u031b\u0309a",
        "118/2025",
        "nd 118",
        "nghị định 118",
        "cua mot 2025",
    ],
)
def test_words_and_numbers_find_with_and_without_accents(client, shelf, query):
    assert found(client, q=query)[0] == "Về cơ chế một cửa"


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, ["Nghỉ Tết", "Về cơ chế một cửa", "Về dịch vụ công trực tuyến"]),
        ({"loai": "thong-bao"}, ["Nghỉ Tết"]),
        ({"co_quan": "Chính phủ"}, ["Về cơ chế một cửa", "Về dịch vụ công trực tuyến"]),
        ({"nam": "2025"}, ["Nghỉ Tết", "Về cơ chế một cửa"]),
        ({"hieu_luc": "chua-co-hieu-luc"}, ["Nghỉ Tết"]),
        ({"hieu_luc": "con-hieu-luc", "nam": "2022"}, ["Về dịch vụ công trực tuyến"]),
        ({"loai": "luat"}, []),
        ({"q": "không có gì"}, []),
    ],
)
def test_filters_narrow_the_list(client, shelf, asked, expected):
    assert found(client, **asked) == expected


@pytest.mark.parametrize(
    "value", ["x" * 10_000, "%00", "\x00", "' OR 1=1 --", "%", "_", "\\", "9999999999", "٢٠٢٥", "0000", "é"]
)
@pytest.mark.parametrize("name", ["q", "loai", "co_quan", "nam", "hieu_luc", "sau", "truoc"])
def test_what_is_no_choice_never_brings_the_list_down(client, shelf, name, value):
    found(client, **{name: value})


@pytest.mark.parametrize("sign", ["%", "_", "\\"])
def test_signs_of_the_database_are_letters_like_others(client, shelf, sign):
    assert found(client, q=sign) == []


def test_what_is_chosen_can_be_let_go_one_by_one(client, shelf):
    page = parsed(client.get("/van-ban/", {"loai": "nghi-dinh", "nam": "2025"}))
    links = {" ".join(a.get_text(" ").split()): a["href"] for a in page.select(".lc-chosen a")}
    assert links == {"Bỏ lọc: Nghị định": "/van-ban/?nam=2025", "Bỏ lọc: 2025": "/van-ban/?loai=nghi-dinh"}
    assert page.select_one("#loai-van-ban option[selected]")["value"] == "nghi-dinh"


def test_pages_go_on_without_repeats(client, monkeypatch):
    monkeypatch.setattr(finding, "PER_PAGE", 3)
    for number in range(7):
        law(title=f"Văn bản {number}", issued_on=date(2025, 1, 1))
    seen, address = [], "/van-ban/?nam=2025"
    for _page in range(3):
        page = parsed(client.get(address))
        seen += [one.get_text(strip=True) for one in page.select(".lc-laws h3")]
        following = page.select_one("a[rel=next]")
        address = f"/van-ban/{following['href']}" if following else ""
    assert address == ""
    assert sorted(seen) == [f"Văn bản {number}" for number in range(7)]


def test_an_empty_register_says_what_to_do(client):
    legal_index()
    assert "Không có văn bản như vậy" in client.get("/van-ban/").content.decode()


# --- Files, feed, cost ------------------------------------------------------------------------------------------------
def test_the_text_of_a_document_can_be_fetched(client):
    page = law()
    document = get_document_model().objects.create(title="Toàn văn", file=ContentFile(b"%PDF-1.4", name="toan-van.pdf"))
    page.files = [LegalFile(document=document, name="Bản có dấu")]
    page.save_revision().publish()
    link = parsed(client.get(page.url)).select_one(".lc-file a")
    assert (link.text, link["href"]) == ("Bản có dấu", document.url)


def test_the_feed_holds_the_newest(client, shelf):
    feed = ElementTree.fromstring(client.get("/van-ban/rss.xml").content)
    titles = [one.text for one in feed.iter("title")][1:]
    assert b"http://www.w3.org/2005/Atom" in client.get("/van-ban/atom.xml").content
    assert titles[:2] == ["Thông báo số 07/TB-UBND: Nghỉ Tết", "Nghị định số 118/2025/NĐ-CP: Về cơ chế một cửa"]


def test_there_is_no_feed_without_a_register(client):
    assert client.get("/van-ban/rss.xml").status_code == client.get("/van-ban/atom.xml").status_code == 404


def test_list_and_document_take_at_most_twelve_queries(client):
    old = law()
    page = law(relations=((RelationKind.REPLACES, old), (RelationKind.AMENDS, law()), (RelationKind.GUIDES, "Luật X")))
    law(relations=((RelationKind.AMENDS, page),))
    for address in ("/van-ban/?loai=nghi-dinh&nam=2025", page.url):
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        assert len(asked) <= 12
