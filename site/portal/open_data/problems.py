"""Mistakes as RFC 9457 tells them, in plain words: what happened, and what to do."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

MEDIA_TYPE = "application/problem+json"
TITLES: dict[int, _StrPromise] = {
    400: _("Yêu cầu có chỗ chưa đúng"),
    404: _("Không tìm thấy"),
    405: _("Chỉ đọc được, không ghi được"),
    429: _("Hỏi quá nhanh"),
    500: _("Máy chủ gặp lỗi"),
}


class Problem(Exception):
    """Ends a request with this status; `errors` are `{"parameter", "detail"}`."""

    def __init__(self, status: int, detail: str, errors: list[dict[str, str]] | None = None) -> None:
        self.status, self.detail, self.errors = status, detail, errors or []
        super().__init__(detail)


def answer(status: int, detail: str, errors: list[dict[str, str]] | None = None) -> HttpResponse:
    body: dict[str, Any] = {"type": "about:blank", "title": str(TITLES[status]), "status": status, "detail": detail}
    if errors:
        body["errors"] = errors
    return HttpResponse(json.dumps(body, ensure_ascii=False), status=status, content_type=MEDIA_TYPE)
