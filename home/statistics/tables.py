"""The sets of public figures. Each is a title that says the message, a table, and a chart of the same numbers."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

import catalogue.public
import courses.public
import services.public
from home.statistics.dossiers import percent
from home.statistics.models import DossierFigure, PageViews, Scope, Span
from home.statistics.numbers import share, whole
from home.statistics.periods import last_months
from home.statistics.suppression import LEAST, told
from portal.charts.bars import Bar, bars, columns

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

    from django.utils.functional import _StrPromise

SHOWN_AGENCIES = 12


@dataclass(frozen=True, slots=True)
class FigureTable:
    """`columns` are `{"title", "numeric"}`; `rows` hold words only. `note` says how it was reckoned."""

    title: str
    columns: list[dict[str, Any]]
    rows: list[list[str]]
    note: str = ""
    chart: dict[str, Any] | None = field(default=None, compare=False)

    @property
    def data(self) -> dict[str, Any]:
        return {name: value for name, value in asdict(self).items() if name != "chart"}


@dataclass(frozen=True, slots=True)
class FigureSet:
    """One choice of the editors' block; `reckon` is called by the hour, not by the visit."""

    name: str
    label: _StrPromise
    reckon: Callable[[], FigureTable]


def _column(title: str, *, numeric: bool = True) -> dict[str, Any]:
    return {"title": title, "numeric": numeric}


def _small_numbers() -> str:
    return _("“ít”: số nhỏ (dưới %d), không ghi ra để không ai bị nhận ra.") % LEAST


def _dossier_columns(first: str) -> list[dict[str, Any]]:
    return [
        _column(first, numeric=False),
        _column(_("Tiếp nhận")),
        _column(_("Giải quyết xong")),
        _column(_("Đúng hạn")),
    ]


def _dossier_row(one: DossierFigure) -> list[str]:
    return [one.label, whole(one.received), whole(one.decided), share(one.on_time_percent)]


def _rule() -> str:
    return _(
        "Đúng hạn: có kết quả không muộn hơn giờ hẹn và không bị yêu cầu bổ sung quá một lần; thời gian chờ người dân "
        "bổ sung không tính. Hồ sơ đã rút không tính."
    )


def _time(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def on_time_by_month() -> FigureTable:
    rows = list(DossierFigure.objects.filter(scope=Scope.MONTH).order_by("code"))
    known = [row for row in rows if row.on_time_percent is not None]
    title = _("Tỷ lệ hồ sơ giải quyết đúng hạn theo tháng")
    if known:
        title = _("Tháng %(month)s: %(share)s hồ sơ giải quyết đúng hạn") % {
            "month": known[-1].label,
            "share": share(known[-1].on_time_percent),
        }
    drawn = [
        Bar(f"T{row.since.month}", _time(row.on_time_percent), share(row.on_time_percent).removesuffix(" %") or "–")
        for row in rows
    ]
    return FigureTable(
        title,
        _dossier_columns(_("Tháng")),
        [_dossier_row(row) for row in rows],
        f"{_rule()} {_small_numbers()}",
        columns(drawn, most=100) if known else None,
    )


def dossiers_by_month() -> FigureTable:
    rows = list(DossierFigure.objects.filter(scope=Scope.MONTH).order_by("code"))
    total = sum(row.received or 0 for row in rows)
    drawn = [Bar(f"T{row.since.month}", row.received, whole(row.received)) for row in rows]
    return FigureTable(
        _("%s hồ sơ được tiếp nhận trong 12 tháng qua") % whole(total),
        _dossier_columns(_("Tháng"))[:3],
        [_dossier_row(row)[:3] for row in rows],
        _small_numbers(),
        columns(drawn) if total else None,
    )


def _shares(scope: Scope, first: str, title: str, most: int | None = None) -> FigureTable:
    rows = sorted(
        DossierFigure.objects.filter(scope=scope),
        key=lambda row: (row.on_time_percent is None, row.on_time_percent or 0, row.label),
    )
    told_rows = [row for row in rows if row.on_time_percent is not None]
    drawn = [Bar(row.label, _time(row.on_time_percent), share(row.on_time_percent)) for row in told_rows[:most]]
    return FigureTable(
        title,
        _dossier_columns(first),
        [_dossier_row(row) for row in rows],
        f"{_('Tính trong 12 tháng qua, nơi thấp nhất đứng trước.')} {_small_numbers()}",
        bars(drawn, most=100) if drawn else None,
    )


def on_time_by_field() -> FigureTable:
    return _shares(Scope.FIELD, _("Lĩnh vực"), _("Tỷ lệ đúng hạn theo lĩnh vực"))


def on_time_by_agency() -> FigureTable:
    return _shares(Scope.AGENCY, _("Cơ quan"), _("Những cơ quan có tỷ lệ đúng hạn thấp nhất"), SHOWN_AGENCIES)


def satisfaction() -> FigureTable:
    given = services.public.ratings(last_months().begins_at)
    total = sum(given.values())
    names = {
        5: _("Rất hài lòng"),
        4: _("Hài lòng"),
        3: _("Bình thường"),
        2: _("Không hài lòng"),
        1: _("Rất không hài lòng"),
    }
    heads = [_column(_("Mức"), numeric=False), _column(_("Số lượt")), _column(_("Tỷ lệ"))]
    if total < LEAST:
        return FigureTable(_("Chưa đủ lượt đánh giá để công bố"), heads, [], _small_numbers())
    shown = dict(zip(names, told([given[stars] for stars in names]), strict=True))
    rows = [
        [name, whole(shown[stars]), share(percent(given[stars], total)) if shown[stars] is not None else ""]
        for stars, name in names.items()
    ]
    satisfied = percent(given[5] + given[4], total)
    drawn = [Bar(names[stars], shown[stars] or 0, whole(shown[stars])) for stars in names]
    title = _("Mức độ hài lòng của người nộp hồ sơ")
    # The share gives the few away who were not satisfied.
    if told([total - given[5] - given[4]]) != [None]:
        title = _("%s người đánh giá hài lòng hoặc rất hài lòng") % share(satisfied)
    note = _("Từ %s lượt đánh giá của người nộp hồ sơ trong 12 tháng qua.") % whole(total)
    return FigureTable(title, heads, rows, f"{note} {_small_numbers()}", bars(drawn))


def market() -> FigureTable:
    found = catalogue.public.market_figures()
    drawn = [Bar(name, number, whole(number)) for name, number in found.categories]
    return FigureTable(
        _("%(stalls)s gian hàng bày %(products)s sản phẩm")
        % {"stalls": whole(found.stalls), "products": whole(found.products)},
        [_column(_("Loại hàng"), numeric=False), _column(_("Sản phẩm"))],
        [[name, whole(number)] for name, number in found.categories],
        _("Chỉ tính gian hàng đang mở và sản phẩm đang bày."),
        bars(drawn) if drawn else None,
    )


def ocop() -> FigureTable:
    stars = catalogue.public.market_figures().stars
    rows = [(_("%d sao") % grade, stars.get(grade, 0)) for grade in (5, 4, 3)]
    return FigureTable(
        _("%s sản phẩm OCOP còn hiệu lực trên chợ") % whole(sum(number for _name, number in rows)),
        [_column(_("Hạng"), numeric=False), _column(_("Sản phẩm"))],
        [[name, whole(number)] for name, number in rows],
        "",
        bars([Bar(name, number, whole(number)) for name, number in rows]) if stars else None,
    )


def training() -> FigureTable:
    levels = courses.public.level_figures(timezone.localdate())
    rows, drawn = [], []
    for one in levels:
        enough = one.officials >= LEAST and (one.trained == 0 or one.trained >= LEAST)
        reached = percent(one.trained, one.officials) if enough else None
        trained = one.trained if enough else None
        level = one.level[:1].upper() + one.level[1:]
        rows.append([level, whole(told([one.officials])[0]), whole(trained), share(reached)])
        drawn.append(Bar(level, _time(reached), share(reached) or "–"))
    total = sum(one.trained for one in levels)
    title = _("Cán bộ đã học ít nhất một mô đun kỹ năng số")
    if total >= LEAST:
        title = _("%s cán bộ đã học ít nhất một mô đun kỹ năng số") % whole(total)
    heads = [_column(_("Cấp"), numeric=False), _column(_("Cán bộ")), _column(_("Đã học")), _column(_("Tỷ lệ"))]
    return FigureTable(title, heads, rows, _small_numbers(), bars(drawn, most=100) if total else None)


def visits() -> FigureTable:
    period = last_months()
    counted = dict.fromkeys(period.months, 0)
    days = PageViews.objects.filter(day__gte=period.since).order_by()
    for day, number in days.values_list("day").annotate(Sum("views")):
        counted[day.replace(day=1)] = counted.get(day.replace(day=1), 0) + number
    drawn = [Bar(f"T{month.month}", number, whole(number)) for month, number in counted.items()]
    return FigureTable(
        _("%s lượt xem trang trong 12 tháng qua") % whole(sum(counted.values())),
        [_column(_("Tháng"), numeric=False), _column(_("Lượt xem"))],
        [[f"{month:%m/%Y}", whole(number)] for month, number in counted.items()],
        _("Đếm không dùng cookie, không lưu địa chỉ. Không tính máy tự động và người không muốn bị đếm."),
        columns(drawn, word_size=8) if any(counted.values()) else None,
    )


def visits_by_kind() -> FigureTable:
    since = timezone.localdate() - timedelta(days=30)
    days = PageViews.objects.filter(span=Span.DAY, day__gt=since).order_by()
    rows = days.values_list("kind").annotate(total=Sum("views"))
    named = sorted(((kind_name(kind), number) for kind, number in rows), key=lambda row: (-row[1], row[0]))
    return FigureTable(
        _("Loại trang được đọc nhiều nhất: %s") % named[0][0].lower() if named else _("Loại trang được đọc"),
        [_column(_("Loại trang"), numeric=False), _column(_("Lượt xem trong 30 ngày"))],
        [[name, whole(number)] for name, number in named],
        "",
        bars([Bar(name, number, whole(number)) for name, number in named[:SHOWN_AGENCIES]]) if named else None,
    )


def kind_name(kind: str) -> str:
    """The name of a kind of pages as editors know it; its code where the kind is gone."""
    try:
        name = str(apps.get_model(kind)._meta.verbose_name)
    except (LookupError, ValueError):
        return kind
    return name[:1].upper() + name[1:]


SETS = {
    one.name: one
    for one in (
        FigureSet("dung-han-thang", gettext_lazy("Hồ sơ đúng hạn theo tháng"), on_time_by_month),
        FigureSet("dung-han-linh-vuc", gettext_lazy("Hồ sơ đúng hạn theo lĩnh vực"), on_time_by_field),
        FigureSet("dung-han-co-quan", gettext_lazy("Hồ sơ đúng hạn theo cơ quan"), on_time_by_agency),
        FigureSet("ho-so-thang", gettext_lazy("Hồ sơ tiếp nhận, giải quyết theo tháng"), dossiers_by_month),
        FigureSet("hai-long", gettext_lazy("Mức độ hài lòng"), satisfaction),
        FigureSet("cho", gettext_lazy("Gian hàng và sản phẩm theo loại"), market),
        FigureSet("ocop", gettext_lazy("Sản phẩm OCOP"), ocop),
        FigureSet("dao-tao", gettext_lazy("Cán bộ đã học theo cấp"), training),
        FigureSet("luot-xem", gettext_lazy("Lượt xem trang theo tháng"), visits),
        FigureSet("luot-xem-loai", gettext_lazy("Lượt xem theo loại trang"), visits_by_kind),
    )
}
