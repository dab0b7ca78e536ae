"""What the page editor may not do with classes that were announced: people count on them.

Rights are kept by the pages themselves (`programme.permissions`); here are the refusals that need a sentence, and the
publication, which Wagtail's editor does without asking the page and outside of a transaction.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.actions.publish_page_revision import PublishPagePermissionError
from wagtail.actions.unpublish_page import UnpublishPagePermissionError
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request

from courses.sessions.models import CourseSession, Standing
from courses.sessions.pages import CourseSessionPage
from portal.accounts.requests import signed_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse
    from wagtail.models import Page


@hooks.register("before_publish_page")
def publish_announced(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Publishes a class in one transaction with what is announced. Where that is refused, what was typed is kept as a
    draft, and the sentence stands above it.
    """
    if not isinstance(page, CourseSessionPage):
        return None
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    revision = page.get_latest_revision()
    try:
        revision.publish(user=signed_in(request))
    except PublishPagePermissionError as error:
        messages.error(request, _("%s Những gì đã nhập được lưu thành bản nháp.") % error)
        return redirect(edit)
    title, buttons = page.get_admin_display_title(), [messages.button(edit, _("Sửa"))]
    if page.go_live_at and page.go_live_at > timezone.now():
        messages.success(request, _("Đã hẹn giờ đăng lớp “%s”.") % title, buttons=buttons)
    else:
        messages.success(request, _("Đã đăng lớp “%s” lên lịch.") % title, buttons=buttons)
    return _onwards(request, page)


@hooks.register("before_unpublish_page")
def keep_on_calendar(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Takes a class off in one transaction; refuses where somebody has a seat in it, or in one below."""
    if isinstance(page, CourseSessionPage):
        try:
            page.unpublish(user=signed_in(request))
        except UnpublishPagePermissionError as error:
            return _refused(request, page, str(error))
        messages.success(request, _("Đã gỡ lớp “%s” khỏi lịch.") % page.get_admin_display_title())
        return _onwards(request, page)
    if request.POST.get("include_descendants") and (held := _with_seats([page])):
        return _refused(request, page, _unpublishing_refused(held))
    return None


@hooks.register("before_delete_page")
def keep_what_was_announced(request: HttpRequest, page: Page) -> HttpResponse | None:
    announced = _announced_at([page])
    return _refused(request, page, _deleting_refused(announced)) if announced else None


@hooks.register("before_move_page")
def keep_below_the_course(request: HttpRequest, page: Page, destination: Page) -> HttpResponse | None:
    if not isinstance(page, CourseSessionPage) or page.is_child_of(destination) or not _announced_at([page]):
        return None
    return _refused(
        request, page, _("Lớp “%s” đã được thông báo nên không chuyển sang khóa học khác được. Hãy sao chép.") % page
    )


@hooks.register("before_bulk_action")
def keep_in_bulk(request: HttpRequest, action_type: str, objects: list[Any], _action: Any) -> HttpResponse | None:
    """The same, for several pages ticked in the explorer."""
    pages = [item for item in objects if hasattr(item, "url_path")]
    if not pages or request.method != "POST":
        return None
    if action_type == "delete" and (announced := _announced_at(pages)):
        return _refused(request, pages[0], _deleting_refused(announced))
    if action_type == "publish" and (sentence := _publishing_refused(request, pages)):
        return _refused(request, pages[0], sentence)
    if action_type == "unpublish" and (held := _with_seats(pages)):
        return _refused(request, pages[0], _unpublishing_refused(held))
    return None


def _publishing_refused(request: HttpRequest, pages: list[Page]) -> str:
    """The sentence that publishing these pages would be refused with: tried, and taken back."""
    classes = CourseSessionPage.objects.filter(pk__in=[page.pk for page in pages])
    if request.POST.get("include_descendants"):
        for page in pages:
            classes = classes | CourseSessionPage.objects.descendant_of(page).not_live()
    try:
        with transaction.atomic():
            for page in classes.distinct():
                (page.get_latest_revision() or page.save_revision()).publish(user=signed_in(request))
            transaction.set_rollback(True)
    except PublishPagePermissionError as error:
        return str(error)
    return ""


def _announced_at(pages: Iterable[Page]) -> list[CourseSession]:
    """The announced classes among these pages and below them, the first three."""
    return _among(CourseSession.objects.all(), pages)


def _with_seats(pages: Iterable[Page]) -> list[CourseSession]:
    on = CourseSession.objects.filter(taken__gt=0, standing__in=[Standing.ANNOUNCED, Standing.POSTPONED])
    return _among(on, pages)


def _among(sessions: QuerySet[CourseSession], pages: Iterable[Page]) -> list[CourseSession]:
    found: list[CourseSession] = []
    for page in pages:
        found += sessions.filter(page__path__startswith=page.path)[: 3 - len(found)]
        if len(found) == 3:
            break
    return found


def _deleting_refused(sessions: list[CourseSession]) -> str:
    return _("Không xóa được vì có lớp đã thông báo: %s. Hãy hủy lớp; lớp hủy vẫn nằm trên lịch.") % _names(sessions)


def _unpublishing_refused(sessions: list[CourseSession]) -> str:
    return _("Không gỡ được vì có lớp đã có người đăng ký: %s. Hãy hủy hoặc hoãn lớp.") % _names(sessions)


def _names(sessions: list[CourseSession]) -> str:
    return ", ".join(f"“{session.title}”" for session in sessions)


def _refused(request: HttpRequest, page: Page, sentence: str) -> HttpResponse:
    messages.error(request, sentence)
    return _onwards(request, page)


def _onwards(request: HttpRequest, page: Page) -> HttpResponse:
    following = get_valid_next_url_from_request(request)
    parent = page.get_parent()
    return redirect(following or reverse("wagtailadmin_explore", args=[parent.pk if parent else page.pk]))
