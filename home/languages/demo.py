"""The demonstration in English: the home page, the list of services, three of them, the news and one article."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import polib
from django.db import transaction

import services.public
from home.landing.models import HomePage
from home.languages.translating import translate
from home.news.demo.covers import COVERS
from home.news.pages import ArticlePage, NewsIndexPage
from home.news.topics import NewsTopic
from portal.cms.images import PortalImage
from portal.cms.menus import Menu, MenuItem, SiteContacts
from portal.cms.translation import translations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wagtail.models import Page

LANGUAGE = "en"
WORDS = Path(__file__).with_name("demonstration.po")
PROCEDURES = ("dang-ky-khai-sinh", "dang-ky-ket-hon", "dang-ky-thanh-lap-ho-kinh-doanh")
ARTICLE = "nop-ho-so-o-bat-ky-xa-phuong-nao"
MENU = {
    "Dịch vụ công": "Public services",
    "Tra cứu hồ sơ": "Follow an application",
    "Chợ ảo": "Market",
    "Đào tạo": "Training",
    "Tin tức": "News",
    "Văn bản": "Legal documents",
    "Thống kê": "Statistics",
    "Phản ánh, kiến nghị": "Feedback",
    "Giới thiệu": "About",
    "Liên hệ": "Contact",
    "Trợ năng": "Accessibility",
    "Bảo vệ dữ liệu cá nhân": "Personal data",
    "Dữ liệu mở": "Open data",
    "Cổng Dịch vụ công quốc gia": "National Public Service Portal",
    "Cổng thông tin Chính phủ": "Government Portal",
    "Về cổng này": "About this portal",
    "Nơi khác": "Elsewhere",
    "Danh mục chính": "Main menu",
}
CONTACTS = {
    "title_en": "Public Administration Service Centre of Lào Cai Province",
    "address_en": "Yên Bái ward, Lào Cai province",
    "hours_en": "Monday to Friday, 7:30–11:30 and 13:00–17:00",
    "note_en": "Run by the People's Committee of Lào Cai province. When reusing information, please name the source.",
}
TOPICS = {
    "chinh-quyen": ("Government", "What the province and its communes decide, and what changes for people."),
    "kinh-te": ("Economy and farming", "Seasons, goods, roads and work."),
    "van-hoa": ("Culture and travel", "Festivals, old crafts, ways up to the villages."),
    "doi-song": ("Daily life", "Schools, health, weather, safety."),
}

PICTURES = {
    "terraces": "A drawing of ripe rice on terraced fields, with mountain ranges behind.",
    "mist": "A drawing of mountain ranges in the morning mist under a pale sun.",
    "brocade": "A drawing of bands of indigo, red and yellow brocade with diamonds.",
    "forms": "A drawing of three sheets of paper on a table, the uppermost with a red seal.",
}
CREDIT_EN = "Drawn by Cổng Lào Cai"


def words() -> dict[str, str]:
    return {entry.msgid: entry.msgstr for entry in polib.pofile(str(WORDS)) if entry.msgstr}


def _pages() -> Iterator[Page]:
    """Parents before what is below them."""
    yield from translations.originals(HomePage.objects.all())[:1]
    yield from services.public.guidance(PROCEDURES)
    yield from translations.originals(NewsIndexPage.objects.all())[:1]
    yield from translations.originals(ArticlePage.objects.filter(slug=ARTICLE))


@transaction.atomic
def load_english() -> None:
    """Translate what is not translated yet; what translators have made of it stays."""
    said = words()
    for page in list(_pages()):
        translate(page=page, language=LANGUAGE, words=said)
    for menu in Menu.objects.filter(title_en="", title__in=MENU):
        menu.title_en = MENU[menu.title]
        menu.save(update_fields=["title_en"])
    for item in MenuItem.objects.filter(text_en="").select_related("page"):
        item.text_en = MENU.get(str(item), "")
        item.save(update_fields=["text_en"])
    for topic in NewsTopic.objects.filter(name_en="", slug__in=TOPICS):
        topic.name_en, topic.description_en = TOPICS[topic.slug]
        topic.save(update_fields=["name_en", "description_en"])
    for name, description in PICTURES.items():
        drawn = PortalImage.objects.filter(description=COVERS[name][1], description_en="")
        drawn.update(description_en=description, credit_en=CREDIT_EN)
    contacts = SiteContacts.load()
    if not contacts.title_en:
        for name, value in CONTACTS.items():
            setattr(contacts, name, value)
        contacts.save()
