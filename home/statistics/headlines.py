"""Single numbers that stand on the home page and at the top of the statistics."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

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
    """A number in words; `value` is empty where there is nothing to tell yet."""

    value: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class HeadlineKind:
    name: str
    label: _StrPromise
    reckon: Callable[[], Headline]


def on_time() -> Headline:
    """Of the last twelve months, of all that ended and not only of what is told month by month."""
    period = last_months()
    months = services.public.by_month(period.begins_at, period.ends_at)
    decided, good = sum(one.decided for one in months), sum(one.on_time for one in months)
    if decided < LEAST:
        return Headline("")
    return Headline(share(percent(good, decided)), _("trong %s hồ sơ, 12 tháng qua") % whole(decided))


def decided() -> Headline:
    rows = DossierFigure.objects.filter(scope=Scope.MONTH)
    number = rows.aggregate(number=Sum("decided"))["number"] or 0
    return Headline(whole(number) if number else "", _("12 tháng qua"))


def under_way() -> Headline:
    found = services.public.standing(last_months().begins_at, timezone.now())
    if found.under_way < LEAST:
        return Headline("")
    late = found.overdue
    note = _("%s hồ sơ đã quá hạn") % whole(late) if late >= LEAST else ""
    return Headline(whole(found.under_way), note)


def online() -> Headline:
    found = services.public.standing(last_months().begins_at, timezone.now())
    if found.received < LEAST:
        return Headline("")
    return Headline(share(percent(found.online, found.received)), _("12 tháng qua"))


def stalls() -> Headline:
    found = catalogue.public.market_figures()
    return Headline(whole(found.stalls), _("%s sản phẩm") % whole(found.products))


def ocop() -> Headline:
    return Headline(whole(sum(catalogue.public.market_figures().stars.values())), _("còn hiệu lực"))


def trained() -> Headline:
    number = sum(one.trained for one in courses.public.level_figures(timezone.localdate()))
    return Headline(whole(number) if number >= LEAST else "", _("đã học ít nhất một mô đun"))


def views() -> Headline:
    number = PageViews.objects.filter(day__gte=last_months().since).aggregate(number=Sum("views"))["number"] or 0
    return Headline(whole(number), _("12 tháng qua"))


HEADLINES = {
    one.name: one
    for one in (
        HeadlineKind("dung-han", gettext_lazy("Hồ sơ giải quyết đúng hạn"), on_time),
        HeadlineKind("da-giai-quyet", gettext_lazy("Hồ sơ đã giải quyết"), decided),
        HeadlineKind("dang-giai-quyet", gettext_lazy("Hồ sơ đang giải quyết"), under_way),
        HeadlineKind("truc-tuyen", gettext_lazy("Hồ sơ nộp trực tuyến"), online),
        HeadlineKind("gian-hang", gettext_lazy("Gian hàng trên chợ"), stalls),
        HeadlineKind("ocop", gettext_lazy("Sản phẩm OCOP"), ocop),
        HeadlineKind("can-bo-da-hoc", gettext_lazy("Cán bộ đã học kỹ năng số"), trained),
        HeadlineKind("luot-xem", gettext_lazy("Lượt xem trang"), views),
    )
}
