"""The open data of the one-stop shop: what everybody may read of procedures. Nothing of any dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Count, Max, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from portal.cms.translation import translations
from portal.open_data.datasets import Column, ColumnType, Dataset, register
from portal.open_data.describing import absolute
from services.procedures.fields import Field
from services.procedures.models import ProcedurePage

if TYPE_CHECKING:
    from django.db.models import QuerySet

SOURCE = _("Cơ quan ban hành thủ tục, đăng trên cổng")


def published() -> QuerySet[ProcedurePage]:
    return translations.originals(ProcedurePage.objects.live().public())


def _procedures() -> QuerySet[ProcedurePage]:
    pages: Any = published()
    return pages.select_related("field").defer_streamfields()


def _fields() -> QuerySet[Field]:
    shown = published().filter(field=OuterRef("pk")).order_by().values("field")
    changed = shown.annotate(changed=Max("last_published_at")).values("changed")
    counted = shown.annotate(number=Count("pk")).values("number")
    return Field.objects.annotate(number=Coalesce(Subquery(counted), 0), changed=Subquery(changed)).filter(
        Q(number__gt=0)
    )


def _url(page: Any) -> str:
    return absolute(page.get_url() or "/")


PROCEDURES = Dataset(
    slug="procedures",
    title=_("Thủ tục hành chính"),
    description=_(
        "Mọi thủ tục đang công bố trên cổng: mã quốc gia, lĩnh vực, cấp thực hiện, thời hạn, mức trực tuyến."
    ),
    source=SOURCE,
    rows=_procedures,
    changed="last_published_at",
    keywords=(_("thủ tục hành chính"), _("dịch vụ công")),
    columns=(
        Column("id", ColumnType.INTEGER, _("Mã trên cổng"), value=lambda page: page.pk),
        Column(
            "code",
            ColumnType.TEXT,
            _("Mã thủ tục quốc gia"),
            value=lambda page: page.national_code,
            filter="national_code",
        ),
        Column("title", ColumnType.TEXT, _("Tên thủ tục")),
        Column("field", ColumnType.TEXT, _("Lĩnh vực"), value=lambda page: page.field.name),
        Column(
            "field_id",
            ColumnType.TEXT,
            _("Mã lĩnh vực"),
            _("Như cột id của bộ dữ liệu lĩnh vực"),
            value=lambda page: page.field.slug,
            filter="field__slug",
        ),
        Column(
            "level", ColumnType.TEXT, _("Cấp thực hiện"), _("province, commune hoặc mã khác của cổng"), filter="level"
        ),
        Column("agency", ColumnType.TEXT, _("Nơi thực hiện"), value=lambda page: page.agency_text),
        Column(
            "online_level", ColumnType.TEXT, _("Mức trực tuyến"), _("full, partial hoặc none"), filter="online_level"
        ),
        Column("time_limit", ColumnType.INTEGER, _("Thời hạn"), value=lambda page: page.time_amount),
        Column("time_unit", ColumnType.TEXT, _("Đơn vị của thời hạn")),
        Column("summary", ColumnType.TEXT, _("Tóm tắt")),
        Column("for_citizens", ColumnType.BOOLEAN, _("Cho công dân"), filter="for_citizens"),
        Column("for_businesses", ColumnType.BOOLEAN, _("Cho doanh nghiệp, tổ chức"), filter="for_businesses"),
        Column("effective_from", ColumnType.DATE, _("Áp dụng từ ngày"), filter="effective_from"),
        Column(
            "updated_at",
            ColumnType.MOMENT,
            _("Đăng lần cuối"),
            value=lambda page: page.last_published_at,
            filter="last_published_at",
        ),
        Column("url", ColumnType.URL, _("Trang hướng dẫn"), value=_url),
    ),
)

FIELDS = Dataset(
    slug="procedure-fields",
    title=_("Lĩnh vực thủ tục"),
    description=_("Các lĩnh vực có thủ tục đang công bố, và số thủ tục của mỗi lĩnh vực."),
    source=SOURCE,
    rows=_fields,
    changed="changed",
    key="slug",
    columns=(
        Column("id", ColumnType.TEXT, _("Mã lĩnh vực"), value=lambda one: one.slug),
        Column("name", ColumnType.TEXT, _("Tên lĩnh vực")),
        Column("description", ColumnType.TEXT, _("Mô tả")),
        Column("procedures", ColumnType.INTEGER, _("Số thủ tục"), value=lambda one: one.number),
    ),
)


def connect() -> None:
    register(PROCEDURES)
    register(FIELDS)
