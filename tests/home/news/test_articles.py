"""Articles and their lists, as readers meet them."""

from __future__ import annotations

import json
from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_tasks import task_backends
from django_tasks_db import DatabaseBackend
from django_tasks_db.models import DBTaskResult
from wagtail.models import PageViewRestriction

from home.news import listing
from home.news.pages import ArticlePage, RelatedArticle
from portal.cms import scheduling
from tests.factories.news import article, image, news_index, topic
from tests.faults.pages import parsed

pytestmark = pytest.mark.django_db


def titles(response) -> list[str]:
    return [link.get_text(strip=True) for link in parsed(response).select(".lc-story__title a")]


def queries(client, address: str) -> int:
    """The second asking: pictures are made and caches filled by then."""
    assert client.get(address).status_code == 200
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    return len(asked)


def full_article(**fields):
    """Everything an article can hold: cover, gallery, pictures, topics, words, two chosen articles."""
    about = topic()
    cover = image()
    pictures = [
        {"image": image(f"Ảnh {number}", colour=f"#1{number}2030").pk, "description": f"Ảnh {number}", "caption": "x"}
        for number in range(1, 5)
    ]
    one = image("Trong bài", colour="#aa3344")
    body = [
        {"type": "paragraph", "value": "<p>Một đoạn.</p>"},
        {"type": "image", "value": {"image": {"image": one.pk, "alt_text": "Chè", "decorative": False}, "caption": ""}},
        {"type": "gallery", "value": {"title": "Bộ ảnh", "items": pictures}},
    ]
    others = [article(f"Chọn {number}", cover=image(colour=f"#3{number}4050")) for number in (1, 2)]
    page = article("Đầy đủ", topics=(about,), tags=("gặt", "lúa"), cover=cover, body=body, days_ago=3, **fields)
    page.related_links = [RelatedArticle(other=other, sort_order=place) for place, other in enumerate(others)]
    page.save_revision().publish()
    for number in range(4):
        article(f"Cùng chủ đề {number}", topics=(about,), days_ago=4 + number)
    return page


# --- Lists ------------------------------------------------------------------------------------------------------------
def test_the_newest_stand_first_and_drafts_nowhere(client):
    article("Cũ", days_ago=5)
    article("Mới", days_ago=1)
    article("Nháp", publish=False)
    hidden = article("Có mật khẩu")
    PageViewRestriction.objects.create(page=hidden, restriction_type="password", password="x")

    assert titles(client.get("/tin-tuc/")) == ["Mới", "Cũ"]


def test_a_topic_and_a_word_have_lists_of_their_own(client):
    about = topic("Văn hóa", "van-hoa")
    article("Lễ hội", topics=(about,), tags=("Chợ phiên",))
    article("Khác")

    assert titles(client.get("/tin-tuc/chu-de/van-hoa/")) == ["Lễ hội"]
    assert titles(client.get("/tin-tuc/tu-khoa/cho-phien/")) == ["Lễ hội"]
    shelf = parsed(client.get("/tin-tuc/chu-de/van-hoa/"))
    assert shelf.select_one("h1").get_text() == "Văn hóa"
    assert shelf.select_one(".lc-topics [aria-current]").get_text() == "Văn hóa"


@pytest.mark.parametrize("path", ["chu-de/khong-co/", "tu-khoa/khong-co/", "chu-de/", "tu-khoa/"])
def test_what_is_no_topic_is_not_found(client, path):
    news_index()
    assert client.get(f"/tin-tuc/{path}").status_code == 404


def test_pages_of_the_list_go_on_without_repeats(client, monkeypatch):
    monkeypatch.setattr(listing, "PER_PAGE", 3)
    at = timezone.now() - timedelta(days=1)
    for number in range(7):
        article(f"Bài {number}", dated_at=at)
    seen, address = [], "/tin-tuc/"
    for _page in range(3):
        response = client.get(address)
        seen += titles(response)
        following = parsed(response).select_one("a[rel=next]")
        address = f"/tin-tuc/{following['href']}" if following else ""
    assert address == ""
    assert sorted(seen) == sorted(f"Bài {number}" for number in range(7))
    back = parsed(response).select_one("a[rel=prev]")["href"]
    assert titles(client.get(f"/tin-tuc/{back}")) == seen[3:6]


@pytest.mark.parametrize("cursor", ["x", "=" * 5000, "é", "W10", "%00", "WyIyMDI2IiwxXQ"])
def test_a_cursor_we_did_not_make_shows_the_first_page(client, cursor):
    article("Bài")
    assert titles(client.get("/tin-tuc/", {"sau": cursor, "truoc": cursor})) == ["Bài"]


def test_an_empty_list_says_so(client):
    news_index()
    assert "Chưa có bài nào" in client.get("/tin-tuc/").content.decode()


# --- An article -------------------------------------------------------------------------------------------------------
def test_an_article_without_a_date_gets_that_of_its_first_publication():
    page = article(dated_at=None)
    assert page.dated_at == page.first_published_at
    page.save_revision().publish()
    page.refresh_from_db()
    assert page.dated_at == page.first_published_at


def test_a_date_that_editors_gave_stays(client):
    at = timezone.now() - timedelta(days=400)
    page = article(dated_at=at)
    assert page.dated_at == at
    assert timezone.localtime(at).strftime("%H:%M, %d/%m/%Y") in parsed(client.get(page.url)).select_one("time").text


def test_the_day_of_the_update_is_shown_only_where_editors_say_so(client):
    page = article()
    assert "Cập nhật" not in parsed(client.get(page.url)).select_one("article").get_text()
    page.updated_at = timezone.now()
    page.save_revision().publish()
    assert "Cập nhật" in parsed(client.get(page.url)).select_one("article").get_text()


def test_an_update_before_the_date_is_refused():
    page = article()
    page.updated_at = page.dated_at - timedelta(hours=1)
    with pytest.raises(ValidationError, match="trước ngày đăng"):
        page.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        ArticlePage.objects.filter(pk=page.pk).update(updated_at=page.updated_at)


def test_authors_are_names_parted_by_commas(client):
    page = article(authors=" Ban biên tập ,, Tổ ảnh ")
    page.full_clean()
    assert page.author_names == ["Ban biên tập", "Tổ ảnh"]
    assert page.authors == "Ban biên tập, Tổ ảnh"


def test_chosen_articles_come_before_those_of_the_same_topic(client):
    page = full_article()
    related = [a.get_text(strip=True) for a in parsed(client.get(page.url)).select(".lc-article__related h3 a")]
    assert related == ["Chọn 1", "Chọn 2", "Cùng chủ đề 0"]


def test_a_chosen_article_that_is_not_published_is_left_out(client):
    page = full_article()
    ArticlePage.objects.get(title="Chọn 1").unpublish()
    related = [a.get_text(strip=True) for a in parsed(client.get(page.url)).select(".lc-article__related h3 a")]
    assert related == ["Chọn 2", "Cùng chủ đề 0", "Cùng chủ đề 1"]


def test_an_article_is_not_related_to_itself_nor_twice():
    page, other = article(), article()
    with pytest.raises(ValidationError):
        RelatedArticle(article=page, other=page).full_clean()
    for related in ([page], [other, other]):
        with pytest.raises(IntegrityError), transaction.atomic():
            RelatedArticle.objects.bulk_create([RelatedArticle(article=page, other=one) for one in related])


def test_the_ones_before_and_after_are_linked(client):
    article("Trước", days_ago=3)
    page = article("Giữa", days_ago=2)
    article("Sau", days_ago=1)
    beside = parsed(client.get(page.url)).select_one(".lc-article__beside")
    assert beside.select_one("a[rel=prev] strong").get_text() == "Trước"
    assert beside.select_one("a[rel=next] strong").get_text() == "Sau"


def test_the_cover_is_cut_around_its_focal_point_and_described(client):
    page = full_article()
    cover = parsed(client.get(page.url)).select_one(".lc-article__cover img")
    assert (cover["alt"], cover["width"], cover["height"]) == ("Ruộng bậc thang", "720", "405")
    assert "fill-720x405" in cover["src"]


def test_every_picture_of_a_gallery_is_described_and_leads_to_its_large_size(client):
    page = full_article()
    items = parsed(client.get(page.url)).select(".lc-gallery li")
    assert [item.select_one("img")["alt"] for item in items] == ["Ảnh 1", "Ảnh 2", "Ảnh 3", "Ảnh 4"]
    assert all("max-1280x1280" in item.select_one("a")["href"] for item in items)


def test_a_gallery_needs_a_description_for_every_picture():
    block = ArticlePage._meta.get_field("body").stream_block.child_blocks["gallery"]
    value = block.to_python({"items": [{"image": image().pk, "description": ""}, {"image": None, "description": "x"}]})
    with pytest.raises(ValidationError):
        block.clean(value)


def test_a_picture_whose_file_is_gone_does_not_bring_the_article_down(client):
    page = full_article()
    page.cover.renditions.all().delete()
    page.cover.file.storage.delete(page.cover.file.name)
    response = client.get(page.url)
    assert response.status_code == 200
    assert not parsed(response).select(".lc-article__cover")


def test_machines_read_a_news_article(client):
    page = full_article(authors="Ban biên tập")
    found = parsed(client.get(page.url))
    data = json.loads(found.select_one('script[type="application/ld+json"]').string)
    assert (data["@type"], data["headline"], data["author"]) == (
        "NewsArticle",
        "Đầy đủ",
        [{"@type": "Person", "name": "Ban biên tập"}],
    )
    assert data["image"][0]["width"] == 1200
    assert found.select_one('meta[property="og:image"]')["content"].startswith("http")


def test_a_title_cannot_break_out_of_the_structured_data(client):
    page = article("</script><script>alert(1)</script> & “ngoặc”")
    text = client.get(page.url).content.decode()
    assert "<script>alert(1)" not in text
    data = json.loads(parsed(client.get(page.url)).select_one('script[type="application/ld+json"]').string)
    assert data["headline"] == page.title


def test_the_button_that_reads_aloud_is_hidden_until_a_script_shows_it(client):
    button = parsed(client.get(article().url)).select_one("[data-speak]")
    assert button.has_attr("hidden")


# --- How much it costs ------------------------------------------------------------------------------------------------
def test_a_full_article_takes_at_most_twelve_queries(client):
    assert queries(client, full_article().url) <= 12


def test_the_lists_take_at_most_twelve_queries_however_many_articles(client):
    about = topic()
    for number in range(8):
        article(topics=(about,), tags=("từ",), cover=image(colour=f"#0{number}3344"))
    for address in ("/tin-tuc/", "/tin-tuc/chu-de/doi-song/", "/tin-tuc/tu-khoa/tu/"):
        assert queries(client, address) <= 12


# --- Feeds ------------------------------------------------------------------------------------------------------------
def test_the_feed_holds_the_newest_with_their_topics(client):
    article("Trong chủ đề", topics=(topic(),), lead="Dẫn & lời", authors="Ban biên tập")
    article("Ngoài chủ đề", days_ago=2)
    article("Nháp", publish=False)

    response = client.get("/tin-tuc/rss.xml")
    found = ElementTree.fromstring(response.content)
    assert response["Content-Type"].startswith("application/rss+xml")
    assert [one.text for one in found.iter("title")][1:] == ["Trong chủ đề", "Ngoài chủ đề"]
    assert found.find("channel/item/description").text == "Dẫn & lời"
    assert found.find("channel/item/link").text.startswith("http://testserver/tin-tuc/bai-")

    of_topic = ElementTree.fromstring(client.get("/tin-tuc/chu-de/doi-song/rss.xml").content)
    assert [one.text for one in of_topic.iter("title")][1:] == ["Trong chủ đề"]
    assert b"http://www.w3.org/2005/Atom" in client.get("/tin-tuc/atom.xml").content


def test_there_is_no_feed_without_news_or_of_no_topic(client):
    assert client.get("/tin-tuc/rss.xml").status_code == 404
    news_index()
    assert client.get("/tin-tuc/chu-de/khong-co/rss.xml").status_code == 404


def test_a_feed_takes_few_queries(client):
    for _number in range(6):
        article(topics=(topic(),))
    assert queries(client, "/tin-tuc/rss.xml") <= 8


# --- In time ----------------------------------------------------------------------------------------------------------
def test_an_article_is_published_and_withdrawn_by_the_clock(client):
    page = article("Hẹn giờ", publish=False, slug="hen-gio")
    page.go_live_at = timezone.now() + timedelta(hours=1)
    page.expire_at = timezone.now() + timedelta(hours=2)
    page.save_revision().publish()
    assert client.get("/tin-tuc/hen-gio/").status_code == 404

    now = timezone.now()
    page.revisions.update(approved_go_live_at=now - timedelta(minutes=5))
    revision = page.revisions.latest("created_at")
    revision.content["go_live_at"] = (now - timedelta(minutes=5)).isoformat()
    revision.save()
    call_command("publish_scheduled")
    assert client.get("/tin-tuc/hen-gio/").status_code == 200

    ArticlePage.objects.filter(pk=page.pk).update(expire_at=now - timedelta(minutes=1))
    call_command("publish_scheduled")
    assert client.get("/tin-tuc/hen-gio/").status_code == 404
    assert titles(client.get("/tin-tuc/")) == []


@pytest.fixture
def queue(db):
    """Tasks stand in the database until a worker takes them."""
    before = task_backends["default"]
    task_backends["default"] = DatabaseBackend(alias="default", params={"QUEUES": ["default"]})
    yield DBTaskResult.objects.filter(task_path="portal.cms.scheduling.publish_what_is_due").order_by("run_after")
    task_backends["default"] = before


def test_the_worker_is_told_when_to_publish_and_when_to_withdraw(client, queue, monkeypatch):
    """Nobody runs a command: tasks stand in the queue for the hours that editors gave."""
    page = article("Hẹn giờ", publish=False, slug="hen-gio")
    start, end = timezone.now() + timedelta(hours=1), timezone.now() + timedelta(hours=2)
    page.go_live_at, page.expire_at = start, end
    page.save_revision().publish()
    assert [round((one.run_after - start) / timedelta(hours=1)) for one in queue] == [0, 1]
    assert all(one.run_after > start for one in queue)

    with monkeypatch.context() as later:
        later.setattr(timezone, "now", lambda: start + timedelta(minutes=1))
        scheduling.publish_what_is_due.call()
    assert client.get("/tin-tuc/hen-gio/").status_code == 200
    assert queue.last().run_after > end

    with monkeypatch.context() as later:
        later.setattr(timezone, "now", lambda: end + timedelta(minutes=1))
        scheduling.publish_what_is_due.call()
    assert client.get("/tin-tuc/hen-gio/").status_code == 404
