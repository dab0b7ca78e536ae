"""Sixty dossiers of birth registration in every state, made by the real actions with the clock put back.

All people are made up; identity numbers begin with 000, which no province has. The same call makes the same dossiers,
and a second call adds nothing.
"""

from __future__ import annotations

import io
import random
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils import timezone
from PIL import Image, ImageDraw, ImageFont

from portal.accounts.models import User
from portal.casework.actions import apply
from portal.casework.actors import SecretHolder
from portal.casework.models import Channel
from portal.cms.translation import translations
from portal.organisations.models import Agency, Membership, Role
from portal.private_files.actions import store
from portal.working_time.arithmetic import add_minutes
from portal.working_time.selectors import current_calendar
from services.dossiers import actions
from services.dossiers.models import Dossier
from services.dossiers.purposes import ATTACHMENT
from services.dossiers.supplements import SupplementItem
from services.papers.data import BirthCertificateData, Parent
from services.papers.printing import render
from services.procedures.demo import birth_form, birth_guidance
from services.procedures.models import ProcedurePage
from services.procedures.versions import ProcedureVersion

if TYPE_CHECKING:
    from collections.abc import Callable

    from portal.private_files.models import PrivateFile

SEED = 2026
MOTHERS = [
    "Lý Thị Mẩy",
    "Giàng Thị Sua",
    "Vàng Thị Dợ",
    "Nguyễn Thị Thử",
    "Hoàng Thị Mẫu",
    "Tẩn Mẩy Thử",
    "Lò Thị Ví Dụ",
]
CHILDREN = [
    "Giàng A Thử",
    "Lý Mẫu Châu",
    "Vàng Thị Ví",
    "Nguyễn Minh Mẫu",
    "Hoàng Gia Thử",
    "Tẩn Ví An",
    "Lò Thử Nghiệm",
]
GROUPS = ("mong", "dao", "tay", "giay", "kinh", "nung", "thai")
BLURRED = SupplementItem(
    "slot",
    "giay_chung_sinh",
    "Giấy chứng sinh",
    "Ảnh mờ, không đọc được ngày sinh",
    "Chụp lại thẳng, đủ bốn góc, đủ sáng",
)
BIRTHPLACE = SupplementItem(
    "field", "tre_noi_sinh", "Nơi sinh", "Chưa ghi địa chỉ cơ sở y tế", "Ghi thêm xã, phường và tỉnh nơi có cơ sở y tế"
)


@dataclass
class Scene:
    """One dossier to be played: where, when (working hours back from now), by whom."""

    number: int
    agency: Agency
    officer: User
    specialist: User
    leader: User
    version: ProcedureVersion
    ticks: list[datetime]
    citizen: User | None
    chance: random.Random
    hours_ago: int

    def at(self, hours_later: int = 0) -> datetime:
        """Some working hours after the dossier came in, never later than now."""
        place = min(len(self.ticks) - 1, max(0, len(self.ticks) - 1 - self.hours_ago + hours_later))
        return self.ticks[place]


# --- The states, by what happened -------------------------------------------------------------------------------------
def registered(scene: Scene) -> Dossier:
    number = scene.number
    at_desk = number % 5 == 4
    mother, child = MOTHERS[number % len(MOTHERS)], CHILDREN[(number * 3) % len(CHILDREN)]
    return actions.submit_dossier(
        version=scene.version,
        answers=_answers(scene, mother, child),
        attachments=[("giay_chung_sinh", _scan(f"GIAY CHUNG SINH (MAU) {number + 1}"))],
        idempotency_key=f"demo-dossier-{number}",
        applicant=None if at_desk else scene.citizen,
        channel=Channel.DESK if at_desk else Channel.ONLINE,
        entered_by=scene.officer if at_desk else None,
        intake_agency=scene.agency if at_desk else None,
        now=scene.at(),
    )


def accepted(scene: Scene) -> Dossier:
    dossier = registered(scene)
    apply(case=dossier, transition="accept", actor=scene.officer, now=scene.at(1))
    return dossier


def with_the_leader(scene: Scene) -> Dossier:
    dossier = accepted(scene)
    note = {"note": "Đã đối chiếu Giấy chứng sinh, đủ điều kiện."}
    apply(case=dossier, transition="pass_on", actor=scene.specialist, data=note, now=scene.at(3))
    return dossier


def asked_for_a_supplement(scene: Scene) -> Dossier:
    dossier = accepted(scene)
    _ask(dossier, scene, hours=2)
    return dossier


def asked_before_intake(scene: Scene) -> Dossier:
    dossier = registered(scene)
    data = {"items": [BLURRED], "ground": ""}
    apply(case=dossier, transition="ask_supplement_before_intake", actor=scene.officer, data=data, now=scene.at(1))
    return dossier


def supplemented(scene: Scene) -> Dossier:
    dossier = asked_for_a_supplement(scene)
    actions.answer_supplement(
        dossier=dossier,
        actor=SecretHolder.of(dossier, name=dossier.submitter_name),
        answers={"tre_noi_sinh": "Bệnh viện Thử Nghiệm, phường Mẫu, tỉnh Lào Cai"},
        files=[("giay_chung_sinh", _scan(f"GIAY CHUNG SINH (MAU, CHUP LAI) {scene.number + 1}"))],
        now=scene.at(6),
    )
    return dossier


def to_be_paid(scene: Scene) -> Dossier:
    dossier = accepted(scene)
    data = {"amount": "8000", "what_for": "Lệ phí đăng ký khai sinh quá hạn (số tiền mẫu)"}
    apply(case=dossier, transition="request_payment", actor=scene.specialist, data=data, now=scene.at(2))
    return dossier


def refused(scene: Scene) -> Dossier:
    dossier = registered(scene)
    reason = "Trẻ đã được đăng ký khai sinh ở nơi khác; cần bản sao thì làm thủ tục cấp trích lục."
    apply(case=dossier, transition="refuse", actor=scene.officer, data={"note": reason}, now=scene.at(2))
    return dossier


def withdrawn(scene: Scene) -> Dossier:
    dossier = accepted(scene)
    holder = SecretHolder.of(dossier, name=dossier.submitter_name)
    data = {"note": "Gia đình đăng ký ở nơi khác."}
    apply(case=dossier, transition="withdraw", actor=holder, data=data, now=scene.at(2))
    return dossier


def stopped(scene: Scene) -> Dossier:
    dossier = asked_for_a_supplement(scene)
    data = {"note": "Quá thời hạn yêu cầu bổ sung mà không nhận được giấy tờ."}
    apply(case=dossier, transition="stop", actor=scene.leader, data=data, now=scene.at(40))
    return dossier


def finished(scene: Scene) -> Dossier:
    dossier = with_the_leader(scene)
    data = {"result_name": "Giấy khai sinh"}
    files = {"result": _certificate(dossier, scene)}
    apply(case=dossier, transition="decide", actor=scene.leader, data=data, files=files, now=scene.at(4))
    return dossier


def returned(scene: Scene) -> Dossier:
    dossier = finished(scene)
    data = {"received_by": dossier.submitter_name}
    apply(case=dossier, transition="return_result", actor=scene.officer, data=data, now=scene.at(6))
    if scene.number % 2:
        stars = scene.chance.choice((3, 4, 5, 5))
        holder = SecretHolder.of(dossier, name=dossier.submitter_name)
        actions.rate(dossier=dossier, actor=holder, stars=stars, comment="Cán bộ hướng dẫn rõ." if stars > 3 else "")
    return dossier


# How many of sixty, and how many working hours ago they came in.
PLAYS: tuple[tuple[Callable[[Scene], Dossier], int, tuple[int, int]], ...] = (
    (registered, 8, (0, 6)),
    (accepted, 8, (1, 9)),
    (with_the_leader, 7, (3, 10)),
    (asked_for_a_supplement, 5, (8, 40)),
    (asked_before_intake, 2, (2, 16)),
    (supplemented, 4, (7, 14)),
    (to_be_paid, 3, (4, 30)),
    (refused, 3, (20, 150)),
    (withdrawn, 3, (20, 150)),
    (stopped, 2, (60, 150)),
    (finished, 6, (5, 12)),
    (returned, 9, (12, 170)),
)


@transaction.atomic
def load_dossiers(count: int = 60, *, now: datetime | None = None) -> list[Dossier]:
    """`count` dossiers in the proportions of PLAYS, at the two communes of the demonstration's people.

    Needs those people and the published birth registration. `now` is the hour that the newest ones lead up to.
    """
    now = now or timezone.now()
    procedure = translations.originals(ProcedurePage.objects.filter(national_code=birth_guidance.CODE)).get()
    version = ProcedureVersion.objects.of(procedure).exclude(form_version=None).order_by("-number")[0]
    chance = random.Random(SEED)  # noqa: S311 -- the same dossiers every time
    crews = _crews()
    citizen = User.objects.filter(username="congdan").first()
    ticks = _working_hours(now, crews[0]["agency"])
    plays = [(play, span) for play, number, span in PLAYS for _repeat in range(number)]
    made = []
    for number in range(count):
        play, (newest, oldest) = plays[number % len(plays)]
        scene = Scene(
            number=number,
            version=version,
            ticks=ticks,
            citizen=citizen if number % 7 == 0 else None,
            chance=chance,
            hours_ago=chance.randint(newest, oldest),
            **crews[1 if number % 4 == 3 else 0],
        )
        known = Dossier.objects.filter(idempotency_key=f"demo-dossier-{number}").first()
        made.append(known or play(scene))
    return made


def _crews() -> list[dict[str, Any]]:
    """Agency, officer, specialist and leader of the communes where the demonstration's people work."""
    crews = []
    for suffix in ("", "2"):
        members = {
            role: Membership.objects.active().select_related("user", "agency").get(user__username=f"{name}{suffix}")
            for role, name in ((Role.DESK, "motcua"), (Role.SPECIALIST, "chuyenvien"), (Role.LEADER, "lanhdao"))
        }
        agency = Agency.objects.select_related("unit", "parent").get(pk=members[Role.DESK].agency_id)
        crews.append(
            {
                "agency": agency,
                "officer": members[Role.DESK].user,
                "specialist": members[Role.SPECIALIST].user,
                "leader": members[Role.LEADER].user,
            }
        )
    return crews


def _working_hours(now: datetime, agency: Agency) -> list[datetime]:
    """One instant for every working hour of the last weeks up to now."""
    calendar = current_calendar(agency)
    ticks = [add_minutes(calendar, now - timedelta(days=45), 25).at]
    while True:
        following = add_minutes(calendar, ticks[-1], 60).at
        if following > now:
            return ticks
        ticks.append(following)


def _answers(scene: Scene, mother: str, child: str) -> dict[str, Any]:
    number = scene.number
    unit = scene.agency.unit
    born = timezone.localdate(scene.at()) - timedelta(days=scene.chance.randint(3, 55))
    place = f"{unit.name}, tỉnh Lào Cai" if unit else "tỉnh Lào Cai"
    group = scene.chance.choice(GROUPS)
    answers: dict[str, Any] = {
        "nguoi_nop_ho_ten": mother,
        "nguoi_nop_so_dinh_danh": f"000199{number:06d}",
        "nguoi_nop_dien_thoai": "",
        "nguoi_nop_dia_chi": f"Thôn Mẫu, {place}",
        "nguoi_nop_la_chu_ho_so": number % 6 != 5,
        birth_form.COMMUNE_FIELD: {"code": unit.code if unit else "", "name": unit.name if unit else ""},
        "quan_he_voi_tre": "me",
        birth_form.SUBJECT_FIELD: child,
        "tre_ngay_sinh": born.isoformat(),
        "tre_gioi_tinh": scene.chance.choice(("nam", "nu")),
        "tre_dan_toc": group,
        "tre_quoc_tich": "Việt Nam",
        "tre_noi_sinh": "Bệnh viện Thử Nghiệm",
        "tre_que_quan": place,
        "me_ho_ten": mother,
        "me_ngay_sinh": str(1990 + number % 12),
        "me_dan_toc": group,
        "me_quoc_tich": "Việt Nam",
        "me_noi_cu_tru": place,
        "co_thong_tin_cha": False,
        "giay_to_chung_minh": "giay_chung_sinh",
        "cach_nhan_ket_qua": "ban_dien_tu" if number % 3 == 0 else "tai_bo_phan_mot_cua",
    }
    if number % 6 == 5:
        answers |= {"chu_ho_so_ho_ten": "Giàng A Ví Dụ", "chu_ho_so_ly_do": "Người thân nhờ nộp thay"}
    if number % 10 == 0:
        answers["nguoi_nop_email"] = f"nguoi-nop-{number}@example.com"
    return {key: answer for key, answer in answers.items() if answer != ""}


def _ask(dossier: Dossier, scene: Scene, *, hours: int) -> None:
    data = {"items": [BLURRED, BIRTHPLACE], "ground": "Điều 16 Luật Hộ tịch 2014"}
    apply(case=dossier, transition="ask_supplement", actor=scene.specialist, data=data, now=scene.at(hours))


def _scan(words: str) -> PrivateFile:
    """A page that could be a photograph of a paper, and plainly is none."""
    page = Image.new("RGB", (900, 1200), "#fbfaf5")
    draw = ImageDraw.Draw(page)
    draw.rectangle((40, 40, 860, 1160), outline="#8d93a8", width=3)
    draw.text((90, 110), words, fill="#191b2b", font=ImageFont.load_default(38))
    for line in range(14):
        draw.line((90, 260 + line * 58, 560 + (line * 97) % 240, 260 + line * 58), fill="#c3c9d3", width=6)
    draw.text((240, 1070), "MAU - KHONG CO GIA TRI", fill="#a91729", font=ImageFont.load_default(34))
    content = io.BytesIO()
    page.save(content, "JPEG", quality=60)
    content.seek(0)
    return store(content=content, name="giay-chung-sinh-mau.jpg", purpose=ATTACHMENT)


def _certificate(dossier: Dossier, scene: Scene) -> SimpleUploadedFile:
    answers = dossier.answers
    born = date.fromisoformat(answers["tre_ngay_sinh"])
    schema = dossier.schema
    group = schema.field("tre_dan_toc").label_of(answers["tre_dan_toc"])
    data = BirthCertificateData(
        agency=scene.agency.name,
        code=dossier.code,
        issued_at=scene.at(4),
        demonstration=True,
        full_name=answers["tre_ho_ten"],
        date_of_birth=born,
        sex=schema.field("tre_gioi_tinh").label_of(answers["tre_gioi_tinh"]),
        ethnicity=group,
        place_of_birth=answers["tre_noi_sinh"],
        hometown=answers["tre_que_quan"],
        mother=Parent(name=answers["me_ho_ten"], year_of_birth=answers["me_ngay_sinh"], ethnicity=group),
        declarant_name=dossier.submitter_name,
        registered_on=timezone.localdate(scene.at(4)),
        signer_name=str(scene.leader),
    )
    return SimpleUploadedFile("giay-khai-sinh-mau.pdf", render("birth_certificate", data), "application/pdf")
