"""The pages and files of open data, all public."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from portal.open_data import describing, downloads, limits, problems
from portal.open_data.datasets import datasets, find
from portal.open_data.schemas import DEFAULT_SIZE, FROM, MOST, RANGES, TO
from portal.open_data.standing import version

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    from portal.open_data.datasets import Dataset

KEPT_FOR = 300


def _known(slug: str) -> Dataset:
    dataset = find(slug)
    if dataset is None:
        raise Http404
    return dataset


@require_safe
@cache_control(public=True, max_age=KEPT_FOR)
def dataset_page(request: HttpRequest, slug: str) -> HttpResponse:
    """`/du-lieu-mo/<slug>/`: what the data set holds, column by column, and where to get it."""
    dataset = _known(slug)
    now = version(dataset)
    context = {
        "dataset": dataset,
        "version": now,
        "licence": describing.LICENCE,
        "licence_name": describing.LICENCE_NAME,
        "structured": describing.description(dataset, now.changed_at),
        "api_address": reverse(f"api:list_{dataset.slug.replace('-', '_')}"),
    }
    return render(request, "open_data/dataset.html", context)


@require_safe
@cache_control(public=True, max_age=KEPT_FOR)
def api_page(request: HttpRequest) -> HttpResponse:
    """`/api/`: the API in words, from the same data sets."""
    context = {
        "datasets": [{"dataset": one, "parameters": _parameters(one)} for one in datasets()],
        "default_size": DEFAULT_SIZE,
        "most": MOST,
        "most_a_minute": limits.MOST["api"],
        "base": describing.absolute("/api/v1/"),
    }
    return render(request, "open_data/api.html", context)


def _parameters(dataset: Dataset) -> list[dict[str, Any]]:
    told = []
    for column in dataset.filters:
        names = [column.name]
        if column.type in RANGES:
            names += [f"{column.name}{FROM}", f"{column.name}{TO}"]
        told.append({"names": names, "title": column.title, "type": column.type.value})
    return told


@require_safe
def as_csv(request: HttpRequest, slug: str) -> HttpResponseBase:
    """`/du-lieu-mo/<slug>.csv`"""
    return _file(request, slug, "csv", "text/csv; charset=utf-8", downloads.as_csv)


@require_safe
def as_json(request: HttpRequest, slug: str) -> HttpResponseBase:
    """`/du-lieu-mo/<slug>.json`"""
    return _file(request, slug, "json", "application/json", downloads.as_json)


def _file(
    request: HttpRequest, slug: str, ending: str, media: str, written: Callable[[Dataset], Iterator[str]]
) -> HttpResponseBase:
    dataset = _known(slug)
    if wait := limits.seconds_to_wait(request, "files"):
        refused = problems.answer(429, _("Từ nơi này vừa tải quá nhiều tệp. Xin chờ một phút rồi tải tiếp."))
        refused["Retry-After"] = str(wait)
        return refused
    now = version(dataset)
    etag = now.etag.replace('"', f'"{ending}-', 1)
    changed = int(now.changed_at.timestamp()) if now.changed_at else None
    response: HttpResponseBase | None = get_conditional_response(request, etag=etag, last_modified=None)
    if response is None:
        # Of a HEAD request nothing is told about how long the file would be.
        lines = iter(()) if request.method == "HEAD" else written(dataset)
        response = StreamingHttpResponse(lines, content_type=media)
        response["Content-Disposition"] = f'attachment; filename="{dataset.slug}.{ending}"'
    response["ETag"] = etag
    if changed is not None:
        response["Last-Modified"] = http_date(changed)
    response["Cache-Control"] = f"public, max-age={KEPT_FOR}"
    response["Access-Control-Allow-Origin"] = "*"
    return response


def nothing_here(request: HttpRequest, rest: str) -> HttpResponse:
    """Any other address below `/api/`."""
    return problems.answer(404, _("Không có gì ở địa chỉ này. Xem các địa chỉ ở %s.") % describing.absolute("/api/"))
