"""The demonstration's legal documents: public ones with their true numbers and dates, and notices made up.

Only what was looked up stands here: number, issuer, day of issue and of effect, and what replaced, amended or details
what. A day that was not found is left out; documents that may have been replaced meanwhile are as well. The texts
themselves are not copied.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from home.legal.kinds import DocumentKind, RelationKind
from home.legal.pages import LegalDocumentPage, LegalIndexPage, LegalRelation

if TYPE_CHECKING:
    from home.landing.models import HomePage

SLUG = "van-ban"
GOVERNMENT, ASSEMBLY = "Chính phủ", "Quốc hội"
CENTRE = "Trung tâm Phục vụ hành chính công tỉnh Lào Cai (mẫu)"
ONE_STOP, DATA = "Thủ tục hành chính", "Dữ liệu cá nhân"


@dataclass(frozen=True)
class Law:
    slug: str
    number: str
    kind: DocumentKind
    issuer: str
    title: str
    issued_on: date
    in_force_from: date | None = None
    ends_on: date | None = None
    field: str = ONE_STOP
    lead: str = ""
    relations: tuple[tuple[RelationKind, str], ...] = ()


LAWS = [
    Law(
        "nghi-dinh-61-2018",
        "61/2018/NĐ-CP",
        DocumentKind.DECREE,
        GOVERNMENT,
        "Về thực hiện cơ chế một cửa, một cửa liên thông trong giải quyết thủ tục hành chính",
        date(2018, 4, 23),
    ),
    Law(
        "nghi-dinh-107-2021",
        "107/2021/NĐ-CP",
        DocumentKind.DECREE,
        GOVERNMENT,
        "Sửa đổi, bổ sung một số điều của Nghị định số 61/2018/NĐ-CP về cơ chế một cửa, một cửa liên thông",
        date(2021, 12, 6),
        relations=((RelationKind.AMENDS, "nghi-dinh-61-2018"),),
    ),
    Law(
        "nghi-dinh-118-2025",
        "118/2025/NĐ-CP",
        DocumentKind.DECREE,
        GOVERNMENT,
        "Về thực hiện thủ tục hành chính theo cơ chế một cửa, một cửa liên thông tại Bộ phận Một cửa và Cổng Dịch vụ"
        " công quốc gia",
        date(2025, 6, 9),
        date(2025, 7, 1),
        lead="Bộ phận Một cửa nào trong tỉnh cũng nhận hồ sơ, không phụ thuộc địa giới hành chính.",
        relations=(
            (RelationKind.REPLACES, "nghi-dinh-61-2018"),
            (RelationKind.REPLACES, "nghi-dinh-107-2021"),
        ),
    ),
    Law(
        "nghi-dinh-367-2025",
        "367/2025/NĐ-CP",
        DocumentKind.DECREE,
        GOVERNMENT,
        "Sửa đổi, bổ sung một số điều của Nghị định số 118/2025/NĐ-CP",
        date(2025, 12, 31),
        relations=((RelationKind.AMENDS, "nghi-dinh-118-2025"),),
    ),
    Law(
        "thong-tu-03-2025",
        "03/2025/TT-VPCP",
        DocumentKind.CIRCULAR,
        "Văn phòng Chính phủ",
        "Hướng dẫn thi hành một số quy định của Nghị định số 118/2025/NĐ-CP",
        date(2025, 9, 15),
        lead="Mẫu giấy tiếp nhận, phiếu bổ sung, phiếu từ chối và số hồ sơ.",
        relations=((RelationKind.GUIDES, "nghi-dinh-118-2025"),),
    ),
    Law(
        "quyet-dinh-766-2022",
        "766/QĐ-TTg",
        DocumentKind.DECISION,
        "Thủ tướng Chính phủ",
        "Phê duyệt Bộ chỉ số chỉ đạo, điều hành và đánh giá chất lượng phục vụ người dân, doanh nghiệp trong thực hiện"
        " thủ tục hành chính, dịch vụ công theo thời gian thực trên môi trường điện tử",
        date(2022, 6, 23),
    ),
    Law(
        "luat-bao-ve-du-lieu-ca-nhan",
        "91/2025/QH15",
        DocumentKind.LAW,
        ASSEMBLY,
        "Bảo vệ dữ liệu cá nhân",
        date(2025, 6, 26),
        date(2026, 1, 1),
        field=DATA,
    ),
    Law(
        "nghi-dinh-13-2023",
        "13/2023/NĐ-CP",
        DocumentKind.DECREE,
        GOVERNMENT,
        "Bảo vệ dữ liệu cá nhân",
        date(2023, 4, 17),
        date(2023, 7, 1),
        date(2026, 1, 1),
        field=DATA,
    ),
]


def notices(today: date) -> list[Law]:
    """Made up, and marked so: one that holds, one that will."""
    return [
        Law(
            "thong-bao-gio-lam-viec",
            "01/TB-MAU",
            DocumentKind.NOTICE,
            CENTRE,
            "Giờ làm việc của các Bộ phận Một cửa",
            today - timedelta(days=20),
            lead="Thông báo mẫu của bản trình diễn: sáng 7:30–11:30, chiều 13:00–17:00, thứ Hai đến thứ Sáu.",
        ),
        Law(
            "thong-bao-tiep-nhan-thu-bay",
            "02/TB-MAU",
            DocumentKind.NOTICE,
            CENTRE,
            "Thêm buổi tiếp nhận sáng thứ Bảy",
            today - timedelta(days=3),
            today + timedelta(days=45),
            lead="Thông báo mẫu của bản trình diễn, chưa đến ngày có hiệu lực.",
            relations=((RelationKind.AMENDS, "thong-bao-gio-lam-viec"),),
        ),
    ]


@transaction.atomic
def load_legal(home: HomePage) -> LegalIndexPage:
    """What is there stays as editors have made it."""
    index = LegalIndexPage.objects.first()
    if index is None:
        index = home.add_child(
            instance=LegalIndexPage(
                title="Văn bản, thông báo",
                slug=SLUG,
                lead="Tìm theo số hoặc theo tên, không cần dấu. Mỗi văn bản ghi rõ còn hiệu lực hay không.",
            )
        )
        index.save_revision().publish()
    known = {page.slug: page for page in LegalDocumentPage.objects.child_of(index)}
    for law in [*LAWS, *notices(timezone.localdate())]:
        if law.slug not in known:
            known[law.slug] = _document(index, law, known)
    return index


def _document(index: LegalIndexPage, law: Law, known: dict[str, LegalDocumentPage]) -> LegalDocumentPage:
    page = index.add_child(
        instance=LegalDocumentPage(
            title=law.title,
            slug=law.slug,
            lead=law.lead,
            number=law.number,
            kind=law.kind,
            issuer=law.issuer,
            field=law.field,
            issued_on=law.issued_on,
            in_force_from=law.in_force_from,
            ends_on=law.ends_on,
        )
    )
    page.relations = [
        LegalRelation(kind=kind, other=known[slug], sort_order=place)
        for place, (kind, slug) in enumerate(law.relations)
        if slug in known
    ]
    page.save_revision().publish()
    return page
