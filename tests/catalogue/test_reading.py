"""The market read in English and in Chinese: no page that calls itself foreign shows Vietnamese sentences of ours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from django.utils import translation

from catalogue.languages import Language
from catalogue.market.stocking import restock_all
from catalogue.trade.access import link_of
from catalogue.trade.terms import Side
from portal.form_pages import actions
from portal.notifications.models import Message
from tests.factories import catalogue as factory
from tests.factories import market_cases, trade
from tests.leftovers import unmarked

if TYPE_CHECKING:
    from django.http import HttpResponse
    from django.test import Client

pytestmark = pytest.mark.django_db
FOREIGN = ["en", "zh-hans"]
VIETNAMESE = re.compile(r"[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)
# Names of the place and of the portal, which no language changes.
NAMES = re.compile(r"Cổng Lào Cai|Lào Cai|Tiếng Việt|Xã \w+ \d+")


def leftovers(response: HttpResponse, language: str) -> list[str]:
    """What a page in `language` says in Vietnamese without saying that it is Vietnamese."""
    assert response.status_code == 200
    page = BeautifulSoup(response.content, "html.parser")
    assert page.html["lang"] == language
    return [text for text in unmarked(page) if VIETNAMESE.search(NAMES.sub("", text))]


@pytest.fixture
def product(db: None) -> object:
    factory.market()
    unit = factory.AdministrativeUnitFactory(name="Xã Mau 1")
    stall = factory.stall(
        title="Ban hang", name_en="Sample Cooperative", name_zh="样品合作社", unit=unit, legal_name="HTX Mau"
    )
    stall.representative, stall.address = "Giang Thi Mau", "Thon Mau"
    stall.save()
    names = {"name": "Gao, ngu coc", "name_en": "Rice", "name_zh": "大米"}
    product = factory.product(
        stall,
        title="Gao",
        name_en="Seng Cu rice",
        name_zh="升姑大米",
        description="<p>Gao.</p>",
        season_from=6,
        season_until=11,
        category=factory.category(**names),
    )
    page = factory.market()
    page.title = "Cho ao"
    page.save_revision().publish()
    restock_all()
    return product


@pytest.mark.parametrize("language", FOREIGN)
def test_the_market_is_read_without_vietnamese_sentences(client: Client, product: object, language: str) -> None:
    for address in ("/cho-ao/", "/cho-ao/tim/", "/cho-ao/gian-hang/", product.stall.url, product.url):
        response = client.get(address, {"ngon-ngu": language})
        assert leftovers(response, language) == [], address


@pytest.mark.parametrize("language", FOREIGN)
def test_the_whole_enquiry_is_written_in_the_language_of_its_form(
    client: Client, product: object, language: str
) -> None:
    form = trade.form_page(Language(language))
    start = client.get(form.url, {"hang": f"product:{product.pk}"})
    assert leftovers(start, language) == []
    first = client.get(f"/bieu-mau/moi/{form.pk}/", {"hang": f"product:{product.pk}"})
    assert leftovers(first, language) == []
    hidden = {one["name"]: one["value"] for one in BeautifulSoup(first.content, "html.parser").select("[type=hidden]")}
    wrong = client.post(f"/bieu-mau/moi/{form.pk}/?hang=product:{product.pk}", {**hidden, "so_luong": "much"})
    assert leftovers(wrong, language) == []


@pytest.mark.parametrize("language", FOREIGN)
def test_a_buyer_finds_the_trade_in_their_language(
    client: Client, product: object, settings: object, language: str
) -> None:
    enquiry = trade.quoted(product, language=Language(language))
    client.get(link_of(enquiry, Side.BUYER).removeprefix(settings.BASE_URL))
    response = client.get(f"/cho-ao/giao-dich/{enquiry.code}/", {"ngon-ngu": language})
    assert leftovers(response, language) == []


def test_what_is_kept_of_an_act_is_vietnamese_and_shown_in_the_readers_language(client: Client) -> None:
    with translation.override("en"):
        enquiry = trade.opened()
    event = enquiry.events.filter(transition="confirm_email").get()
    assert event.label == "Xác nhận thư điện tử"
    with translation.override("en"):
        assert event.shown_label == "Confirm your e-mail address"


def test_a_page_that_is_vietnamese_only_never_calls_itself_english(client: Client) -> None:
    page = BeautifulSoup(client.get(market_cases.report_page().url, {"ngon-ngu": "en"}).content, "html.parser")
    assert page.html["lang"] == "vi"
    notice = page.select_one(".lc-languages")
    assert notice["lang"] == "en"
    assert notice.get_text() == "This page is available in Vietnamese only."
    assert not page.select("link[rel=alternate]")


def test_a_vietnamese_form_stays_vietnamese_in_every_section(client: Client, settings: object) -> None:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    form = market_cases.report_page()
    response = client.get(f"/bieu-mau/moi/{form.pk}/")
    assert response.headers["Content-Language"] == "vi"
    assert "Lưu và tiếp tục" in response.content.decode()


def test_a_mailed_link_opens_the_form_in_the_language_of_whoever_asked_for_it(client: Client, settings: object) -> None:
    form = trade.form_page(Language.ENGLISH)
    draft = actions.begin(
        version=form.published_version,
        section="muon_mua",
        answers={"so_luong": 5},
        files={},
        owner=None,
        finished=False,
    )
    with translation.override("en"):
        actions.mail_resume_link(draft=draft, to="li@example.com")
    body = Message.objects.get(to="li@example.com").body
    link = re.search(r"\S+/tiep-tuc/\S+", body)[0]
    assert link.endswith("/?ngon-ngu=en")
    opened = client.get(link.removeprefix(settings.BASE_URL), follow=True)
    assert client.cookies[settings.LANGUAGE_COOKIE_NAME].value == "en"
    assert leftovers(opened, "en") == []
