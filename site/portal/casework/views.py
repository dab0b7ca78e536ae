"""The officers' screens of a kind of case. Each view gets its cases by its `viewset` and decides nothing itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views import View

from portal.accounts.models import User
from portal.accounts.requests import signed_in
from portal.audit.actions import record_reading
from portal.audit.selectors import entries_of
from portal.casework import actions, clock, steps
from portal.casework.deadlines import act_deadline
from portal.casework.errors import CaseworkError, Conflict, InvalidData, NotAllowed
from portal.casework.forms import form_for
from portal.casework.models import SavedFilter
from portal.casework.standing import standing_of
from portal.casework.transitions import Reason
from portal.organisations.models import Membership

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from portal.casework.transitions import Transition
    from portal.casework.viewsets import CaseViewSet

MOST_AT_ONCE = 100
FILTERS_KEPT = 20
NOT_TYPED = frozenset({"csrfmiddlewaretoken", "revision"})
TICKED = frozenset({"1", "on"})


class CasesView(View):
    """Base: who does not work with this kind of case at all meets a 404."""

    viewset: CaseViewSet = None  # type: ignore[assignment]  # given by the viewset in as_view()

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not self.viewset.may_open(request.user):  # type: ignore[arg-type]
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def page(self, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
        viewset = self.viewset
        frame = {"viewset": viewset, "icon": viewset.icon, "kind": viewset.heading}
        crumbs = [{"url": viewset.url("index"), "label": frame["kind"]}]
        if "case" in context:
            crumbs.append({"url": viewset.url_of(context["case"]), "label": context["case"].code})
        frame["breadcrumbs_items"] = [*crumbs, *context.pop("crumbs", [])]
        return render(self.request, template, {**frame, **context}, status=status)


class WorklistView(CasesView):
    def get(self, request: HttpRequest) -> HttpResponse:
        worklist = self.viewset.worklist
        page = worklist.page(request.user, request.GET.dict())  # type: ignore[arg-type]
        request.__dict__.setdefault("_shelf_counts", {})[worklist.model] = page.counts
        kept = {key: value for key, value in request.GET.items() if key not in ("sau", "truoc")}
        filters = {key: value for key, value in kept.items() if key != "ke" and value}
        context = {
            "page": page,
            "worklist": worklist,
            "kept": urlencode(kept),
            "narrowed": urlencode(filters),
            "query_string": request.GET.urlencode(),
            "saved_filters": SavedFilter.objects.filter(user=signed_in(request), worklist=self.viewset.name),
            "bulk": [row for row in worklist.model.table() if row.bulk],
            "header_title": self.viewset.heading,
        }
        return self.page("casework/worklist.html", context)


class SavedFilterView(CasesView):
    """Keeps the present filters under a name, or forgets a name."""

    def post(self, request: HttpRequest) -> HttpResponse:
        mine = SavedFilter.objects.filter(user=signed_in(request), worklist=self.viewset.name)
        if "bo" in request.POST:
            mine.filter(pk=_number(request.POST["bo"]) or 0).delete()
            return redirect(self.viewset.url("index"))
        name = " ".join(request.POST.get("ten", "").split())[:60]
        query = request.POST.get("loc", "")[:500]
        if not name:
            messages.error(request, _("Hãy đặt tên cho bộ lọc."))
        elif mine.exclude(name=name).count() >= FILTERS_KEPT:
            messages.error(request, _("Đã lưu %d bộ lọc: hãy xóa bớt trước khi lưu thêm.") % FILTERS_KEPT)
        else:
            SavedFilter.objects.update_or_create(
                user=signed_in(request), worklist=self.viewset.name, name=name, defaults={"query": query}
            )
            messages.success(request, _("Đã lưu bộ lọc “%s”.") % name)
        return redirect(f"{self.viewset.url('index')}?{query}")


class CaseView(CasesView):
    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        viewset = self.viewset
        case = viewset.get_case(request.user, pk)  # type: ignore[arg-type]
        record_reading(case, request.user)  # type: ignore[arg-type]
        now = timezone.now()
        panels: list[dict[str, Any]] = []
        for panel in viewset.panels:
            content = panel.context(request, case)
            if content is not None:
                panels.append({"panel": panel, "content": content})
        context = {
            "case": case,
            "due": clock.next_due_in_words(case, now),
            "explanation": clock.explanation(case),
            "acts": [self._act(row, case) for row in case.table().available(request.user, case)],
            "only_reads": not standing_of(request.user).narrowed(case.acting_roles).places,  # type: ignore[arg-type]
            "steps": [self._step(step, now) for step in case.all_steps],
            "events": list(case.events.select_related("actor").order_by("-at", "-pk")),
            "panels": [item for item in panels if not item["panel"].beside],
            "beside": [item for item in panels if item["panel"].beside],
            "back": f"{viewset.url('index')}?{request.GET.get('tu', '')}",
            "header_title": f"{case.code} – {case.title()}",
        }
        return self.page(viewset.case_template, context)

    def _act(self, row: Transition, case: Any) -> dict[str, Any]:
        form = form_for(row, case=case, actor=self.request.user, auto_id=f"{row.name}-%s")  # type: ignore[arg-type]
        return {
            "row": row,
            "form": form if row.asks else None,
            "url": self.viewset.url(row.page, case.pk) if row.page else self.viewset.url("act", case.pk, row.name),
            "deadline": act_deadline(case, row),
        }

    def _step(self, step: Any, now: Any) -> dict[str, Any]:
        user: Any = self.request.user
        active = step.state == "active"
        due = clock.words_until(step.due_at, now, step.agency) if active and step.running_since else None
        shown = {"step": step, "due": due, "acts": [], "people": []}
        if not active:
            return shown
        taken = step.assignee_id is not None
        standing = standing_of(user).narrowed(self.viewset.model.reading_roles)
        if not taken and standing.may_take(step.agency_id, step.role):
            shown["acts"].append(("nhan", _("Nhận xử lý")))
        if taken and (step.assignee_id == user.pk or steps.may_assign(user, step)):
            shown["acts"].append(("tra", _("Trả về hàng chờ")))
        if steps.may_assign(user, step):
            shown["people"] = people_for(step)
        return shown


def _typed(request: HttpRequest) -> str:
    """The texts that came with an act, one below the other, without what a page sends by itself."""
    sent = (value.strip() for name in request.POST if name not in NOT_TYPED for value in request.POST.getlist(name))
    return "\n\n".join(text for text in sent if text and text not in TICKED)


def people_for(step: Any) -> list[User]:
    """Who could take `step`: the active people of its agency and role."""
    memberships = Membership.objects.active().filter(agency_id=step.agency_id)
    if step.role:
        memberships = memberships.filter(role=step.role)
    return list(User.objects.filter(pk__in=memberships.values("user_id")).order_by("full_name", "pk"))


class HistoryView(CasesView):
    """Everything that was recorded about the case, readings included."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        case = self.viewset.get_case(request.user, pk)  # type: ignore[arg-type]
        context = {
            "case": case,
            "entries": list(entries_of(case).reverse()[:500]),
            "crumbs": [{"url": "", "label": _("Nhật ký")}],
            "header_title": _("Nhật ký %s") % case.code,
        }
        return self.page("casework/history.html", context)


class ActView(CasesView):
    """One act as a page of its own (without JavaScript, or after an error), and where every act is sent."""

    def get(self, request: HttpRequest, pk: int, transition: str) -> HttpResponse:
        case = self.viewset.get_case(request.user, pk)  # type: ignore[arg-type]
        row = self._row(case, transition)
        if row.page:
            return redirect(self.viewset.url(row.page, case.pk))
        form = form_for(row, case=case, actor=request.user)  # type: ignore[arg-type]
        return self._show(case, row, form)

    def post(self, request: HttpRequest, pk: int, transition: str) -> HttpResponse:
        case = self.viewset.get_case(request.user, pk)  # type: ignore[arg-type]
        table = case.table()
        if transition in table and table[transition].page:
            return redirect(self.viewset.url(self._row(case, transition).page, case.pk))
        seen = request.POST.get("revision", "")
        try:
            applied = actions.apply(
                case=case,
                transition=transition,
                actor=request.user,  # type: ignore[arg-type]
                data=request.POST,
                files=request.FILES,
                revision=_number(seen),
            )
        except InvalidData as error:
            return self._show(case, self._row(case, transition), error.form, status=422)
        except (Conflict, NotAllowed) as error:
            return self._refused(case, transition, error)
        messages.success(request, _("%(act)s: %(code)s.") % {"act": applied.transition.label, "code": case.code})
        visible = self.viewset.worklist.visible(request.user).filter(pk=pk).exists()  # type: ignore[arg-type]
        return redirect(self.viewset.url_of(case) if visible else self.viewset.url("index"))

    def _row(self, case: Any, name: str) -> Transition:
        available = {row.name: row for row in case.table().available(self.request.user, case)}
        if name not in available:
            raise Http404
        return available[name]

    def _refused(self, case: Any, name: str, error: CaseworkError) -> HttpResponse:
        """Says what happened; what was typed is shown again, to be sent once more or copied."""
        case = self.viewset.get_case(self.request.user, case.pk)  # type: ignore[arg-type]
        available = {row.name: row for row in case.table().available(self.request.user, case)}
        typed = _typed(self.request)
        if name in available and available[name].asks:
            row = available[name]
            form = form_for(row, case=case, actor=self.request.user, data=self.request.POST)  # type: ignore[arg-type]
            return self._show(case, row, form, refusal=str(error), status=409)
        if typed:
            return self._show(case, None, None, refusal=str(error), typed=typed, status=409)
        messages.error(self.request, str(error))
        return redirect(self.viewset.url_of(case))

    def _show(
        self, case: Any, row: Transition | None, form: Any, *, refusal: str = "", typed: str = "", status: int = 200
    ) -> HttpResponse:
        title = str(row.label) if row else _("Chưa thực hiện được")
        context = {
            "case": case,
            "row": row,
            "form": form,
            "refusal": refusal,
            "typed": typed,
            "due": clock.next_due_in_words(case, timezone.now()),
            "deadline": act_deadline(case, row) if row else None,
            "crumbs": [{"url": "", "label": title}],
            "header_title": f"{title}: {case.code}",
        }
        return self.page("casework/act.html", context, status=status)


class StepView(CasesView):
    """Taking a step, giving it to somebody, giving it back."""

    def post(self, request: HttpRequest, pk: int, step: int, act: str) -> HttpResponse:
        user: Any = request.user
        case = self.viewset.get_case(user, pk)
        try:
            if act == "nhan":
                steps.claim(case=case, step_pk=step, actor=user)
            elif act == "tra":
                steps.release(case=case, step_pk=step, actor=user)
            elif act == "giao":
                to = User.objects.filter(pk=_number(request.POST.get("nguoi", "")) or 0, is_active=True).first()
                if to is None:
                    raise NotAllowed(_("Hãy chọn người nhận việc."))
                steps.assign(case=case, step_pk=step, to=to, actor=user)
            else:
                raise Http404
        except CaseworkError as error:
            messages.error(request, str(error))
        return redirect(self.viewset.url_of(case))


class BulkView(CasesView):
    """One act on many cases: each in its own transaction, so that one refusal does not hold up the others."""

    def post(self, request: HttpRequest) -> HttpResponse:
        user: Any = request.user
        table = self.viewset.model.table()
        name = request.POST.get("transition", "")
        if name not in table or not table[name].bulk:
            raise Http404
        row = table[name]
        picked = _picked(request.POST.getlist("ho_so"))
        back = f"{self.viewset.url('index')}?{request.POST.get('loc', '')}"
        if not picked:
            messages.error(request, _("Chưa chọn dòng nào."))
            return redirect(back)
        cases = {case.pk: case for case in self.viewset.worklist.visible(user).filter(pk__in=picked)}
        if set(picked) - set(cases):
            raise Http404
        note = request.POST.get("note", "").strip()
        asked = "note" in request.POST
        if row.reason is not Reason.NONE and not (asked and (note or row.reason is Reason.OPTIONAL)):
            context = {
                "row": row,
                "cases": list(cases.values()),
                "missing": asked,
                "query": request.POST.get("loc", ""),
                "crumbs": [{"url": "", "label": str(row.label)}],
                "header_title": str(row.label),
            }
            return self.page("casework/bulk.html", context)
        done = 0
        for pk, revision in picked.items():
            try:
                actions.apply(case=cases[pk], transition=name, actor=user, data={"note": note}, revision=revision)
                done += 1
            except CaseworkError as error:
                messages.error(request, f"{cases[pk].code}: {error}")
        if done:
            text = ngettext("%(act)s: %(count)d việc.", "%(act)s: %(count)d việc.", done)
            messages.success(request, text % {"act": row.label, "count": done})
        return redirect(back)


def _number(text: str) -> int | None:
    """A number that a page of ours sent; None for anything else."""
    return int(text) if text.isdecimal() and len(text) < 19 else None


def _picked(values: list[str]) -> dict[int, int | None]:
    """`pk:revision` of the boxes ticked, at most a hundred."""
    picked: dict[int, int | None] = {}
    for value in values[:MOST_AT_ONCE]:
        pk, _colon, revision = value.partition(":")
        number = _number(pk)
        if number is not None:
            picked[number] = _number(revision)
    return picked
