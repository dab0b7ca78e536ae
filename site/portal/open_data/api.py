"""The read API `/api/v1/`, made from the data sets that the domains registered, and its OpenAPI document.

Its own documentation pages would load from other hosts: there are none, `/api/` is a page of the portal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI, Query, Schema
from ninja.errors import ValidationError
from ninja.renderers import JSONRenderer
from pydantic import Field

from portal.open_data import problems, reading
from portal.open_data.datasets import datasets
from portal.open_data.schemas import LONGEST_TEXT, Problem, page_model, query_model, row_model

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ninja.openapi.schema import OpenAPISchema

    from portal.open_data.datasets import Dataset

VERSION = "1.0.0"
NAMESPACE = "api"
MISTAKES = {
    "400": "Tham số sai, hoặc không có tham số này",
    "404": "Không có dòng này",
    "429": "Hỏi quá nhanh; xem Retry-After",
}


class SearchQuery(Schema):
    q: str = Field(..., min_length=1, max_length=LONGEST_TEXT, description="Từ cần tìm, không cần dấu cũng được")
    kind: str = Field("", max_length=40, description="Loại kết quả; để trống: mọi loại")
    limit: int = Field(reading.SEARCH_PER_PAGE, ge=1, le=reading.MOST_SEARCHED)
    page: int = Field(1, ge=1, le=reading.MOST_PAGES)


class SearchResult(Schema):
    title: str
    url: str
    kind: str
    kind_label: str
    section: str
    summary: str
    language: str
    date: Any = Field(..., description="Ngày (ISO 8601), hoặc null", json_schema_extra={"type": ["string", "null"]})


class SearchAnswer(Schema):
    query: str
    meant: str | None = Field(..., description="Đã tìm theo từ này thay cho từ gõ vào")
    total: int
    counts: dict[str, int]
    items: list[SearchResult]


class ReadableJson(JSONRenderer):
    """Vietnamese as it is written, not as escapes: half as long."""

    json_dumps_params: Mapping[str, Any] = {"ensure_ascii": False}


class ReadApi(NinjaAPI):
    def get_openapi_schema(self, **kwargs: Any) -> OpenAPISchema:
        """The document, with the ways to fail that every operation has."""
        document = super().get_openapi_schema(**kwargs)
        told = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
        document["components"]["schemas"]["Problem"] = told
        content = {problems.MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
        for path, operations in document["paths"].items():
            for operation in operations.values():
                for status, words in MISTAKES.items():
                    if status != "404" or "{" in path:
                        operation["responses"][status] = {"description": words, "content": content}
                operation["responses"]["304"] = {"description": "Chưa thay đổi (If-None-Match)"}
        return document


def build() -> ReadApi:
    """The API of all data sets registered so far; called once, when the addresses are read."""
    api = ReadApi(
        title=f"{settings.PUBLIC_TITLE}: API",
        version=VERSION,
        description="Đọc dữ liệu đã công bố trên cổng. Không cần khóa. Read-only access to published content, no key.",
        renderer=ReadableJson(),
        docs_url=None,
        openapi_url="/openapi.json",
        urls_namespace=NAMESPACE,
        servers=[{"url": settings.BASE_URL}],
        openapi_extra={"info": {"license": {"name": "CC BY 4.0 (đề xuất, chờ UBND tỉnh xác nhận)"}}},
    )
    for dataset in datasets():
        _add(api, dataset)

    @api.get("/v1/search", response=SearchAnswer, operation_id="search", summary="Tìm kiếm", tags=["search"])
    def search(request: HttpRequest, asked: Query[SearchQuery]) -> dict[str, Any]:
        known_only(request, SearchQuery)
        return reading.search(asked.q, kind=asked.kind, size=asked.limit, number=asked.page)

    api.add_exception_handler(ValidationError, _misread)
    api.add_exception_handler(problems.Problem, _problem)
    api.add_exception_handler(Http404, _not_there)
    return api


def known_only(request: HttpRequest, model: type[Schema]) -> None:
    """Raises Problem: a parameter that is misspelled would else be passed over, and give everything."""
    unknown = [name for name in request.GET if name not in model.model_fields]
    if unknown:
        known = ", ".join(model.model_fields)
        errors = [{"parameter": name[:60], "detail": _("Không có tham số này.")} for name in unknown[:5]]
        raise problems.Problem(400, _("Chỉ nhận: %s") % known, errors)


def _add(api: ReadApi, dataset: Dataset) -> None:
    row = row_model(dataset)
    asked_model = query_model(dataset)
    title = str(dataset.title)

    def listing(request: HttpRequest, asked: Any) -> Any:
        known_only(request, asked_model)
        return reading.page(dataset, asked.model_dump(), request.path)

    def detail(request: HttpRequest, id: str) -> Any:
        known_only(request, Schema)
        return reading.one(dataset, id)

    # Said here and not above: the models are made at this moment, and Ninja reads them from the signature.
    listing.__annotations__ = {"request": HttpRequest, "asked": Query[asked_model]}  # type: ignore[misc,valid-type]
    detail.__annotations__ = {"request": HttpRequest, "id": str}
    told: dict[str, Any] = {"tags": [dataset.slug], "description": str(dataset.description)}
    name = dataset.slug.replace("-", "_")
    api.get(
        f"/v1/{dataset.slug}",
        response=page_model(dataset, row),
        operation_id=f"list_{name}",
        url_name=f"list_{name}",
        summary=title,
        **told,
    )(listing)
    api.get(
        f"/v1/{dataset.slug}/{{id}}",
        response=row,
        operation_id=f"get_{name}",
        url_name=f"get_{name}",
        summary=f"{title}: một dòng",
        **told,
    )(detail)


# --- Mistakes ---------------------------------------------------------------------------------------------------------

WORDS = {
    "missing": "Thiếu tham số này.",
    "greater_than_equal": "Số này nhỏ quá; nhỏ nhất là {ge}.",
    "less_than_equal": "Số này lớn quá; lớn nhất là {le}.",
    "string_too_long": "Dài quá; nhiều nhất {max_length} ký tự.",
    "string_too_short": "Hãy ghi ít nhất {min_length} ký tự.",
    "int_parsing": "Hãy ghi một số nguyên.",
    "bool_parsing": "Hãy ghi true hoặc false.",
    "timezone_aware": "Hãy ghi cả múi giờ, ví dụ 2026-01-31T08:00:00+07:00.",
}
OF_DATES = "Hãy ghi theo dạng ISO 8601, ví dụ 2026-01-31."


def _misread(request: HttpRequest, error: Any) -> HttpResponse:
    errors = []
    for one in error.errors[:10]:
        kind, limits = str(one.get("type", "")), one.get("ctx") or {}
        words = OF_DATES if kind.startswith("date") else WORDS.get(kind, "Không đọc được giá trị này.")
        errors.append({"parameter": str(one["loc"][-1])[:60], "detail": words.format_map(_Known(limits))})
    return problems.answer(400, _("Hãy sửa các tham số dưới đây rồi gửi lại."), errors)


class _Known(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return ""


def _problem(request: HttpRequest, error: Any) -> HttpResponse:
    return problems.answer(error.status, error.detail, error.errors)


def _not_there(request: HttpRequest, error: Any) -> HttpResponse:
    return problems.answer(404, _("Không có gì ở địa chỉ này. Xem các địa chỉ ở %s.") % f"{settings.BASE_URL}/api/")
