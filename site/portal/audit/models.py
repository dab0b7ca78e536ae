"""Who did what, when: one chain of entries per subject, each entry hashing the one before it."""

from __future__ import annotations

import json
from datetime import UTC
from typing import Any, NoReturn

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.audit import canonical, registry


class AppendOnly(TypeError):
    """Somebody tried to change or delete what is only ever added to."""


def subject_words(subject_type: str) -> str:
    """The Vietnamese name of a kind of subject; of one that no longer exists, its name in the record."""
    try:
        words = str(apps.get_model(subject_type)._meta.verbose_name)
    except (LookupError, ValueError):
        return subject_type
    return words[:1].upper() + words[1:]


def _refuse(*args: Any, **kwargs: Any) -> NoReturn:
    raise AppendOnly("Audit entries are only ever added; they are never changed or deleted.")


class AppendOnlyQuerySet(models.QuerySet["Entry"]):
    """Reads freely; of the writes only `create` is left."""

    update = _refuse
    delete = _refuse
    bulk_create = _refuse
    bulk_update = _refuse
    update_or_create = _refuse

    # Django calls the private form when it saves a changed object and when it deletes in cascade.
    _raw_delete = _refuse


class Chain(models.Model):
    """The head of one subject's entries. Its row is the only lock taken when an entry is added."""

    subject_type = models.CharField(_("loại đối tượng"), max_length=120)
    subject_id = models.CharField(_("mã đối tượng"), max_length=64)
    length = models.PositiveIntegerField(_("số mục"), default=0)
    head_hash = models.CharField(_("mã băm cuối"), max_length=64, default=canonical.START)

    class Meta:
        verbose_name = _("chuỗi nhật ký")
        verbose_name_plural = _("chuỗi nhật ký")
        constraints = [
            models.UniqueConstraint(name="one_audit_chain_per_subject", fields=["subject_type", "subject_id"])
        ]

    def __str__(self) -> str:
        return f"{self.subject_type}:{self.subject_id}"

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        _refuse()


class Entry(models.Model):
    """One act on one subject. `hash` covers every other field and the hash of the entry before."""

    chain = models.ForeignKey(Chain, on_delete=models.PROTECT, related_name="entries", verbose_name=_("chuỗi"))
    sequence = models.PositiveIntegerField(_("thứ tự"))
    action = models.CharField(_("hành động"), max_length=80)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("người thực hiện"),
    )
    actor_label = models.CharField(_("tên đăng nhập khi đó"), max_length=160, blank=True)
    at = models.DateTimeField(_("lúc"), db_index=True)
    data = models.JSONField(_("nội dung"), default=dict, blank=True)
    previous_hash = models.CharField(_("mã băm trước"), max_length=64)
    hash = models.CharField(_("mã băm"), max_length=64)

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        verbose_name = _("mục nhật ký")
        verbose_name_plural = _("mục nhật ký")
        ordering = ["chain", "sequence"]
        constraints = [
            models.UniqueConstraint(name="audit_entries_in_order", fields=["chain", "sequence"]),
            models.CheckConstraint(name="audit_sequence_from_one", condition=Q(sequence__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.chain_id} #{self.sequence} {self.action}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            _refuse()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        _refuse()

    @property
    def action_label(self) -> str:
        """The act in Vietnamese words."""
        return registry.label_of(self.action, self.chain.subject_type)

    @property
    def subject_label(self) -> str:
        return f"{subject_words(self.chain.subject_type)} {self.chain.subject_id}"

    @property
    def data_text(self) -> str:
        """`data` on one line, for people."""
        parts = (
            (key, value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
            for key, value in self.data.items()
        )
        return "; ".join(f"{key}: {value}" for key, value in parts)

    def expected_hash(self, *, chain: Chain, sequence: int | None = None) -> str:
        """What `hash` must be; with `sequence`, what it would be had the entry stood there."""
        return canonical.digest(
            {
                "subject": [chain.subject_type, chain.subject_id],
                "sequence": self.sequence if sequence is None else sequence,
                "action": self.action,
                "actor": None if self.actor_id is None else str(self.actor_id),
                "actor_label": self.actor_label,
                "at": self.at.astimezone(UTC).isoformat(timespec="microseconds"),
                "data": self.data,
                "previous_hash": self.previous_hash,
            }
        )
