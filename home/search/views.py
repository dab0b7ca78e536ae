"""The one search over everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import JsonResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

import services.public
from home.search.presentation import PAGE, QUERY, present
from portal.search import misses, suggesting

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """`/tim-kiem/?q=&loai=&trang=`, public. Officers see the dossiers they may see beside it, never in it."""
    found = present(request.GET, get_language() or "vi")
    answer = found.answer
    dossiers = services.public.dossiers_found(request.user, answer.asked.text)
    if answer.is_empty and answer.asked.needed and not answer.kind and not dossiers and PAGE not in request.GET:
        misses.count(answer.asked.folded, typed=answer.asked.text)
    context = {"found": found, "answer": answer, "query": answer.asked.text, "dossiers": dossiers}
    return render(request, "home/search/results.html", context)


@require_safe
@cache_control(public=True, max_age=300)
def suggest(request: HttpRequest) -> JsonResponse:
    """`/tim-kiem/goi-y?q=`, public. At most eight titles that begin as typed."""
    return JsonResponse({"suggestions": suggesting.suggest(request.GET.get(QUERY, ""), get_language() or "vi")})
