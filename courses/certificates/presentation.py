"""A certificate as the check page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.template.defaultfilters import floatformat
from django.utils import timezone
from django.utils.translation import gettext as _

from courses.certificates.checking import Standing, standing_of
from courses.certificates.paper import dates_words

if TYPE_CHECKING:
    from courses.certificates.models import Certificate

# Kinds of the notice that says how it stands.
KINDS = {Standing.VALID: "success", Standing.EXPIRED: "warning", Standing.REVOKED: "error"}


@dataclass(frozen=True)
class Shown:
    kind: str
    title: str
    text: str
    rows: list[dict[str, str]]


def shown(certificate: Certificate) -> Shown:
    standing = standing_of(certificate)
    title, text = _words(certificate, standing)
    return Shown(kind=KINDS[standing], title=title, text=text, rows=_rows(certificate))


def _words(certificate: Certificate, standing: Standing) -> tuple[str, str]:
    until: Any = certificate.valid_until
    if standing is Standing.REVOKED:
        day = f"{timezone.localdate(certificate.revoked_at):%d/%m/%Y}"
        text = _("Thu hồi ngày %(day)s. Lý do: %(reason)s") % {"day": day, "reason": certificate.revoked_reason}
        return _("Chứng nhận đã bị thu hồi, không còn giá trị"), text
    if standing is Standing.EXPIRED:
        text = _("Chứng nhận do %(issuer)s cấp, có giá trị đến hết ngày %(day)s.") % {
            "issuer": certificate.issuer_name,
            "day": f"{until:%d/%m/%Y}",
        }
        return _("Chứng nhận đã hết hạn"), text
    if until is None:
        return _("Chứng nhận còn giá trị"), _("Chứng nhận này không có thời hạn.")
    return _("Chứng nhận còn giá trị"), _("Có giá trị đến hết ngày %s.") % f"{until:%d/%m/%Y}"


def _rows(certificate: Certificate) -> list[dict[str, str]]:
    """What stands on the paper as well, for comparing; no account, no score, no contact."""
    pairs = [
        (_("Số chứng nhận"), certificate.number),
        (_("Họ và tên"), certificate.name),
        (_("Cơ quan"), certificate.agency_name),
        (_("Khóa học"), certificate.course_title),
        (_("Mô đun"), certificate.module_name),
        (_("Thời lượng"), _("%s giờ") % floatformat(certificate.hours)),
        (_("Thời gian học"), dates_words(certificate)),
        (_("Nơi cấp"), certificate.issuer_name),
        (_("Ngày cấp"), f"{certificate.issued_on:%d/%m/%Y}"),
    ]
    return [{"label": label, "value": value} for label, value in pairs]
