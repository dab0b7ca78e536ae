"""The papers of the one-stop shop: forms 01 to 03, the citizen's receipt, and a sample result."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from services.papers import data
from services.papers.registry import TEMPLATES, Paper, register

CIRCULAR = "Phụ lục I Thông tư số 03/2025/TT-VPCP"

RECEIPT = register(
    Paper(
        name="receipt",
        title=_("Giấy tiếp nhận hồ sơ và hẹn trả kết quả"),
        data_type=data.ReceiptData,
        template=TEMPLATES / "receipt.typ",
        form_number="01",
        source=CIRCULAR,
    )
)
SUPPLEMENT = register(
    Paper(
        name="supplement",
        title=_("Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ"),
        data_type=data.SupplementData,
        template=TEMPLATES / "supplement.typ",
        form_number="02",
        source=CIRCULAR,
    )
)
REFUSAL = register(
    Paper(
        name="refusal",
        title=_("Phiếu từ chối tiếp nhận giải quyết hồ sơ"),
        data_type=data.RefusalData,
        template=TEMPLATES / "refusal.typ",
        form_number="03",
        source=CIRCULAR,
    )
)
SUBMISSION = register(
    Paper(
        name="submission",
        title=_("Biên nhận nộp hồ sơ trực tuyến"),
        data_type=data.SubmissionData,
        template=TEMPLATES / "submission.typ",
    )
)
BIRTH_CERTIFICATE = register(
    Paper(
        name="birth_certificate",
        title=_("Giấy khai sinh (bản mẫu trình diễn)"),
        data_type=data.BirthCertificateData,
        template=TEMPLATES / "birth_certificate.typ",
    )
)
