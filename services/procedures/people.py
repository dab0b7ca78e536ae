"""The parts every electronic form of a procedure has: who hands in, whose dossier it is, how the result comes back.

Their keys are fixed, so that a dossier finds the people whatever else the form asks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from portal.form_pages.schema import Condition, Field, Operator, Option, Section

if TYPE_CHECKING:
    from collections.abc import Mapping

SUBMITTER = "nguoi_nop"
OWNER = "chu_ho_so"
DELIVERY = "nhan_ket_qua"
PAPERS = "giay_to"

IS_OWNER = "nguoi_nop_la_chu_ho_so"
DELIVERY_METHOD = "cach_nhan_ket_qua"
DELIVERY_ADDRESS = "dia_chi_nhan_ket_qua"
DELIVERY_CHOICES = {"at_desk": "tai_bo_phan_mot_cua", "electronic": "ban_dien_tu", "by_post": "buu_chinh"}


def submitter_section() -> Section:
    """Who hands in. Nothing is chosen beforehand, whether they are the owner least of all."""
    return Section(
        key=SUBMITTER,
        title=_("Người nộp hồ sơ"),
        intro=_("Người đang điền tờ khai này. Kết quả và các yêu cầu bổ sung sẽ gửi đến người nộp."),
        fields=(
            Field(
                "nguoi_nop_ho_ten", "text", _("Họ và tên người nộp"), settings={"purpose": "name", "max_length": 150}
            ),
            Field("nguoi_nop_so_dinh_danh", "citizen_id", _("Số định danh cá nhân (số căn cước)")),
            Field("nguoi_nop_dien_thoai", "phone", _("Số điện thoại")),
            Field(
                "nguoi_nop_email",
                "email",
                _("Thư điện tử"),
                help=_("Để nhận giấy hẹn và kết quả qua thư. Không có thì bỏ trống."),
                required=False,
            ),
            Field(
                "nguoi_nop_dia_chi",
                "text",
                _("Nơi ở hiện nay"),
                help=_("Số nhà, thôn hoặc tổ dân phố, xã hoặc phường, tỉnh."),
                settings={"purpose": "street-address", "max_length": 250},
            ),
            Field(
                IS_OWNER,
                "yes_no",
                _("Bạn nộp hồ sơ cho chính mình?"),
                help=_("Chọn “Không” khi bạn nộp thay người khác; tên chủ hồ sơ hỏi ở phần sau."),
            ),
        ),
    )


def owner_section() -> Section:
    """Whose dossier it is, asked when it is another person than the submitter."""
    return Section(
        key=OWNER,
        title=_("Chủ hồ sơ"),
        intro=_("Người có yêu cầu giải quyết, mà bạn nộp thay."),
        conditions=(Condition(IS_OWNER, Operator.IS, "no"),),
        fields=(
            Field("chu_ho_so_ho_ten", "text", _("Họ và tên chủ hồ sơ"), settings={"max_length": 150}),
            Field(
                "chu_ho_so_so_dinh_danh",
                "citizen_id",
                _("Số định danh của chủ hồ sơ"),
                required=False,
            ),
            Field(
                "chu_ho_so_ly_do",
                "text",
                _("Bạn nộp thay với tư cách gì?"),
                help=_("Ví dụ: được ủy quyền, người giám hộ, người thân."),
                settings={"max_length": 200},
            ),
        ),
    )


def delivery_section() -> Section:
    """How the result is to come back."""
    options = (
        Option(DELIVERY_CHOICES["at_desk"], _("Tại Bộ phận Một cửa nơi nộp hồ sơ")),
        Option(DELIVERY_CHOICES["electronic"], _("Bản điện tử, tải về từ trang theo dõi hồ sơ")),
        Option(DELIVERY_CHOICES["by_post"], _("Qua bưu chính công ích (người nhận trả cước)")),
    )
    return Section(
        key=DELIVERY,
        title=_("Nhận kết quả"),
        fields=(
            Field(DELIVERY_METHOD, "choice", _("Bạn muốn nhận kết quả bằng cách nào?"), options=options),
            Field(
                DELIVERY_ADDRESS,
                "text",
                _("Địa chỉ nhận qua bưu chính"),
                conditions=(Condition(DELIVERY_METHOD, Operator.IS, DELIVERY_CHOICES["by_post"]),),
                settings={"max_length": 250},
            ),
        ),
    )


@dataclass(frozen=True)
class People:
    """Who hands in, whose dossier it is, and how the result comes back, as read from the answers."""

    name: str
    id_number: str
    phone: str
    email: str
    address: str
    is_owner: bool
    owner_name: str
    owner_id_number: str
    delivery_method: str


def people_in(answers: Mapping[str, Any]) -> People:
    """The people of a filled form. Two people unless the submitter said that they are one."""
    is_owner = answers.get(IS_OWNER) is True

    def text(key: str) -> str:
        return str(answers.get(key) or "")

    name, id_number = text("nguoi_nop_ho_ten"), text("nguoi_nop_so_dinh_danh")
    chosen = text(DELIVERY_METHOD)
    method = next((kind for kind, value in DELIVERY_CHOICES.items() if value == chosen), "at_desk")
    return People(
        name=name,
        id_number=id_number,
        phone=text("nguoi_nop_dien_thoai"),
        email=text("nguoi_nop_email"),
        address=text("nguoi_nop_dia_chi"),
        is_owner=is_owner,
        owner_name=name if is_owner else text("chu_ho_so_ho_ten"),
        owner_id_number=id_number if is_owner else text("chu_ho_so_so_dinh_danh"),
        delivery_method=method,
    )
