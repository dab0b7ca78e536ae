"""What happened to a case, in order: its timeline."""

from __future__ import annotations

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class CaseEvent(models.Model):
    """One act. A kind adds `case` with `related_name="events"`.

    `transition` is the act's name in the table, or one of the engine's own (`opened`, `claimed`, …); `label` is how
    it was worded then, in the portal's own language. `revision` is the case's revision after the act. `public` ones
    the applicant sees as well.
    """

    at = models.DateTimeField(_("lúc"), default=timezone.now)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    actor_label = models.CharField(_("người thực hiện"), max_length=200)
    transition = models.CharField(max_length=60)
    label = models.CharField(_("việc"), max_length=200)
    from_state = models.CharField(max_length=30, blank=True)
    to_state = models.CharField(max_length=30, blank=True)
    step = models.CharField(_("bước"), max_length=200, blank=True)
    note = models.TextField(_("ghi chú"), blank=True)
    public = models.BooleanField(default=False)
    late = models.BooleanField(_("muộn"), default=False)
    revision = models.PositiveIntegerField(default=0)
    data = models.JSONField(default=dict, blank=True, encoder=DjangoJSONEncoder)

    class Meta:
        abstract = True
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["case", "at", "id"], name="%(class)s_of_case")]

    def __str__(self) -> str:
        return self.label

    @property
    def shown_label(self) -> str:
        """The label in the reader's language."""
        return gettext(self.label) if self.label else ""
