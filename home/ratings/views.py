"""The addresses of ratings: giving one, and what a script may ask about one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from home.ratings import limits, readers, selectors
from home.ratings.actions import NotRateable, rate
from home.ratings.origins import is_our_own

if TYPE_CHECKING:
    from django.http import HttpRequest

    from home.news.pages import ArticlePage

AGAIN = "lan"


@csrf_exempt
@never_cache
@require_POST
def give(request: HttpRequest, article_id: int) -> HttpResponse:
    """`POST /danh-gia-bai-viet/<article>/` with `sao`, from a form on a page that may be cached (see `origins`).

    A browser without our cookie is given one and sent here once more with the same form (307), so that everybody who
    takes cookies is one reader from the first rating on. Whoever comes back without it is known by address and browser.
    """
    article = selectors.article_for_readers(article_id)
    if article is None:
        raise Http404
    if not is_our_own(request):
        return _refused(
            request, article, _("Lượt chấm này không được gửi từ trang của cổng. Xin mở lại bài viết."), 403
        )
    if not readers.known_number(request) and AGAIN not in request.GET:
        response: HttpResponse = HttpResponse(status=307)
        response["Location"] = f"{reverse('ratings:give', args=[article_id])}?{AGAIN}=2"
        readers.give_number(response)
        return response
    reader = readers.reader_of(request)
    if sentence := limits.refusal(reader.address, article_id):
        return _refused(request, article, sentence, 429)
    try:
        rate(article_id=article_id, reader=reader, stars=_number(request.POST.get("sao")))
    except ValidationError as error:
        return _refused(request, article, " ".join(error.messages), 422)
    except NotRateable as error:
        return _refused(request, article, str(error), 409)
    response = HttpResponseRedirect(f"{article.get_url(request)}#da-cham")
    response.status_code = 303
    return response


@never_cache
@require_safe
def own(request: HttpRequest, article_id: int) -> JsonResponse:
    """`GET …/cua-toi`: the totals now, and what this browser said; zero where it has said nothing."""
    state = selectors.state_of(article_id=article_id, reader=readers.reader_of(request))
    if state is None:
        raise Http404
    return JsonResponse(state)


def _number(text: Any) -> int:
    """Exactly one digit; anything else is no number of stars."""
    return int(text) if isinstance(text, str) and len(text) == 1 and text in "12345" else 0


def _refused(request: HttpRequest, article: ArticlePage, sentence: str, status: int) -> HttpResponse:
    context = {"sentence": sentence, "article": article, "address": f"{article.get_url(request)}#cham-diem"}
    return render(request, "ratings/refused.html", context, status=status)
