"""What every answer of the API has in common: who may ask, how often, and what caches may keep."""

from __future__ import annotations

import hashlib
import logging
from functools import wraps
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from portal.open_data import limits, problems

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

logger = logging.getLogger(__name__)
METHODS = "GET, HEAD, OPTIONS"
KEPT_FOR = 300


def api_door(view: Callable[..., Any]) -> Callable[..., HttpResponseBase]:
    """Reading only, from pages of any site, without cookies; at most so often; with a tag that caches ask by."""

    # Nothing is written here, so there is nothing to forge; who tries to write is told so in words.
    @csrf_exempt
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = _answer(view, request, *args, **kwargs)
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Expose-Headers"] = "ETag, Retry-After"
        response.setdefault("Cache-Control", "no-store")
        return response

    return guarded


def _answer(view: Callable[..., Any], request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
    if request.method == "OPTIONS":
        response = HttpResponse(status=204)
        response["Allow"] = response["Access-Control-Allow-Methods"] = METHODS
        response["Access-Control-Allow-Headers"] = "Accept, If-None-Match"
        response["Access-Control-Max-Age"] = "86400"
        return response
    if request.method not in ("GET", "HEAD"):
        response = problems.answer(405, _("Địa chỉ này chỉ nhận GET. Dữ liệu được sửa trên cổng, không qua API."))
        response["Allow"] = METHODS
        return response
    if wait := limits.seconds_to_wait(request, "api"):
        response = problems.answer(429, _("Từ nơi này vừa có quá nhiều yêu cầu. Xin chờ một phút rồi hỏi tiếp."))
        response["Retry-After"] = str(wait)
        return response
    asked, request.method = request.method, "GET"
    try:
        response = view(request, *args, **kwargs)
    except Exception:
        logger.exception("the API failed at %s", request.path)
        return problems.answer(500, _("Lỗi ở phía cổng, đã được ghi lại. Xin thử lại sau ít phút."))
    finally:
        request.method = asked
    if response.status_code != 200:
        return response
    etag = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    response["ETag"] = etag
    response["Cache-Control"] = f"public, max-age={KEPT_FOR}"
    return get_conditional_response(request, etag=etag, response=response) or response
