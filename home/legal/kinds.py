"""Kinds of legal documents, their relations, and whether they are in force."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class DocumentKind(models.TextChoices):
    """As decree 30/2020/NĐ-CP and the law on legal documents name them; those people meet."""

    LAW = "luat", _("Luật")
    ORDINANCE = "phap-lenh", _("Pháp lệnh")
    RESOLUTION = "nghi-quyet", _("Nghị quyết")
    DECREE = "nghi-dinh", _("Nghị định")
    CIRCULAR = "thong-tu", _("Thông tư")
    DECISION = "quyet-dinh", _("Quyết định")
    DIRECTIVE = "chi-thi", _("Chỉ thị")
    PLAN = "ke-hoach", _("Kế hoạch")
    LETTER = "cong-van", _("Công văn")
    NOTICE = "thong-bao", _("Thông báo")


class Force(models.TextChoices):
    """Derived from dates and relations on a day (`LegalQuerySet.on`), never written down."""

    IN_FORCE = "con-hieu-luc", _("Còn hiệu lực")
    NOT_YET = "chua-co-hieu-luc", _("Chưa có hiệu lực")
    PARTLY = "het-mot-phan", _("Hết hiệu lực một phần")
    ENDED = "het-hieu-luc", _("Hết hiệu lực")


# How the component `badge` shows each.
BADGES = {Force.IN_FORCE: "done", Force.NOT_YET: "waiting", Force.PARTLY: "soon", Force.ENDED: "late"}


class RelationKind(models.TextChoices):
    """What one document does to another."""

    AMENDS = "sua-doi", _("Sửa đổi, bổ sung")
    REPLACES = "thay-the", _("Thay thế")
    REPEALS = "bai-bo", _("Bãi bỏ")
    REPEALS_PARTLY = "bai-bo-mot-phan", _("Bãi bỏ một phần")
    GUIDES = "huong-dan", _("Quy định chi tiết, hướng dẫn")


# The same, said by the other document.
SUFFERED = {
    RelationKind.AMENDS: _("Được sửa đổi, bổ sung bởi"),
    RelationKind.REPLACES: _("Bị thay thế bởi"),
    RelationKind.REPEALS: _("Bị bãi bỏ bởi"),
    RelationKind.REPEALS_PARTLY: _("Bị bãi bỏ một phần bởi"),
    RelationKind.GUIDES: _("Được quy định chi tiết, hướng dẫn bởi"),
}
# And while it still lies ahead: the other document has not taken effect.
COMING = {
    RelationKind.AMENDS: _("Sẽ được sửa đổi, bổ sung bởi"),
    RelationKind.REPLACES: _("Sẽ bị thay thế bởi"),
    RelationKind.REPEALS: _("Sẽ bị bãi bỏ bởi"),
    RelationKind.REPEALS_PARTLY: _("Sẽ bị bãi bỏ một phần bởi"),
    RelationKind.GUIDES: _("Sẽ được quy định chi tiết, hướng dẫn bởi"),
}
ENDING = (RelationKind.REPLACES, RelationKind.REPEALS)
