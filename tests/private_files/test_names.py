"""A name is shown and sent, never used as a path; it tells what the content is."""

from __future__ import annotations

import unicodedata

import pytest

from portal.private_files.names import cleaned, shown
from portal.private_files.policies import JPEG, PDF


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("giấy khai sinh.pdf", "giấy khai sinh.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\An\\đơn.pdf", "đơn.pdf"),
        ("ảnh\u202egpj.exe", "ảnh gpj.pdf"),
        ("a\x00b\r\nX: y.pdf", "a b X y.pdf"),
        ("", "tep.pdf"),
        ("...", "tep.pdf"),
        (".pdf", "pdf.pdf"),
        ("Quyết định số 12.QĐ-UBND", "Quyết định số 12.QĐ-UBND.pdf"),
        ("scan.PDF", "scan.PDF"),
        ("hồ sơ.pdf.exe", "hồ sơ.pdf.pdf"),
    ],
)
def test_names_are_cleaned(given, kept):
    assert cleaned(given, PDF) == kept


def test_decomposed_vietnamese_is_composed():
    assert cleaned(unicodedata.normalize("NFD", "Nguyễn Thị Ảnh.jpeg"), JPEG) == "Nguyễn Thị Ảnh.jpeg"


def test_a_long_name_is_shortened_but_keeps_its_ending():
    name = cleaned("a" * 5000 + ".pdf", PDF)
    assert len(name) <= 120
    assert name.endswith(".pdf")
    assert len(shown("b" * 5000)) <= 120
