"""The citizen's pages: number and secret, what to do next, mending, withdrawing, rating; and what strangers learn."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from portal.audit.selectors import entries_of
from services.dossiers.receipt_links import received_url
from services.dossiers.states import DossierState
from tests.factories.accounts import UserFactory
from tests.factories.private_files import pdf
from tests.factories.services import (
    BLURRED,
    TUESDAY_MORNING,
    WRONG_NAME,
    Commune,
    accepted,
    ask_supplement,
    returned,
    submitted,
)

if TYPE_CHECKING:
    from services.dossiers.models import Dossier

pytestmark = pytest.mark.django_db
FIND = "/tra-cuu/"


@pytest.fixture(autouse=True)
def fresh_counters():
    cache.clear()


@pytest.fixture
def commune() -> Commune:
    return Commune()


def page_of(dossier: Dossier) -> str:
    return reverse("tracking:dossier", args=[dossier.code])


def opened(client: Client, dossier: Dossier) -> str:
    """The dossier's page after number and secret, as text."""
    answer = client.post(FIND, {"ma": dossier.code, "bi_mat": dossier.secret}, follow=True)
    return answer.content.decode()


def test_number_and_secret_open_the_dossier_however_the_secret_is_typed(client, commune):
    dossier = submitted(commune)

    answer = client.post(FIND, {"ma": f" {dossier.code.lower()} ", "bi_mat": f" {dossier.secret.lower()} "})

    assert answer.headers["Location"] == page_of(dossier)
    assert dossier.version.title in client.get(page_of(dossier)).content.decode()


def test_a_wrong_secret_and_a_wrong_number_get_the_same_answer(client, commune):
    dossier = submitted(commune)
    wrong = client.post(FIND, {"ma": dossier.code, "bi_mat": "222222"})
    unknown = client.post(FIND, {"ma": "H38.X-20260101-9999", "bi_mat": "222222"})

    def said(answer) -> list[str]:
        return re.findall(r"Không có hồ sơ nào[^<]*", answer.content.decode())

    assert wrong.status_code == unknown.status_code == 422
    assert said(wrong) == said(unknown) != []
    assert dossier.version.title not in wrong.content.decode()


def test_guessing_is_stopped_after_ten_tries_even_with_the_right_secret(client, commune):
    dossier = submitted(commune)
    for _try in range(10):
        client.post(FIND, {"ma": dossier.code, "bi_mat": "222222"})

    assert client.post(FIND, {"ma": dossier.code, "bi_mat": dossier.secret}).status_code == 429


def test_a_dossiers_pages_lead_strangers_to_the_question_whether_it_exists_or_not(client, commune):
    dossier = submitted(commune)
    for name in ("dossier", "supplement", "withdraw", "rate"):
        real = client.get(reverse(f"tracking:{name}", args=[dossier.code]))
        unreal = client.get(reverse(f"tracking:{name}", args=["H38.X-20260101-9999"]))
        assert (real.status_code, unreal.status_code) == (302, 302)
        assert real.headers["Location"].startswith(FIND)


def test_strange_letters_in_an_address_are_no_error(client):
    client.force_login(UserFactory())
    for address in (f"{FIND}?ma=%00%01", f"{FIND}a%00b/", f"{FIND}{'a' * 500}/", f"{FIND}%F0%9F%98%80/"):
        assert client.get(address).status_code in (200, 302)


def test_the_qr_codes_address_fills_in_the_number_only(client, commune):
    dossier = submitted(commune)
    text = client.get(f"{FIND}?ma={dossier.code}").content.decode()

    assert dossier.code in text
    assert dossier.secret not in text


def test_a_files_address_opens_for_the_holder_and_for_nobody_else(client, commune):
    dossier = accepted(commune)
    addresses = [
        dossier.papers.first().file.get_absolute_url(),
        dossier.attachments.first().file.get_absolute_url(),
    ]
    stranger = Client()
    for address in addresses:
        assert stranger.get(address).status_code == 404
    opened(client, dossier)
    for address in addresses:
        assert client.get(address).status_code == 200
    assert entries_of(dossier).filter(action="dossier.file_opened").count() == 2


def test_the_page_after_sending_shows_number_secret_and_what_comes_next(client, commune):
    dossier = submitted(commune)
    text = client.get(received_url(dossier)).content.decode()

    assert dossier.code in text
    assert dossier.secret in text
    assert "04/03/2026" in text
    assert "Biên nhận" in text


def test_a_forged_address_of_that_page_shows_nothing(client, commune):
    submitted(commune)

    assert client.get(reverse("tracking:received", args=["MQ:1xxxxx:forged"])).status_code == 302


def test_the_page_masks_the_identity_number(client, commune):
    dossier = submitted(commune)
    text = opened(client, dossier)

    assert dossier.submitter_id_number not in text
    assert "010 *** *** 001" in text


def test_the_supplement_stands_on_top_and_is_answered_in_place(client, commune):
    dossier = accepted(commune)
    ask_supplement(dossier, commune, BLURRED, WRONG_NAME, now=TUESDAY_MORNING)
    text = opened(client, dossier)
    assert text.index("Bạn cần bổ sung 2 mục") < text.index("Hồ sơ đang ở đâu")

    address = reverse("tracking:supplement", args=[dossier.code])
    form = client.get(address).content.decode()
    assert BLURRED.fix in form
    assert 'name="tre_ho_ten"' in form
    assert 'name="me_ho_ten"' not in form

    scan = SimpleUploadedFile("chup-lai.pdf", pdf(), content_type="application/pdf")
    data = {"tre_ho_ten": "Giàng Thị Mẫu Châu", "me_ho_ten": "Kẻ Gian", "giay_chung_sinh-tep": scan}
    answer = client.post(address, data)

    assert answer.status_code == 302, answer.content.decode()
    dossier.refresh_from_db()
    assert dossier.state == DossierState.PROCESSING
    assert dossier.answers["tre_ho_ten"] == "Giàng Thị Mẫu Châu"
    assert dossier.answers["me_ho_ten"] == "Lý Thị Mẫu"


def test_an_answer_without_the_file_is_told_what_is_missing_and_keeps_what_was_typed(client, commune):
    dossier = accepted(commune)
    ask_supplement(dossier, commune, BLURRED, WRONG_NAME, now=TUESDAY_MORNING)
    opened(client, dossier)

    answer = client.post(reverse("tracking:supplement", args=[dossier.code]), {"tre_ho_ten": "Giàng Thị Mẫu Châu"})

    assert answer.status_code == 422
    assert "Giàng Thị Mẫu Châu" in answer.content.decode()
    dossier.refresh_from_db()
    assert dossier.state == DossierState.SUPPLEMENT


def test_withdrawing_asks_once_more(client, commune):
    dossier = accepted(commune)
    opened(client, dossier)
    address = reverse("tracking:withdraw", args=[dossier.code])

    assert client.post(address, {"note": ""}).status_code == 422
    client.post(address, {"note": "Đổi nơi đăng ký", "confirmed": "on"})

    dossier.refresh_from_db()
    assert dossier.state == DossierState.WITHDRAWN


def test_rating_is_offered_after_the_result(client, commune):
    early, dossier = accepted(commune), returned(commune)
    opened(client, early)
    opened(client, dossier)
    assert client.get(reverse("tracking:rate", args=[early.code])).status_code == 302

    client.post(reverse("tracking:rate", args=[dossier.code]), {"stars": "4", "comment": "Nhanh, rõ ràng"})

    dossier.refresh_from_db()
    assert dossier.rating == 4


def test_ones_own_dossiers_need_no_secret_and_show_no_one_elses(client, commune):
    me, another = UserFactory(), UserFactory()
    mine, other = submitted(commune, applicant=me), submitted(commune, applicant=another)
    client.force_login(me)

    text = client.get("/ho-so-cua-toi/").content.decode()

    assert mine.code in text
    assert other.code not in text
    assert client.get(page_of(mine)).status_code == 200
    assert client.get(page_of(other)).status_code == 302


def test_ones_own_page_takes_as_many_queries_for_ten_dossiers_as_for_one(
    client, commune, django_assert_max_num_queries
):
    me = UserFactory()
    client.force_login(me)
    for _number in range(10):
        submitted(commune, applicant=me)
    client.get("/ho-so-cua-toi/")
    with django_assert_max_num_queries(14):
        client.get("/ho-so-cua-toi/")


def test_nobody_signs_in_to_see_an_empty_page(client):
    assert client.get("/ho-so-cua-toi/").status_code == 302
