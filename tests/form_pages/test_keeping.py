"""Going on later and elsewhere; whose draft it is; what becomes of those nobody sends."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from portal.form_pages import access, actions
from portal.form_pages.models import Draft
from portal.notifications.models import Message
from portal.private_files.models import PrivateFile
from tests.factories.accounts import UserFactory
from tests.factories.form_pages import DraftFactory
from tests.form_pages.conftest import CHILD, FIRST, Citizen, hidden_inputs, upload
from tests.testapp.models import Request

pytestmark = pytest.mark.django_db


def link(draft: Draft) -> str:
    return f"/bieu-mau/tiep-tuc/{access.resume_token(draft.pk)}/"


def expire(draft: Draft) -> None:
    Draft.objects.filter(pk=draft.pk).update(expires_at=timezone.now() - timedelta(minutes=1))


def test_the_resume_link_opens_the_draft_with_its_files_on_another_device(citizen, form_page):
    citizen.begin()
    citizen.fill("nguoi_con", **CHILD)
    citizen.fill("giay_to", **{"giay_chung_sinh-tep": upload("giấy chứng sinh.pdf")})
    assert link(citizen.draft()) in citizen.client.get(citizen.url("de-sau/")).content.decode()

    elsewhere = Citizen(Client(), form_page)
    assert elsewhere.client.get(elsewhere.url()).status_code == 404
    opened = elsewhere.client.get(link(citizen.draft()), follow=True)
    assert "Các phần cần điền" in opened.content.decode()
    papers = elsewhere.client.get(elsewhere.url("phan/giay_to/"))
    assert "giấy chứng sinh.pdf" in papers.content.decode()
    held = PrivateFile.objects.get()
    assert elsewhere.client.get(held.get_absolute_url()).status_code == 200
    assert elsewhere.client.post(elsewhere.url("phan/giay_to/"), hidden_inputs(papers)).status_code == 302
    assert elsewhere.send().url.startswith("/da-nhan/")


def test_the_resume_link_is_mailed_once_a_day(citizen):
    citizen.begin()
    for _time in range(2):
        answer = citizen.client.post(citizen.url("de-sau/"), {"email": "mot@vidu.vn"})
        assert answer.status_code == 302
    message = Message.objects.get()
    assert link(citizen.draft()) in message.body
    assert len(mail.outbox) <= 1


def test_a_wrong_address_is_told_and_kept(citizen):
    citizen.begin()
    text = citizen.client.post(citizen.url("de-sau/"), {"email": "mot@"}).content.decode()
    assert "không phải địa chỉ thư điện tử" in text
    assert 'value="mot@"' in text


def test_an_expired_link_says_so(citizen):
    citizen.begin()
    expire(citizen.draft())
    for url in (link(citizen.draft()), citizen.url(), citizen.url("phan/nguoi_con/"), citizen.url("kiem-tra/")):
        answer = Client().get(url) if "tiep-tuc" in url else citizen.client.get(url)
        assert answer.status_code == 410
        assert "chỉ được giữ đến ngày" in answer.content.decode()


def test_an_unknown_link_says_so(client):
    answer = client.get("/bieu-mau/tiep-tuc/khong-co/")
    assert answer.status_code == 404
    assert "Không tìm thấy bản đang điền nào" in answer.content.decode()


def test_the_link_of_a_sent_form_tells_when_it_was_sent_and_nothing_else(citizen):
    citizen.fill_everything()
    citizen.send()
    answer = Client().get(link(citizen.draft()))
    assert answer.status_code == 410
    assert "đã được gửi lúc" in answer.content.decode()
    assert "/da-nhan/" not in answer.content.decode()


def test_the_link_of_an_account_asks_for_that_account(form_page):
    draft = DraftFactory(page=form_page, owner=UserFactory())
    Draft.objects.filter(pk=draft.pk).update(resume_token_hash=access.hash_of(access.resume_token(draft.pk)))
    answer = Client().get(link(draft))
    assert answer.status_code == 302
    assert "dang-nhap" in answer.url
    other = Client()
    other.force_login(UserFactory())
    assert other.get(link(draft), follow=True).status_code == 404


@pytest.mark.parametrize("part", ["", "phan/nguoi_con/", "kiem-tra/", "de-sau/", "ban-khai.txt", "xoa/"])
def test_somebody_elses_draft_does_not_exist(citizen, part):
    citizen.begin()
    stranger, user = Client(), Client()
    user.force_login(UserFactory())
    for client in (stranger, user):
        assert client.post(citizen.url(part), {"cam_doan": "co"}).status_code in (404, 405)
        assert client.get(citizen.url(part)).status_code in (404, 405)
    assert Draft.objects.count() == 1


def test_an_owned_draft_is_not_the_officers_nor_another_citizens(form_page):
    owner, officer = UserFactory(), UserFactory(username="motcua1")
    owned = DraftFactory(page=form_page, owner=owner)
    entered = DraftFactory(page=form_page, entered_by=officer, channel="counter")
    client = Client()
    client.force_login(owner)
    assert client.get(f"/bieu-mau/{owned.pk}/").status_code == 200
    assert client.get(f"/bieu-mau/{entered.pk}/").status_code == 404
    client.force_login(officer)
    assert client.get(f"/bieu-mau/{owned.pk}/").status_code == 404
    assert client.get(f"/bieu-mau/{entered.pk}/").status_code == 200


def test_signing_in_later_makes_the_draft_ones_own(citizen):
    citizen.begin()
    user = UserFactory()
    session = citizen.client.session[access.SESSION_KEY]
    citizen.client.force_login(user)
    kept = citizen.client.session
    kept[access.SESSION_KEY] = session
    kept.save()
    assert citizen.client.get(citizen.url()).status_code == 200
    assert citizen.draft().owner == user


def test_everything_filled_in_can_be_fetched_as_text(citizen):
    citizen.begin()
    answer = citizen.client.get(citizen.url("ban-khai.txt"))
    assert "Họ tên: Giàng Thị Mỷ" in answer.content.decode("utf-8-sig")


def test_a_page_taken_down_in_mid_filling_says_so_and_keeps_the_answers(citizen):
    citizen.begin()
    url = citizen.url("phan/nguoi_con/")
    citizen.page.unpublish()
    answer = citizen.client.post(url, CHILD)
    text = answer.content.decode()
    assert answer.status_code == 410
    assert "hiện không nhận nữa" in text
    assert citizen.draft().answers["ten_con"] == "Giàng A Páo"
    copy = citizen.client.get(citizen.url("ban-khai.txt")).content.decode("utf-8-sig")
    assert "Giàng A Páo" in copy
    assert citizen.send().status_code == 410
    assert not Request.objects.exists()


def test_what_is_wrong_stays_typed_when_the_page_was_taken_down(citizen):
    citizen.begin()
    url = citizen.url("phan/nguoi_con/")
    citizen.page.unpublish()
    text = citizen.client.post(url, {**CHILD, "ngay_sinh": "31/02/2026"}).content.decode()
    assert 'value="31/02/2026"' in text
    assert "vừa ngừng nhận" in text


def test_a_page_taken_down_before_the_first_saving_keeps_what_was_typed(citizen):
    shown = citizen.client.get(citizen.begin_url)
    citizen.page.unpublish()
    sent = citizen.client.post(citizen.begin_url, {**hidden_inputs(shown), "ho_ten": "Sùng A Dơ", "dien_thoai": "x"})
    assert "Sùng A Dơ" in sent.content.decode()
    sent = citizen.client.post(citizen.begin_url, {**hidden_inputs(shown), **FIRST}, follow=True)
    assert sent.status_code == 410
    assert citizen.draft().answers["ho_ten"] == "Giàng Thị Mỷ"
    assert citizen.client.get(citizen.begin_url).status_code == 410


def test_a_page_that_opens_again_goes_on(citizen):
    citizen.begin()
    citizen.page.unpublish()
    assert citizen.client.get(citizen.url()).status_code == 410
    citizen.page.refresh_from_db()
    citizen.page.save_revision().publish()
    assert citizen.client.get(citizen.url()).status_code == 200


def test_a_draft_is_thrown_away_with_its_files(citizen):
    citizen.begin()
    citizen.fill("giay_to", **{"giay_chung_sinh-tep": upload("a.pdf")})
    citizen.client.post(citizen.url("xoa/"))
    assert not Draft.objects.exists()
    assert not PrivateFile.objects.exists()


def test_expired_drafts_lose_answers_and_files_and_the_link_still_tells(citizen):
    citizen.begin()
    citizen.fill("giay_to", **{"giay_chung_sinh-tep": upload("a.pdf")})
    other = DraftFactory(page=citizen.page, answers={"ho_ten": "Còn hạn"})
    first = Draft.objects.exclude(pk=other.pk).get()
    expire(first)
    call_command("erase_expired_drafts")
    first.refresh_from_db()
    other.refresh_from_db()
    assert first.answers == {}
    assert other.answers == {"ho_ten": "Còn hạn"}
    assert not PrivateFile.objects.exists()
    assert Client().get(link(first)).status_code == 410
    Draft.objects.filter(pk=first.pk).update(expires_at=timezone.now() - timedelta(days=91))
    call_command("erase_expired_drafts")
    assert list(Draft.objects.all()) == [other]


def test_every_saving_lets_a_draft_live_another_30_days(citizen):
    citizen.begin()
    Draft.objects.update(expires_at=timezone.now() + timedelta(days=1))
    citizen.fill("nguoi_con", **CHILD)
    assert citizen.draft().expires_at > timezone.now() + timedelta(days=29)


def test_a_draft_is_handed_over_somewhere_and_an_entered_one_has_an_officer(form_page):
    draft = DraftFactory(page=form_page)
    for wrong in ({"handed_over_at": timezone.now()}, {"handed_over_url": "/x/"}, {"channel": "counter"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Draft.objects.filter(pk=draft.pk).update(**wrong)


def test_saving_after_the_hand_over_changes_nothing(citizen):
    citizen.fill_everything()
    citizen.send()
    draft = actions.save_section(draft=citizen.draft(), section="nguoi_con", answers={"ten_con": "x"}, files={})
    assert draft.answers == {}
