"""Requests for supplements: which slot or field, what is wrong with it, how to mend it; and what came back."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from services.dossiers.models import Dossier


@dataclass(frozen=True)
class SupplementItem:
    """`kind` is "slot" or "field"; `key` names it in the form's schema."""

    kind: str
    key: str
    label: str
    problem: str
    fix: str

    def to_json(self) -> dict[str, str]:
        return asdict(self)


class SupplementRequest(models.Model):
    """One request (form 02). `replaced` keeps the answers that the citizen's correction took the place of."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="supplements")
    round = models.PositiveSmallIntegerField(_("lần"))
    requested_at = models.DateTimeField(_("yêu cầu lúc"))
    requested_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    ground = models.CharField(_("căn cứ"), max_length=300, blank=True)
    data = models.JSONField(default=list)
    answered_at = models.DateTimeField(_("trả lời lúc"), null=True, blank=True)
    replaced = models.JSONField(default=dict, blank=True)

    class Meta:
        verbose_name = _("yêu cầu bổ sung")
        verbose_name_plural = _("yêu cầu bổ sung")
        ordering = ["dossier", "round"]
        constraints = [
            models.UniqueConstraint(name="one_supplement_per_round", fields=["dossier", "round"]),
            models.UniqueConstraint(
                name="one_open_supplement", fields=["dossier"], condition=models.Q(answered_at__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return str(_("Yêu cầu bổ sung lần %(n)d") % {"n": self.round})

    @property
    def items(self) -> list[SupplementItem]:
        return [SupplementItem(**row) for row in self.data]

    def items_of(self, kind: str) -> list[SupplementItem]:
        return [item for item in self.items if item.kind == kind]

    def keys_of(self, kind: str) -> set[str]:
        return {item.key for item in self.items_of(kind)}
