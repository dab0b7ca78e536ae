"""Single numbers that stand on the home page and at the top of the statistics.

What is kept are numbers; the words around them are put in the reader's language when they are shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

import catalogue.public
import courses.public
import services.public
from home.statistics.dossiers import percent
from home.statistics.models import DossierFigure, PageViews, Scope
from home.statistics.numbers import share, whole
from home.statistics.periods import last_months
from home.statistics.suppression import LEAST

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class Headline:
    """`number` is None where there is nothing to tell yet; `beside` is the number that the note speaks of."""

    number: Decimal | int | None
    beside: int | None = None

    @property
    def data(self) -> dict[str, Any]:
        """As it is kept."""
        return {"number": None if self.number is None else str(self.number), "beside": self.beside}


@dataclass(frozen=True, slots=True)
class HeadlineKind:
    """`note` may hold one %s for the number beside; without that number there is no note then."""

    name: str
    label: _StrPromise
    reckon: Callable[[], Headline]
    note: _StrPromise
    write: Callable[[Decimal], str] = whole

    def shown(self, kept: dict[str, Any]) -> tuple[str, str] | None:
        """The number and its note in the language in use; None where there is nothing to tell."""
        number, beside, note = kept.get("number"), kept.get("beside"), str(self.note)
        if number is None:
            return None
        if "%s" in note:
            note = note % whole(beside) if beside is not None else ""
        return self.write(Decimal(number)), note


def on_time() -> Headline:
    """Of the last twelve months, of all that ended and not only of what is told month by month."""
    period = last_months()
    months = services.public.by_month(period.begins_at, period.ends_at)
    decided, good = sum(one.decided for one in months), sum(one.on_time for one in months)
    return Headline(percent(good, decided), decided) if decided >= LEAST else Headline(None)


def decided() -> Headline:
    rows = DossierFigure.objects.filter(scope=Scope.MONTH)
    return Headline(rows.aggregate(number=Sum("decided"))["number"] or None)


def under_way() -> Headline:
    found = services.public.standing(last_months().begins_at, timezone.now())
    if found.under_way < LEAST:
        return Headline(None)
    return Headline(found.under_way, found.overdue if found.overdue >= LEAST else None)


def online() -> Headline:
    found = services.public.standing(last_months().begins_at, timezone.now())
    return Headline(percent(found.online, found.received)) if found.received >= LEAST else Headline(None)


def stalls() -> Headline:
    found = catalogue.public.market_figures()
    return Headline(found.stalls, found.products)


def ocop() -> Headline:
    return Headline(sum(catalogue.public.market_figures().stars.values()))


def trained() -> Headline:
    number = sum(one.trained for one in courses.public.level_figures(timezone.localdate()))
    return Headline(number if number >= LEAST else None)


def views() -> Headline:
    return Headline(
        PageViews.objects.filter(day__gte=last_months().since).aggregate(number=Sum("views"))["number"] or 0
    )


YEAR = _("12 tháng qua")
HEADLINES = {
    one.name: one
    for one in (
        HeadlineKind("dung-han", _("Hồ sơ giải quyết đúng hạn"), on_time, _("trong %s hồ sơ, 12 tháng qua"), share),
        HeadlineKind("da-giai-quyet", _("Hồ sơ đã giải quyết"), decided, YEAR),
        HeadlineKind("dang-giai-quyet", _("Hồ sơ đang giải quyết"), under_way, _("%s hồ sơ đã quá hạn")),
        HeadlineKind("truc-tuyen", _("Hồ sơ nộp trực tuyến"), online, YEAR, share),
        HeadlineKind("gian-hang", _("Gian hàng trên chợ"), stalls, _("%s sản phẩm")),
        HeadlineKind("ocop", _("Sản phẩm OCOP"), ocop, _("còn hiệu lực")),
        HeadlineKind("can-bo-da-hoc", _("Cán bộ đã học kỹ năng số"), trained, _("đã học ít nhất một mô đun")),
        HeadlineKind("luot-xem", _("Lượt xem trang"), views, YEAR),
    )
}
