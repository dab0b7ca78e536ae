"""What a browser never sends by itself: forged keys, numbers, tokens, fields. None is a server error, none gets in."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from portal.form_pages import access
from portal.form_pages.models import Draft
from services.dossiers.models import Dossier
from services.dossiers.receipt_links import received_url
from tests.factories.accounts import UserFactory
from tests.factories.services import accepted, attachment, submitted
from tests.faults.drafts import filled_draft
from tests.faults.pages import error_beside, parsed, summary, typed_in

pytestmark = [pytest.mark.once, pytest.mark.django_db]

HUGE = "9" * 5000
NUMBERS = ["-1", "²", "1e9", "٣", HUGE, "99999999999999999999", "\x00", "abc", ""]
SENT = {"cam_doan": "co"}


@pytest.fixture
def owner(client):
    user = UserFactory()
    client.force_login(user)
    return user


@pytest.fixture
def draft(form_page, commune, owner) -> Draft:
    return filled_draft(form_page.published_version, commune.agency, owner=owner)


# --- Conditions -------------------------------------------------------------------------------------------------------
FATHER = {
    "cha_ho_ten": "Giàng A Không",
    "cha_ngay_sinh": "1990",
    "cha_dan_toc": "mong",
    "cha_quoc_tich": "Việt Nam",
    "cha_noi_cu_tru": "Xã Thử",
    "cha_me_da_ket_hon": "yes",
}


def test_answers_to_hidden_questions_never_reach_the_dossier(client, draft):
    client.post(f"/bieu-mau/{draft.pk}/phan/cha/", {"co_thong_tin_cha": "no", **FATHER})
    client.post(f"/bieu-mau/{draft.pk}/kiem-tra/", {**SENT, **FATHER})

    assert not set(FATHER) & set(Dossier.objects.get().answers)


def test_a_required_question_hidden_by_a_tampered_page_is_asked_for(client, draft):
    answer = client.post(f"/bieu-mau/{draft.pk}/phan/cha/", {"co_thong_tin_cha": "yes"})

    assert "Hãy" in error_beside(answer, "cha_ho_ten")
    answer = client.post(f"/bieu-mau/{draft.pk}/kiem-tra/", SENT)
    assert "cha" in summary(answer)
    assert not Dossier.objects.exists()


def test_answers_written_into_the_draft_past_the_form_are_checked_again(client, draft):
    """As if somebody had got at the draft's row, or the form's rules had changed."""
    tomorrow = timezone.localdate() + timedelta(days=1)
    Draft.objects.filter(pk=draft.pk).update(
        answers={**draft.answers, "tre_ngay_sinh": f"{tomorrow}", "chu_ho_so_ho_ten": "Kẻ Khác", "la": "x"}
    )

    answer = client.post(f"/bieu-mau/{draft.pk}/kiem-tra/", SENT)

    assert "chưa đến" in summary(answer)
    assert not Dossier.objects.exists()


@pytest.mark.parametrize("choice", ["khong_co", "'; DROP TABLE", "nam,nu", "x" * 9000, "\x00"])
def test_a_choice_that_was_not_offered_is_refused(client, draft, choice):
    answer = client.post(f"/bieu-mau/{draft.pk}/phan/tre/", {"tre_gioi_tinh": choice, "tre_ho_ten": "Giàng A Páo"})

    assert error_beside(answer, "tre_gioi_tinh")
    assert typed_in(answer, "tre_ho_ten") == "Giàng A Páo"
    assert Draft.objects.get().answers.get("tre_gioi_tinh") is None


@pytest.mark.parametrize("commune_code", ["00000", "\x00", "x" * 9000, "{}"])
def test_a_commune_that_does_not_exist_is_refused_beside_its_field(client, draft, commune_code):
    answer = client.post(
        f"/bieu-mau/{draft.pk}/phan/noi_dang_ky_khai_sinh/", {"noi_dang_ky": commune_code, "quan_he_voi_tre": "me"}
    )

    assert answer.status_code == 200
    assert error_beside(answer, "noi_dang_ky")


# --- Whose it is ------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("rest", ["", "phan/tre/", "kiem-tra/", "de-sau/", "ban-khai.txt", "phan/tre/?ve=kiem-tra"])
def test_another_persons_draft_does_not_exist(draft, rest):
    stranger, nobody = Client(), Client()
    stranger.force_login(UserFactory())

    for client in (stranger, nobody):
        assert client.get(f"/bieu-mau/{draft.pk}/{rest}").status_code == 404
        assert client.post(f"/bieu-mau/{draft.pk}/{rest}", SENT).status_code in (404, 405)
    assert stranger.post(f"/bieu-mau/{draft.pk}/xoa/").status_code == 404
    assert Draft.objects.get().answers == draft.answers


@pytest.mark.parametrize("key", ["khong_co", "nguoi-nop", "__class__", "0", "x" * 500])
def test_a_forged_section_does_not_exist(client, draft, key):
    assert client.get(f"/bieu-mau/{draft.pk}/phan/{key}/").status_code == 404
    assert client.post(f"/bieu-mau/{draft.pk}/phan/{key}/", {"tre_ho_ten": "x"}).status_code == 404


@pytest.mark.parametrize("forged", ["another session's", "another account's", "unknown", "no uuid", "null"])
def test_a_forged_file_number_takes_nobodys_file(client, draft, owner, forged):
    foreign = {
        "another session's": lambda: attachment(token="ai-do").pk,
        "another account's": lambda: attachment(owner=UserFactory()).pk,
        "unknown": uuid4,
        "no uuid": lambda: "../../etc/passwd",
        "null": lambda: "\x00",
    }[forged]()

    answer = client.post(
        f"/bieu-mau/{draft.pk}/phan/giay_to_ve_viec_sinh/",
        {"giay_to_chung_minh": "giay_chung_sinh", "giay_chung_sinh": str(foreign)},
    )

    assert "không còn trên cổng" in error_beside(answer, "giay_chung_sinh")
    assert not draft.files.filter(file_id=foreign if forged not in ("no uuid", "null") else uuid4()).exists()


# --- Links and tokens -------------------------------------------------------------------------------------------------
def test_an_expired_resume_link_is_gone_with_a_sentence(form_page, commune):
    draft = filled_draft(form_page.published_version, commune.agency)
    Draft.objects.update(expires_at=timezone.now() - timedelta(minutes=1))

    answer = Client().get(f"/bieu-mau/tiep-tuc/{access.resume_token(draft.pk)}/")

    assert answer.status_code == 410
    assert "chỉ được giữ đến ngày" in answer.content.decode()
    assert "Điền lại từ đầu" in answer.content.decode()
    assert "Giàng Mẫu Châu" not in answer.content.decode()


@pytest.mark.parametrize("token", ["x", "%00", "a" * 3000, "'\"><script>"])
def test_a_wrong_resume_link_is_told(client, db, token):
    answer = client.get(f"/bieu-mau/tiep-tuc/{token}/")

    assert answer.status_code == 404
    assert "Không tìm thấy" in answer.content.decode() or "không" in answer.content.decode()


def test_a_draft_that_expires_in_mid_filling_says_so(client, draft):
    Draft.objects.update(expires_at=timezone.now() - timedelta(minutes=1))

    answer = client.post(f"/bieu-mau/{draft.pk}/phan/tre/", {"tre_ho_ten": "x"})

    assert answer.status_code == 410
    assert "chỉ được giữ đến ngày" in answer.content.decode()


@pytest.mark.parametrize("token", ["x", "1:1:1", "%00", "a" * 3000])
def test_a_forged_address_of_the_page_after_sending_opens_nothing(client, commune, token):
    dossier = submitted(commune)

    answer = client.get(f"/tra-cuu/da-nhan/{token}/")

    assert answer.status_code in (302, 404)
    assert dossier.secret not in answer.content.decode()


def test_the_address_of_the_page_after_sending_of_one_dossier_is_not_good_for_another(client, commune):
    first, second = submitted(commune), submitted(commune)
    head, rest = received_url(first).split("/da-nhan/")
    payload, _colon, signature = rest.partition(":")
    foreign = received_url(second).split("/da-nhan/")[1].partition(":")[0]

    assert client.get(f"{head}/da-nhan/{foreign}:{signature}").status_code in (302, 404)
    assert payload


# --- Tracking ---------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("code", ["x" * 10_000, "\x00", "%", "_", "' OR 1=1 --", "\ud83d\ude00" * 100, "a\r\nb"])
def test_whatever_is_asked_at_the_tracking_page_is_answered(client, commune, code):
    code = code.encode("utf-16", "surrogatepass").decode("utf-16")
    submitted(commune)

    assert client.get("/tra-cuu/", {"ma": code}).status_code == 200
    asked = client.post("/tra-cuu/", {"ma": code, "bi_mat": code})
    assert asked.status_code in (422, 200)
    assert "Null characters" not in asked.content.decode()
    assert summary(asked)


def test_a_long_question_is_told_beside_its_field(client, db):
    answer = client.post("/tra-cuu/", {"ma": "x" * 10_000, "bi_mat": "ABC234"})

    assert "60" in error_beside(answer, "ma")
    assert typed_in(answer, "bi_mat") == "ABC234"


@pytest.mark.parametrize(
    "path", ["/tra-cuu/%00/", "/tra-cuu/khong-co/", "/tra-cuu/a%0d%0ab/", f"/tra-cuu/{'x' * 3000}/"]
)
def test_an_unknown_number_in_the_address_leads_to_the_tracking_page(client, db, path):
    answer = client.get(path)

    assert answer.status_code in (302, 404)
    assert "\n" not in answer.headers.get("Location", "")


def test_the_secret_is_not_guessed_by_trying(client, commune):
    dossier = submitted(commune)
    wrong = {"ma": dossier.code, "bi_mat": "222222"}

    answers = [client.post("/tra-cuu/", wrong).status_code for _time in range(12)]
    right = client.post("/tra-cuu/", {"ma": dossier.code, "bi_mat": dossier.secret})

    assert answers[0] == 422
    assert answers[-1] == right.status_code == 429
    assert "quá nhiều lần" in summary(right)


def test_many_visitors_do_not_guess_one_secret_together(commune):
    dossier = submitted(commune)

    for number in range(40):
        Client(REMOTE_ADDR=f"10.0.{number}.1").post("/tra-cuu/", {"ma": dossier.code.lower(), "bi_mat": "222222"})
    answer = Client(REMOTE_ADDR="10.9.9.9").post("/tra-cuu/", {"ma": dossier.code, "bi_mat": dossier.secret})

    assert answer.status_code == 429


# --- Officers' pages --------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("number", NUMBERS)
def test_forged_numbers_in_officers_acts_are_no_server_error(client, commune, number):
    dossier = accepted(commune)
    client.force_login(commune.leader)
    base = "/quan-tri/ho-so/"
    step = dossier.active_steps[0]

    answers = [
        client.post(f"{base}{dossier.pk}/lam/stop/", {"revision": number, "note": ""}),
        client.post(f"{base}{dossier.pk}/buoc/{step.pk}/giao/", {"nguoi": number}),
        client.post(f"{base}hang-loat/", {"transition": "accept", "ho_so": [f"{number}:1", f"{dossier.pk}:{number}"]}),
        client.post(f"{base}bo-loc/", {"bo": number}),
        client.get(base, {"ke": number, "q": number, "sau": number, "truoc": number, "co-quan": number}),
        client.get(f"{base}{dossier.pk}/", {"tu": number}),
    ]

    assert all(answer.status_code < 500 for answer in answers)
    assert not dossier.events.filter(transition="stop").exists()


@pytest.mark.parametrize("pk", ["0", "99999999999999999999", "-1"])
def test_a_dossier_that_does_not_exist_is_not_found(client, commune, pk):
    client.force_login(commune.officer)

    assert client.get(f"/quan-tri/ho-so/{pk}/").status_code == 404
    assert client.post(f"/quan-tri/ho-so/{pk}/lam/accept/", {"revision": "1"}).status_code == 404


# --- Forgery of requests ----------------------------------------------------------------------------------------------
@pytest.mark.parametrize("origin", [None, "https://ke-gian.example"])
def test_a_form_without_its_token_is_refused_with_a_friendly_page(draft, owner, origin):
    client = Client(enforce_csrf_checks=True)
    client.force_login(owner)
    headers = {"Origin": origin} if origin else {}

    answer = client.post(f"/bieu-mau/{draft.pk}/kiem-tra/", SENT, headers=headers)

    assert answer.status_code == 403
    assert "Trang đã mở quá lâu" in parsed(answer).h1.text
    assert "tải lại trang rồi gửi lần nữa" in answer.content.decode()
    assert not Dossier.objects.exists()
