"""Django's forms come out in the portal's components."""

from __future__ import annotations

import re
from datetime import date

from bs4 import BeautifulSoup
from django import forms

from portal.ui.forms import DateInput


class TrackingForm(forms.Form):
    ma = forms.CharField(label="Mã hồ sơ", help_text="Ở góc trên giấy hẹn.")
    ngay = forms.DateField(label="Ngày nộp", widget=DateInput, required=False)
    kenh = forms.ChoiceField(label="Kênh", choices=[("a", "Trực tiếp"), ("b", "Trực tuyến")], widget=forms.RadioSelect)
    dong_y = forms.BooleanField(label="Tôi đồng ý")
    ban_an = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean(self) -> None:
        raise forms.ValidationError("Mã hồ sơ và mã tra cứu không khớp.")


def page(form: forms.Form) -> BeautifulSoup:
    return BeautifulSoup(str(form), "html.parser")


def test_every_control_has_a_label_above_it() -> None:
    html = page(TrackingForm())
    for name in ("ma", "ngay", "dong_y"):
        assert html.find("label", attrs={"for": f"id_{name}"}), name
    assert html.find("legend").get_text(strip=True) == "Kênh"


def test_the_optional_is_marked_and_the_required_is_not() -> None:
    html = page(TrackingForm())
    assert "(không bắt buộc)" in html.find("label", attrs={"for": "id_ngay"}).get_text()
    assert "(không bắt buộc)" not in html.find("label", attrs={"for": "id_ma"}).get_text()


def test_hint_and_error_are_read_out_with_the_control() -> None:
    html = page(TrackingForm({}))
    control = html.find(id="id_ma")
    described = control["aria-describedby"].split()
    assert described == ["id_ma_helptext", "id_ma_error"]
    assert all(html.find(id=one) for one in described)
    assert control["aria-invalid"] == "true"


def test_the_error_summary_links_to_what_must_be_mended() -> None:
    html = page(TrackingForm({}))
    summary = html.find(class_="lc-errors")
    targets = [link["href"].removeprefix("#") for link in summary.find_all("a")]
    assert targets == ["id_ma", "id_kenh_0", "id_dong_y"]
    assert all(html.find(id=target) for target in targets)
    assert "không khớp" in summary.get_text()


def test_a_form_without_errors_has_no_summary() -> None:
    assert page(TrackingForm()).find(class_="lc-errors") is None


def test_hidden_fields_stay_in_the_form() -> None:
    assert page(TrackingForm({"ban_an": "7"})).find("input", attrs={"name": "ban_an"})["value"] == "7"


def test_a_date_is_typed_as_vietnamese_write_it() -> None:
    html = str(TrackingForm(initial={"ngay": date(2026, 2, 3)})["ngay"])
    assert 'value="03/02/2026"' in html
    assert 'inputmode="numeric"' in html
    assert not re.search(r'type="date"', html)
