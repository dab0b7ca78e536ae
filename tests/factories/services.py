"""A commune with its people, birth registration published, and dossiers in any state, through the real actions."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from wagtail.models import Locale, Page, Site

from home.landing.models import HomePage
from portal.casework.actions import apply
from portal.casework.models import Channel
from portal.organisations.models import Agency, Desk, Role
from services.dossiers.actions import answer_supplement, submit_dossier
from services.dossiers.purposes import ATTACHMENT
from services.dossiers.supplements import SupplementItem
from services.procedures.demo.birth_registration import load_birth_registration
from services.procedures.demo.pages import load_index
from services.procedures.versions import ProcedureVersion
from tests.factories.organisations import AgencyFactory, DeskFactory, MembershipFactory
from tests.factories.private_files import PrivateFileFactory, pdf

if TYPE_CHECKING:
    from portal.accounts.models import User
    from portal.private_files.models import PrivateFile
    from services.dossiers.models import Dossier
    from services.procedures.models import ProcedureIndexPage, ProcedurePage

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
_numbers = itertools.count(1)


def at(text: str) -> datetime:
    """`at("2026-03-03 09:00")`: a Tuesday morning in Vietnam."""
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


TUESDAY_MORNING = at("2026-03-03 09:00")


@dataclass
class Commune:
    """A People's Committee, its desk, and one person for each role."""

    agency: Agency = field(default_factory=AgencyFactory)

    @cached_property
    def desk(self) -> Desk:
        return DeskFactory(agency=self.agency)

    def _person(self, role: Role, **kwargs: Any) -> User:
        return MembershipFactory(agency=self.agency, role=role, **kwargs).user

    @cached_property
    def officer(self) -> User:
        return self._person(Role.DESK, desk=self.desk)

    @cached_property
    def specialist(self) -> User:
        return self._person(Role.SPECIALIST)

    @cached_property
    def leader(self) -> User:
        return self._person(Role.LEADER)


def home_page() -> HomePage:
    """The site's root."""
    home = HomePage.objects.first()
    if home is None:
        vietnamese, _is_new = Locale.objects.get_or_create(language_code="vi")
        # A test that empties the tables takes the root of the tree away as well.
        root = Page.objects.filter(depth=1).first() or Page.add_root(title="Root", slug="root", locale=vietnamese)
        home = root.add_child(instance=HomePage(title="Cổng Lào Cai", slug="trang-chu"))
        Site.objects.update_or_create(
            is_default_site=True, defaults={"hostname": "localhost", "port": 80, "root_page": home}
        )
    return home


def catalogue() -> ProcedureIndexPage:
    """`/dich-vu-cong/` below the site's root."""
    return load_index(home_page())


def birth_registration() -> ProcedurePage:
    """The guidance and the form of birth registration, published and frozen."""
    return load_birth_registration(catalogue())


def newest_version() -> ProcedureVersion:
    procedure = birth_registration()
    return ProcedureVersion.objects.of(procedure).order_by("-number")[0]


def answers(agency: Agency, **changes: Any) -> dict[str, Any]:
    """A filled birth registration: the mother hands in for her child at `agency`'s commune. All of it is made up."""
    filled = {
        "nguoi_nop_ho_ten": "Lý Thị Mẫu",
        "nguoi_nop_so_dinh_danh": "010199000001",
        "nguoi_nop_dien_thoai": "+84912345678",
        "nguoi_nop_email": "lythimau@example.com",
        "nguoi_nop_dia_chi": "Thôn Thử, xã Thử Nghiệm, tỉnh Lào Cai",
        "nguoi_nop_la_chu_ho_so": True,
        "noi_dang_ky": {"code": agency.unit.code, "name": agency.unit.name},
        "quan_he_voi_tre": "me",
        "tre_ho_ten": "Giàng Mẫu Châu",
        "tre_ngay_sinh": "2026-02-20",
        "tre_gioi_tinh": "nu",
        "tre_dan_toc": "mong",
        "tre_quoc_tich": "Việt Nam",
        "tre_noi_sinh": "Bệnh viện Thử Nghiệm, tỉnh Lào Cai",
        "tre_que_quan": "Xã Thử Nghiệm, tỉnh Lào Cai",
        "me_ho_ten": "Lý Thị Mẫu",
        "me_ngay_sinh": "1999",
        "me_dan_toc": "mong",
        "me_quoc_tich": "Việt Nam",
        "me_noi_cu_tru": "Xã Thử Nghiệm, tỉnh Lào Cai",
        "co_thong_tin_cha": False,
        "giay_to_chung_minh": "giay_chung_sinh",
        "cach_nhan_ket_qua": "tai_bo_phan_mot_cua",
    }
    return {**filled, **changes}


def attachment(**kwargs: Any) -> PrivateFile:
    """An uploaded file that waits to be attached."""
    return PrivateFileFactory(purpose=ATTACHMENT, **kwargs)


def submitted(commune: Commune, *, now: datetime = TUESDAY_MORNING, **kwargs: Any) -> Dossier:
    """A dossier that has just been handed in online."""
    values: dict[str, Any] = {
        "version": None,
        "answers": answers(commune.agency),
        "attachments": None,
        "idempotency_key": f"thu-{next(_numbers)}",
        **kwargs,
    }
    values["version"] = values["version"] or newest_version()
    if values["attachments"] is None:
        values["attachments"] = [("giay_chung_sinh", attachment())]
    return submit_dossier(now=now, **values)


def at_the_counter(commune: Commune, **kwargs: Any) -> Dossier:
    """A walk-in's dossier, typed in by the officer of `commune`."""
    return submitted(
        commune,
        channel=Channel.DESK,
        entered_by=commune.officer,
        intake_agency=commune.agency,
        desk=commune.desk,
        **kwargs,
    )


def accepted(commune: Commune, *, now: datetime = TUESDAY_MORNING, **kwargs: Any) -> Dossier:
    dossier = submitted(commune, now=now, **kwargs)
    apply(case=dossier, transition="accept", actor=commune.officer, now=now)
    return dossier


BLURRED = SupplementItem("slot", "giay_chung_sinh", "Giấy chứng sinh", "Ảnh mờ", "Chụp lại, đủ bốn góc")
WRONG_NAME = SupplementItem("field", "tre_ho_ten", "Họ tên", "Thiếu dấu", "Viết đủ dấu")


def ask_supplement(dossier: Dossier, commune: Commune, *items: SupplementItem, now: datetime) -> None:
    before_intake = dossier.clock == "not_started"
    apply(
        case=dossier,
        transition="ask_supplement_before_intake" if before_intake else "ask_supplement",
        actor=commune.officer if before_intake else commune.specialist,
        data={"items": list(items or (BLURRED,)), "ground": ""},
        now=now,
    )


def answer(dossier: Dossier, actor: Any, *, now: datetime, **mended: Any) -> None:
    """The submitter mends what `BLURRED` names, and the fields given."""
    answer_supplement(dossier=dossier, actor=actor, answers=mended, files=[("giay_chung_sinh", attachment())], now=now)


def finished(commune: Commune, *, now: datetime = TUESDAY_MORNING, **kwargs: Any) -> Dossier:
    dossier = accepted(commune, now=now, **kwargs)
    apply(case=dossier, transition="pass_on", actor=commune.specialist, data={}, now=now)
    apply(case=dossier, transition="decide", actor=commune.leader, data={}, now=now)
    return dossier


def returned(commune: Commune, *, now: datetime = TUESDAY_MORNING, **kwargs: Any) -> Dossier:
    from django.core.files.uploadedfile import SimpleUploadedFile

    dossier = finished(commune, now=now, **kwargs)
    scan = SimpleUploadedFile("giay-khai-sinh.pdf", pdf(), content_type="application/pdf")
    apply(
        case=dossier,
        transition="return_result",
        actor=commune.officer,
        data={"received_by": dossier.submitter_name, "result_name": "Giấy khai sinh"},
        files={"result": scan},
        now=now,
    )
    return dossier
