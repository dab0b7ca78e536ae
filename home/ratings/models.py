"""What readers think of an article: one rating each, and the totals of each article in one row."""

from __future__ import annotations

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

LEAST, MOST = 1, 5


class Stars(models.IntegerChoices):
    """How useful an article was."""

    ONE = 1, _("Không có ích")
    TWO = 2, _("Ít có ích")
    THREE = 3, _("Tạm được")
    FOUR = 4, _("Có ích")
    FIVE = 5, _("Rất có ích")


class Doubt(models.TextChoices):
    """Why a rating is kept and not counted; nothing means that it counts."""

    NONE = "", _("được tính")
    ADDRESS = "address", _("quá nhiều lượt từ một nơi trong ngày")
    BURST = "burst", _("quá nhiều lượt cho một bài trong ít phút")


class RatingSummary(models.Model):
    """The totals of one article. Its row is locked by whoever rates, before the rating itself."""

    article = models.OneToOneField(
        "home.ArticlePage",
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="rating",
        verbose_name=_("bài viết"),
    )
    count = models.PositiveIntegerField(_("số lượt được tính"), default=0)
    total = models.PositiveIntegerField(_("tổng số sao"), default=0)
    doubted = models.PositiveIntegerField(_("số lượt không tính"), default=0)

    class Meta:
        verbose_name = _("điểm của bài viết")
        verbose_name_plural = _("điểm của bài viết")
        constraints = [
            # With no rating there is no star; else the average lies within 1 and 5.
            models.CheckConstraint(
                name="average_rating_within_one_and_five",
                condition=Q(total__gte=F("count") * LEAST, total__lte=F("count") * MOST),
            )
        ]

    def __str__(self) -> str:
        return f"{self.article_id}: {self.count}"

    @property
    def average(self) -> Decimal | None:
        """With one decimal; None while nobody's rating counts."""
        return (Decimal(self.total) / self.count).quantize(Decimal("0.1")) if self.count else None


class Rating(models.Model):
    """One reader's rating of one article. Neither column tells who or where the reader is (`readers`)."""

    article = models.ForeignKey("home.ArticlePage", on_delete=models.CASCADE, related_name="ratings")
    reader = models.CharField(max_length=64)
    address = models.CharField(max_length=64)
    stars = models.PositiveSmallIntegerField(
        choices=Stars.choices, validators=[MinValueValidator(LEAST), MaxValueValidator(MOST)]
    )
    doubt = models.CharField(max_length=10, choices=Doubt.choices, default=Doubt.NONE, blank=True)
    given_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("lượt chấm")
        verbose_name_plural = _("lượt chấm")
        constraints = [
            models.UniqueConstraint(name="one_rating_per_reader_and_article", fields=["article", "reader"]),
            models.CheckConstraint(name="rating_within_one_and_five", condition=Q(stars__gte=LEAST, stars__lte=MOST)),
            models.CheckConstraint(name="rating_has_a_known_doubt", condition=Q(doubt__in=Doubt.values)),
        ]
        indexes = [
            models.Index(fields=["article", "address"], name="rating_by_address"),
            models.Index(fields=["article", "given_at"], name="rating_by_time"),
        ]

    def __str__(self) -> str:
        return f"{self.article_id}: {self.stars}"

    @property
    def counts(self) -> bool:
        return self.doubt == Doubt.NONE
