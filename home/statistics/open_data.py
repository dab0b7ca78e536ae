"""The open data of `home`: figures of dossiers, articles, legal documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from home.legal.pages import LegalDocumentPage
from home.news.pages import ArticlePage
from home.statistics.models import DossierFigure
from portal.cms.translation import translations
from portal.open_data.datasets import Column, ColumnType, Dataset, register
from portal.open_data.describing import absolute

if TYPE_CHECKING:
    from django.db.models import QuerySet


def _figures() -> QuerySet[DossierFigure]:
    return DossierFigure.objects.all()


def _articles() -> QuerySet[ArticlePage]:
    return translations.originals(ArticlePage.objects.shown().defer_streamfields())


def _documents() -> QuerySet[LegalDocumentPage]:
    return LegalDocumentPage.objects.shown().on(timezone.localdate()).defer_streamfields()


FIGURES = Dataset(
    slug="on-time",
    title=_("Hồ sơ giải quyết đúng hạn"),
    description=_(
        "Số hồ sơ tiếp nhận, giải quyết xong và tỷ lệ đúng hạn 12 tháng qua, theo tháng, theo lĩnh vực, theo cơ quan. "
        "Số nhỏ hơn 5, và số có thể suy ra từ nó, để trống."
    ),
    source=_("Cổng tính mỗi giờ từ hồ sơ của mọi cơ quan"),
    rows=_figures,
    changed="computed_at",
    columns=(
        Column("id", ColumnType.INTEGER, _("Mã dòng"), value=lambda row: row.pk),
        Column("scope", ColumnType.TEXT, _("Cách chia"), _("month, field hoặc agency"), filter="scope"),
        Column("code", ColumnType.TEXT, _("Mã"), _("Ngày đầu tháng, mã lĩnh vực hoặc mã cơ quan"), filter="code"),
        Column("name", ColumnType.TEXT, _("Tên"), value=lambda row: row.label),
        Column("since", ColumnType.DATE, _("Từ ngày"), filter="since"),
        Column("until", ColumnType.DATE, _("Đến hết ngày"), filter="until"),
        Column("received", ColumnType.INTEGER, _("Số hồ sơ tiếp nhận")),
        Column("decided", ColumnType.INTEGER, _("Số hồ sơ giải quyết xong")),
        Column("on_time_percent", ColumnType.NUMBER, _("Đúng hạn (%)"), _("Làm tròn xuống một chữ số sau dấu phẩy")),
        Column("computed_at", ColumnType.MOMENT, _("Tính lúc")),
    ),
)

ARTICLES = Dataset(
    slug="articles",
    title=_("Tin tức"),
    description=_("Các bài đang đăng: tiêu đề, lời dẫn, ngày đăng, địa chỉ."),
    source=_("Ban biên tập cổng"),
    rows=_articles,
    changed="last_published_at",
    columns=(
        Column("id", ColumnType.INTEGER, _("Mã trên cổng"), value=lambda page: page.pk),
        Column("title", ColumnType.TEXT, _("Tiêu đề")),
        Column("lead", ColumnType.TEXT, _("Lời dẫn")),
        Column("authors", ColumnType.TEXT, _("Tác giả")),
        Column("dated_at", ColumnType.MOMENT, _("Ngày của bài"), value=lambda page: page.shown_date, filter="dated_at"),
        Column("updated_at", ColumnType.MOMENT, _("Cập nhật")),
        Column("url", ColumnType.URL, _("Địa chỉ"), value=lambda page: absolute(page.get_url() or "/")),
    ),
)

DOCUMENTS = Dataset(
    slug="legal-documents",
    title=_("Văn bản, thông báo"),
    description=_("Văn bản đăng trên cổng: số, loại, cơ quan ban hành, ngày, hiệu lực tính đến hôm nay."),
    source=_("Cơ quan ban hành, đăng trên cổng"),
    rows=_documents,
    changed="last_published_at",
    columns=(
        Column("id", ColumnType.INTEGER, _("Mã trên cổng"), value=lambda page: page.pk),
        Column("number", ColumnType.TEXT, _("Số, ký hiệu"), filter="number"),
        Column("kind", ColumnType.TEXT, _("Loại"), filter="kind"),
        Column("title", ColumnType.TEXT, _("Trích yếu")),
        Column("issuer", ColumnType.TEXT, _("Cơ quan ban hành"), filter="issuer"),
        Column("signer", ColumnType.TEXT, _("Người ký")),
        Column("issued_on", ColumnType.DATE, _("Ngày ban hành"), filter="issued_on"),
        Column("in_force_from", ColumnType.DATE, _("Hiệu lực từ ngày"), filter="in_force_from"),
        Column("ends_on", ColumnType.DATE, _("Hết hiệu lực từ ngày"), filter="ends_on"),
        Column("force", ColumnType.TEXT, _("Tình trạng hiệu lực"), _("Tính đến hôm nay"), filter="force"),
        Column("url", ColumnType.URL, _("Địa chỉ"), value=lambda page: absolute(page.get_url() or "/")),
    ),
)


def connect() -> None:
    register(FIGURES)
    register(ARTICLES)
    register(DOCUMENTS)
