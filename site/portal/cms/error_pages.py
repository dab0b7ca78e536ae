"""The words of the pages that nobody wants to see: not found, server error, closed for maintenance."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django.db import DatabaseError, models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from portal.cms import kept_aside
from portal.cms.blocks.links import LinksBlock
from portal.cms.streams import PortalStreamField

if TYPE_CHECKING:
    from django.http import HttpRequest

KEPT = "error-words"
MISSING, FAILURE, CLOSED = "missing", "failure", "closed"
MOST_WORDS, MOST_LETTERS = 8, 80
NO_WORDS = re.compile(r"[^\w\s]|_", re.UNICODE)
ENDING = re.compile(r"\.(html?|aspx?|php|jsp|pdf|docx?|xlsx?)$", re.IGNORECASE)
OF_OLD_SYSTEMS = frozenset({"index", "default", "web", "guest", "pages", "portal", "home", "en", "vi"})


@register_setting(icon="warning")
class ErrorPages(BaseGenericSetting):
    """What is left empty is said in the words that the portal brings along."""

    missing_title = models.CharField(_("tiêu đề"), max_length=120, blank=True)
    missing_text = models.CharField(_("lời nói"), max_length=400, blank=True)
    missing_links = PortalStreamField(
        LinksBlock(),
        blank=True,
        verbose_name=_("lối đi tiếp"),
        help_text=_("Nhiều nhất sáu liên kết đến những trang người ta hay tìm. Để trống: trang chủ và tra cứu hồ sơ."),
    )
    missing_title_en = models.CharField(_("tiêu đề bằng tiếng Anh"), max_length=120, blank=True)
    missing_text_en = models.CharField(_("lời nói bằng tiếng Anh"), max_length=400, blank=True)
    failure_title = models.CharField(_("tiêu đề"), max_length=120, blank=True)
    failure_text = models.CharField(_("lời nói"), max_length=600, blank=True)
    failure_title_en = models.CharField(_("tiêu đề bằng tiếng Anh"), max_length=120, blank=True)
    failure_text_en = models.CharField(_("lời nói bằng tiếng Anh"), max_length=600, blank=True)
    closed_title = models.CharField(_("tiêu đề"), max_length=120, blank=True)
    closed_text = models.CharField(_("lời nói"), max_length=600, blank=True)
    closed_title_en = models.CharField(_("tiêu đề bằng tiếng Anh"), max_length=120, blank=True)
    closed_text_en = models.CharField(_("lời nói bằng tiếng Anh"), max_length=600, blank=True)

    panels = [
        MultiFieldPanel(
            [
                FieldPanel("missing_title"),
                FieldPanel("missing_text"),
                FieldPanel("missing_links"),
                FieldPanel("missing_title_en"),
                FieldPanel("missing_text_en"),
            ],
            _("Không có trang này (404)"),
            help_text=_("Để trống thì dùng lời có sẵn. Ô tìm kiếm luôn có, điền sẵn chữ của địa chỉ đã gõ."),
        ),
        MultiFieldPanel(
            [FieldPanel(f"failure_{name}") for name in ("title", "text", "title_en", "text_en")],
            _("Lỗi máy chủ (500)"),
            help_text=_("Hiện cả khi cơ sở dữ liệu không chạy, nên chỉ có chữ."),
        ),
        MultiFieldPanel(
            [FieldPanel(f"closed_{name}") for name in ("title", "text", "title_en", "text_en")],
            _("Đang bảo trì (503)"),
            help_text=_("Giờ mở lại ghi khi bật bảo trì; đừng viết vào đây."),
        ),
    ]

    class Meta:
        verbose_name = _("trang báo lỗi, bảo trì")
        permissions = [("switch_maintenance", "Can switch the maintenance mode")]


def keep_words(sender: type[ErrorPages], instance: ErrorPages, **kwargs: Any) -> None:
    """Receiver: what must be said without a database is written beside it."""
    fields = (f"{kind}_{name}" for kind in (FAILURE, CLOSED) for name in ("title", "text", "title_en", "text_en"))
    kept_aside.write(KEPT, {name: getattr(instance, name) for name in fields})


def _in_language(words: dict[str, Any], kind: str) -> dict[str, str]:
    """`title` and `text`; in English only where both are there, so that nobody reads half of each."""
    english = {name: str(words.get(f"{kind}_{name}_en") or "") for name in ("title", "text")}
    if get_language() == "en":
        return english if all(english.values()) else {}
    return {name: str(words.get(f"{kind}_{name}") or "") for name in ("title", "text")}


def kept_words(kind: str) -> dict[str, str]:
    """What editors wrote for FAILURE or CLOSED, as far as they did; asks no database."""
    return _in_language(kept_aside.read(KEPT) or {}, kind)


def missing_page(request: HttpRequest) -> dict[str, Any]:
    """What the page "not found" says: `title`, `text`, `links` and `words` to search for. At most one query."""
    try:
        kept = ErrorPages.objects.first()
    except DatabaseError:
        kept = None
    said: dict[str, Any] = {"links": [], "words": words_of(request.path)}
    if kept is not None:
        said |= _in_language({field.attname: getattr(kept, field.attname) for field in kept._meta.fields}, MISSING)
        links = (block.value for block in kept.missing_links)
        said["links"] = [{"url": one.url, "text": one.title} for one in links if one.url]
    return said


def words_of(path: str) -> str:
    """What somebody may have looked for at an address: "/tin-tuc/dang-ky-ket-hon-2.html" gives "dang ky ket hon".

    The last part that says anything; never longer than a search box takes.
    """
    for part in reversed(path.split("/")):
        plain = NO_WORDS.sub(" ", ENDING.sub("", part))
        words = [word for word in plain.split() if not any(sign.isdigit() for sign in word) and len(word) > 1]
        words = [word for word in words if word.lower() not in OF_OLD_SYSTEMS]
        if words:
            return " ".join(words[:MOST_WORDS])[:MOST_LETTERS].strip()
    return ""
