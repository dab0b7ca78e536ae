"""Old articles are taken over: from JSON, WordPress and Plone, however broken the export is."""

from __future__ import annotations

import base64
import json
from io import StringIO
from typing import TYPE_CHECKING, Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect

from home.news.imported import ImportedArticle
from home.news.importing import actions, cleaning
from home.news.importing.actions import import_articles
from home.news.importing.records import Refused
from home.news.pages import ArticlePage
from portal.cms.images import PortalImage
from tests.factories.news import news_index, picture, topic

if TYPE_CHECKING:
    from pathlib import Path

    from home.news.importing.actions import Report

pytestmark = [pytest.mark.once, pytest.mark.django_db]

WORDPRESS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:wp="http://wordpress.org/export/1.2/"><channel>
<item><wp:post_type>attachment</wp:post_type><wp:post_id>9</wp:post_id>
  <wp:attachment_url>https://cu.example.vn/wp-content/uploads/2024/che.jpg</wp:attachment_url></item>
<item><title>Mùa chè</title><link>https://cu.example.vn/2024/05/mua-che/</link><dc:creator>bientap</dc:creator>
  <content:encoded><![CDATA[<!-- wp:paragraph -->Đoạn một.

Đoạn hai [gallery ids="1"].]]></content:encoded>
  <excerpt:encoded><![CDATA[Dẫn.]]></excerpt:encoded><wp:post_id>17</wp:post_id>
  <wp:post_date_gmt>2024-05-06 01:00:00</wp:post_date_gmt><wp:post_name>mua-che</wp:post_name>
  <wp:status>publish</wp:status><wp:post_type>post</wp:post_type>
  <category domain="category">Đời sống</category><category domain="post_tag">chè</category>
  <wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>9</wp:meta_value></wp:postmeta></item>
<item><title>Nháp</title><wp:post_id>18</wp:post_id><wp:status>draft</wp:status><wp:post_type>post</wp:post_type>
  <content:encoded>Chưa xong.</content:encoded><wp:post_date_gmt>0000-00-00 00:00:00</wp:post_date_gmt></item>
<item><title>Giới thiệu</title><wp:post_id>19</wp:post_id><wp:status>publish</wp:status>
  <wp:post_type>page</wp:post_type>
  <content:encoded>Trang.</content:encoded></item>
</channel></rss>"""


def one(number: object = "1", **fields: Any) -> dict[str, Any]:
    return {
        "id": number,
        "title": f"Bài {number}",
        "html": "<p>Chữ.</p>",
        "date": "2024-05-06T08:00:00+07:00",
        **fields,
    }


def run(*articles: Any, images: Path | None = None, **options: Any) -> Report:
    data = json.dumps({"articles": list(articles)}).encode()
    return import_articles(data=data, source="json", index=news_index(), images=images, **options)


def body(html: str, images: Path | None = None) -> list[dict[str, Any]]:
    run(one(html=html), images=images)
    return list(ArticlePage.objects.get().body.get_prep_value())


# --- The three exports ------------------------------------------------------------------------------------------------
def test_an_article_of_our_own_json_comes_over_whole(client, tmp_path):
    (tmp_path / "anh").mkdir()
    (tmp_path / "anh" / "17.jpg").write_bytes(picture())
    report = run(
        one(
            17,
            lead="Dẫn.",
            html='<h2>Mục</h2><p>Một <b>đoạn</b> <a href="https://example.vn">dẫn</a>.</p>'
            '<figure><img src="/anh/17.jpg" alt="Nương chè"><figcaption>Chú thích</figcaption></figure>',
            authors=["An", "Bình"],
            topics=["ĐỜI SỐNG", "Mới"],
            tags="chè, chợ",
            cover="anh/17.jpg",
            cover_description="Nương chè",
            address="/tin/17.html",
            slug="mua-che",
        ),
        images=tmp_path,
    )
    known = topic()
    page = ArticlePage.objects.get()

    assert report.created == [("17", "Bài 17", "/tin-tuc/mua-che/")]
    assert (page.live, page.lead, page.authors) == (True, "Dẫn.", "An, Bình")
    assert timezone.localtime(page.dated_at).strftime("%d/%m/%Y %H:%M") == "06/05/2024 08:00"
    assert [block["type"] for block in page.body.get_prep_value()] == ["heading", "paragraph", "image"]
    assert page.body[2].value["caption"] == "Chú thích"
    assert known in page.topics.all() or page.topics.filter(name="ĐỜI SỐNG").exists()
    assert sorted(page.tags.names()) == ["chè", "chợ"]
    assert page.cover.description == "Nương chè"
    assert PortalImage.objects.count() == 1
    assert client.get("/tin-tuc/mua-che/").status_code == 200


def test_topics_are_known_again_by_their_names():
    known = topic()
    run(one(topics=["ĐỜI  sống"]))
    assert list(ArticlePage.objects.get().topics.all()) == [known]


def test_an_export_of_wordpress(client, tmp_path):
    folder = tmp_path / "uploads" / "2024"
    folder.mkdir(parents=True)
    (folder / "che.jpg").write_bytes(picture())
    report = import_articles(
        data=WORDPRESS.encode(), source="wordpress", index=news_index(), images=tmp_path / "uploads"
    )
    page = ArticlePage.objects.get(title="Mùa chè")

    assert [(number, title) for number, title, _url in report.created] == [("17", "Mùa chè"), ("18", "Nháp")]
    assert page.body.get_prep_value()[0]["value"] == "<p>Đoạn một.</p><p>Đoạn hai .</p>"
    assert (page.lead, page.authors, page.cover is not None) == ("Dẫn.", "bientap", True)
    assert [one.name for one in page.topics.all()] == ["Đời sống"]
    assert not ArticlePage.objects.get(title="Nháp").live
    answer = client.get("/2024/05/mua-che/")
    assert (answer.status_code, answer["Location"]) == (301, "/tin-tuc/mua-che/")


def test_an_export_of_plone(client):
    item = {
        "@type": "News Item",
        "@id": "https://cu.example.vn/tin/le-hoi",
        "UID": "a1",
        "id": "le-hoi",
        "title": "Lễ hội",
        "description": "Dẫn.",
        "text": {"data": "<p>Vui.</p>"},
        "effective": "2023-02-03T00:00:00+00:00",
        "review_state": "published",
        "subjects": ["lễ hội"],
        "image": {"filename": "x.png", "encoding": "base64", "data": base64.b64encode(picture(kind="PNG")).decode()},
    }
    data = json.dumps([item, {**item, "@type": "Folder", "UID": "a2"}]).encode()
    report = import_articles(data=data, source="plone", index=news_index())

    page = ArticlePage.objects.get()
    assert (page.title, page.lead, page.cover is not None) == ("Lễ hội", "Dẫn.", True)
    assert [words for _number, _name, words in report.skipped] == ["Loại “Folder” không phải bài viết."]
    assert client.get("/tin/le-hoi")["Location"] == "/tin-tuc/le-hoi/"


# --- Twice, and side by side ------------------------------------------------------------------------------------------
def test_a_second_run_changes_nothing(tmp_path):
    (tmp_path / "a.jpg").write_bytes(picture())
    articles = [one(1, cover="a.jpg", address="/cu/1"), one(2, topics=["Mới"])]
    run(*articles, images=tmp_path)
    first = ArticlePage.objects.get(title="Bài 1")
    first.title = "Biên tập sửa"
    first.save_revision().publish()
    report = run(*articles, one(3), images=tmp_path)

    assert [number for number, _name, _words in report.created] == ["3"]
    assert {words for _number, _name, words in report.skipped} == {"Đã nhập trước đây."}
    assert (ArticlePage.objects.count(), PortalImage.objects.count(), Redirect.objects.count()) == (3, 1, 1)
    assert ArticlePage.objects.filter(title="Biên tập sửa").exists()


def test_articles_of_one_address_get_addresses_of_their_own():
    run(one(1, slug="tin"), one(2, slug="tin"), one(3, slug="Tin"), one(4, slug="!!!", title="Đường lên bản"))
    slugs = ArticlePage.objects.order_by("pk").values_list("slug", flat=True)
    assert list(slugs) == ["tin", "tin-2", "tin-3", "duong-len-ban"]


def test_one_number_twice_in_a_file_is_one_article():
    report = run(one(1), one(1, title="Lặp"))
    assert len(report.created) == 1
    assert "đã có ở một bài phía trên" in report.skipped[0][2]


def test_an_old_address_that_leads_elsewhere_stays():
    Redirect.add_redirect("/cu/1", "/noi-khac/")
    report = run(one(1, address="https://cu.example.vn/cu/1"))
    assert Redirect.objects.get().redirect_link == "/noi-khac/"
    assert "đã dẫn đến nơi khác" in report.notes[0][2]


def test_a_dry_run_writes_nothing(tmp_path):
    (tmp_path / "a.jpg").write_bytes(picture())
    report = run(one(cover="a.jpg", topics=["Mới"], address="/cu/1"), images=tmp_path, dry_run=True)
    assert len(report.created) == 1
    assert not ArticlePage.objects.exists()
    assert not PortalImage.objects.exists()
    assert not Redirect.objects.exists()


# --- One bad article --------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("bad", "words"),
    [
        ("một dòng chữ", "không phải một bài viết"),
        ({"title": "Không số"}, "Thiếu “id”"),
        (one(2, title=""), "Thiếu tiêu đề"),
        (one(2, title="x" * 256), "Tiêu đề dài hơn 255 chữ"),
        (one(2, date="hôm qua"), "Thiếu ngày đăng"),
        (one(2, date="0001-01-01"), "Thiếu ngày đăng"),
        (one(2, html="<script>alert(1)</script>"), "Không còn nội dung nào"),
        (one(2, html=17), "Không còn nội dung nào"),
        (one(2, status="xóa"), "“status” phải là"),
    ],
)
def test_one_bad_article_is_told_and_spoils_no_other(bad, words):
    report = run(one(1), bad, one(3))
    assert [number for number, _name, _words in report.created] == ["1", "3"]
    assert words in report.skipped[0][2]


def test_an_article_that_cannot_be_written_leaves_nothing_behind(tmp_path, monkeypatch):
    """Whatever goes wrong while one is written: its pictures and rows are gone, and the others are there."""
    for name, colour in (("a.jpg", "#112233"), ("b.jpg", "#445566")):
        (tmp_path / name).write_bytes(picture(colour=colour))
    keep = actions._keep_address

    def failing(planned: Any, *args: Any) -> None:
        if planned.record.source_id == "2":
            raise ValueError("hỏng")
        keep(planned, *args)

    monkeypatch.setattr(actions, "_keep_address", failing)
    report = run(one(1, cover="a.jpg"), one(2, cover="b.jpg"), one(3, cover="b.jpg"), images=tmp_path)

    assert [number for number, _name, _words in report.created] == ["1", "3"]
    assert report.skipped == [("2", "Bài 2", "Không ghi được bài này: hỏng")]
    assert ImportedArticle.objects.count() == ArticlePage.objects.count() == PortalImage.objects.count() == 2
    for image in PortalImage.objects.all():
        assert image.file.storage.exists(image.file.name)


# --- Files that are broken or hostile ---------------------------------------------------------------------------------
BOMB = """<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><rss><channel><title>&c;</title></channel></rss>"""
OUTSIDE = """<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss>&x;</rss>"""


@pytest.mark.parametrize(
    ("source", "data", "words"),
    [
        ("json", b"", "không phải JSON đúng"),
        ("json", json.dumps({"articles": [one()]}).encode()[:-30], "không phải JSON đúng"),
        ("json", b"\xff\xfe", "không phải UTF-8"),
        ("json", b"[" * 200_000, "lồng quá sâu"),
        ("json", b"[]", "phải có danh sách “articles”"),
        ("plone", b"{}", "phải là một danh sách"),
        ("wordpress", b"", "không phải XML đúng"),
        ("wordpress", WORDPRESS.encode()[:900], "không phải XML đúng"),
        ("wordpress", BOMB.encode(), "khai báo kiểu tài liệu"),
        ("wordpress", OUTSIDE.encode(), "khai báo kiểu tài liệu"),
        ("wordpress", b"<html></html>", "không phải bản xuất của WordPress"),
        ("wordpress", b'<?xml version="1.0" encoding="khong-co"?><rss/>', "mã hóa"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_a_sentence(source, data, words):
    with pytest.raises(Refused, match=words):
        import_articles(data=data, source=source, index=news_index())
    assert not ArticlePage.objects.exists()


@pytest.mark.parametrize(
    "html",
    [
        "<p>a<script>alert(1)</script></p>",
        '<p onclick="alert(1)">a</p>',
        '<p><a href="javascript:alert(1)">a</a></p>',
        '<p><a href=" jAvAsCrIpT:alert(1)">a</a></p>',
        '<p><a href="data:text/html,<script>alert(1)</script>">a</a></p>',
        '<p>a</p><iframe src="https://example.com"></iframe>',
        '<p>a</p><img src="x" onerror="alert(1)">',
        "<p>a</p><svg><script>alert(1)</script></svg>",
        '<p style="background:url(javascript:alert(1))">a</p>',
        "<p>a<!-- <script>alert(1)</script> --></p>",
        "<<script>script>alert(1)</p><p>a",
        '<p>a</p><math><mtext><table><mglyph><style><img src=x onerror="alert(1)">',
    ],
)
def test_nothing_that_runs_comes_over(client, html):
    run(one(html=html, slug="bai"))
    text = client.get("/tin-tuc/bai/").content.decode().split("data-spoken>")[-1].split("</article>")[0]
    for bad in ("<script>alert", "onclick", "onerror", "javascript:", "data:text", "<iframe", "<svg><script", "url("):
        assert bad not in text.replace("&lt;script&gt;alert", "")


def test_text_that_looks_like_markup_stays_text(client):
    run(one(html="<p>5 &lt; 7 &amp; &lt;b&gt;</p>", title="<b>Đậm</b>", slug="bai"))
    text = client.get("/tin-tuc/bai/").content.decode()
    assert "5 &lt; 7 &amp; &lt;b&gt;" in text
    assert "<h1 data-spoken>&lt;b&gt;Đậm&lt;/b&gt;</h1>" in text


@pytest.mark.parametrize("scheme", ["https://x.vn/", "http://x.vn/", "mailto:a@x.vn", "tel:0214"])
def test_plain_links_stay(scheme):
    assert f'href="{scheme}"' in cleaning.clean(f'<p><a href="{scheme}">a</a></p>').pieces[0].value


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("trang.jpg", b"<html><script>alert(1)</script></html>"),
        ("ve.jpg", b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
        ("cut.jpg", picture(400, 300)[:400]),
        ("rong.jpg", b""),
    ],
)
def test_what_is_no_picture_is_left_out_and_told(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    report = run(one(html=f'<p>a</p><img src="/{name}">', cover=name), images=tmp_path)
    assert not PortalImage.objects.exists()
    assert len(report.created) == 1
    assert len(report.notes) == 2


@pytest.mark.parametrize(
    "address", ["../bi-mat.jpg", "a/../../bi-mat.jpg", "%2e%2e/bi-mat.jpg", "/etc/passwd", "noi.jpg"]
)
def test_pictures_come_from_the_named_folder_only(tmp_path, address):
    (tmp_path / "bi-mat.jpg").write_bytes(picture())
    folder = tmp_path / "anh"
    folder.mkdir()
    (folder / "noi.jpg").symlink_to(tmp_path / "bi-mat.jpg")
    run(one(cover=address), images=folder)
    assert not PortalImage.objects.exists()


def test_pictures_of_other_hosts_are_never_asked_for(tmp_path):
    assert [block["type"] for block in body('<p>a</p><img src="http://169.254.169.254/x.jpg">', tmp_path)] == [
        "paragraph"
    ]


# --- The command ------------------------------------------------------------------------------------------------------
def test_the_command_says_what_became_of_each(tmp_path):
    news_index()
    file = tmp_path / "bai.json"
    file.write_text(json.dumps({"articles": [one(1), one(2, title="")]}))
    said = StringIO()
    call_command("import_articles", str(file), format="json", stdout=said)
    assert "Đã nhập: 1" in said.getvalue()
    assert "[2] 2: Thiếu tiêu đề." in said.getvalue()


def test_the_command_refuses_with_a_sentence(tmp_path):
    file = tmp_path / "bai.json"
    file.write_text("{")
    with pytest.raises(CommandError, match="Chưa có trang Tin tức"):
        call_command("import_articles", str(file), format="json")
    news_index()
    with pytest.raises(CommandError, match="không phải JSON đúng"):
        call_command("import_articles", str(file), format="json")
    with pytest.raises(CommandError, match="Không đọc được tệp"):
        call_command("import_articles", str(tmp_path / "khong-co.json"), format="json")
    with pytest.raises(CommandError, match="Không có thư mục ảnh"):
        call_command("import_articles", str(file), format="json", images=tmp_path / "khong-co")
