"""The states of a dossier, with the national portal's codes, and the three axes kept apart from them."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class DossierState(models.TextChoices):
    """The codes 1 to 10 of the national public service portal."""

    REGISTERED = "1", _("Mới đăng ký")
    ACCEPTED = "2", _("Được tiếp nhận")
    REFUSED = "3", _("Không được tiếp nhận")
    PROCESSING = "4", _("Đang xử lý")
    SUPPLEMENT = "5", _("Yêu cầu bổ sung giấy tờ")
    PAYMENT = "6", _("Yêu cầu thực hiện nghĩa vụ tài chính")
    WITHDRAWN = "7", _("Công dân yêu cầu rút hồ sơ")
    STOPPED = "8", _("Dừng xử lý")
    FINISHED = "9", _("Đã xử lý xong")
    RETURNED = "10", _("Đã trả kết quả")


INITIAL = (DossierState.REGISTERED,)
WAITING_FOR_CITIZEN = (DossierState.SUPPLEMENT, DossierState.PAYMENT)
CLOSED = (DossierState.REFUSED, DossierState.WITHDRAWN, DossierState.STOPPED, DossierState.RETURNED)
UNDER_WAY = (DossierState.ACCEPTED, DossierState.PROCESSING)
BEFORE_THE_END = (DossierState.REGISTERED, *UNDER_WAY, *WAITING_FOR_CITIZEN)
# Groups of the national reports: what counts as dealt with, and what as suspended.
REPORTED_AS_DONE = (DossierState.FINISHED, DossierState.RETURNED, DossierState.WITHDRAWN)
REPORTED_AS_SUSPENDED = (DossierState.SUPPLEMENT, DossierState.PAYMENT, DossierState.STOPPED)


class PaymentState(models.TextChoices):
    NOTHING_DUE = "nothing_due", _("Không thu phí")
    EXEMPT = "exempt", _("Đối tượng miễn phí")
    DUE = "due", _("Chưa nộp")
    PAID = "paid", _("Đã nộp")


class DeliveryMethod(models.TextChoices):
    AT_DESK = "at_desk", _("Nhận tại Bộ phận Một cửa")
    ELECTRONIC = "electronic", _("Nhận bản điện tử")
    BY_POST = "by_post", _("Nhận qua bưu chính công ích")


class DeliveryState(models.TextChoices):
    NOT_READY = "not_ready", _("Chưa có kết quả")
    READY = "ready", _("Chờ trả")
    DELIVERED = "delivered", _("Đã trả")


class SyncState(models.TextChoices):
    """Whether the national portal knows of the dossier's present state."""

    LOCAL = "local", _("Chưa đồng bộ")
    WAITING = "waiting", _("Chờ đồng bộ")
    DONE = "done", _("Đã đồng bộ")
    FAILED = "failed", _("Đồng bộ lỗi")
