"""What an act on a dossier asks of the officer besides a reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from portal.casework.forms import TransitionForm
from portal.form_pages.schema import shown_slots, visible
from portal.private_files.actions import store
from portal.private_files.policies import JPEG, PDF, PNG, UploadPolicy
from portal.private_files.refusals import FileRefused
from portal.vietnamese import normalise
from services.dossiers.permissions import steps_to_repeat
from services.dossiers.purposes import RESULT
from services.dossiers.supplements import SupplementItem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from services.dossiers.models import Dossier

RESULT_POLICY = UploadPolicy.usual(content_types=(PDF, JPEG, PNG), max_files=1)


@dataclass(frozen=True)
class ItemRow:
    """One slot or field of the form in the supplement form: a box to tick, what is wrong, how to mend it."""

    kind: str
    label: str
    section: str
    ticked: forms.BoundField
    problem: forms.BoundField
    fix: forms.BoundField

    @property
    def is_open(self) -> bool:
        return bool(self.ticked.value() or self.problem.errors or self.fix.errors)


def candidates(dossier: Dossier) -> list[SupplementItem]:
    """Everything that a supplement may be asked for: the slots and the fields that this dossier's answers show."""
    schema = dossier.schema
    seen = visible(schema, dossier.answers).fields
    items = [SupplementItem("slot", slot.key, slot.label, "", "") for slot in shown_slots(schema, dossier.answers)]
    items += [
        SupplementItem("field", field.key, field.label, "", "")
        for field in schema.fields()
        if field.key in seen and not field.is_slot and field.type != "declaration"
    ]
    return items


class SupplementForm(TransitionForm):
    """Names the slots and fields to be mended. `cleaned_data["items"]` is the list of SupplementItem."""

    template_name = "services/desk/supplement_form.html"
    ground = forms.CharField(
        label=_("Căn cứ"), required=False, max_length=300, help_text=_("Điều, khoản của văn bản quy định, nếu có.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.candidates = candidates(self.case)
        for item in self.candidates:
            name = f"{item.kind}-{item.key}"
            self.fields[name] = forms.BooleanField(label=item.label, required=False)
            self.fields[f"{name}-problem"] = forms.CharField(
                label=_("Sai, thiếu điều gì"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2})
            )
            self.fields[f"{name}-fix"] = forms.CharField(
                label=_("Cách sửa"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2})
            )

    @property
    def is_second_request(self) -> bool:
        return self.case.supplement_requests >= 1

    def rows(self) -> Iterator[ItemRow]:
        schema = self.case.schema
        for item in self.candidates:
            name = f"{item.kind}-{item.key}"
            yield ItemRow(
                kind=item.kind,
                label=item.label,
                section=schema.section_of(item.key).title,
                ticked=self[name],
                problem=self[f"{name}-problem"],
                fix=self[f"{name}-fix"],
            )

    def slot_rows(self) -> list[ItemRow]:
        return [row for row in self.rows() if row.kind == "slot"]

    def field_rows(self) -> list[ItemRow]:
        return [row for row in self.rows() if row.kind == "field"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        items = []
        for item in self.candidates:
            name = f"{item.kind}-{item.key}"
            if not cleaned.get(name):
                continue
            problem, fix = normalise(cleaned.get(f"{name}-problem", "")), normalise(cleaned.get(f"{name}-fix", ""))
            if not problem:
                self.add_error(
                    f"{name}-problem", now("Hãy ghi “%(label)s” sai hoặc thiếu điều gì.") % {"label": item.label}
                )
            if not fix:
                self.add_error(f"{name}-fix", now("Hãy ghi cách sửa “%(label)s”.") % {"label": item.label})
            items.append(SupplementItem(item.kind, item.key, item.label, problem, fix))
        if not items:
            raise ValidationError(now("Hãy đánh dấu ít nhất một giấy tờ hoặc một nội dung cần bổ sung."))
        cleaned["items"] = items
        return cleaned

    def event_data(self) -> dict[str, Any]:
        return {"items": [item.to_json() for item in self.cleaned_data["items"]], "ground": self.cleaned_data["ground"]}


class SendBackForm(TransitionForm):
    """Which earlier step is to be done again."""

    step = forms.ChoiceField(label=_("Trả lại bước"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [
            (step.key, f"{step.name} – {step.assignee}" if step.assignee else step.name)
            for step in steps_to_repeat(self.case)
        ]
        self.fields["step"].choices = choices  # type: ignore[attr-defined]
        if choices:
            self.fields["step"].initial = choices[-1][0]


class ResultFileForm(TransitionForm):
    """A form with the file of the result: stored when it is checked, attached by what follows the act."""

    result = forms.FileField(label=_("Tệp kết quả"), required=False, help_text=_("PDF hoặc ảnh; bản đã ký số nếu có."))

    def clean_result(self) -> Any:
        upload = self.cleaned_data.get("result")
        if not upload:
            return None
        try:
            return store(content=upload, name=upload.name, purpose=RESULT, owner=self.actor, policy=RESULT_POLICY)
        except FileRefused as refused:
            raise ValidationError(str(refused)) from refused


class DecisionForm(ResultFileForm):
    """The decision, with its file where there is one already."""

    result_name = forms.CharField(label=_("Tên kết quả"), required=False, max_length=200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        results = self.case.snapshot.results
        if results:
            self.fields["result_name"].initial = results[0].name


class ReturnForm(DecisionForm):
    """Handing the result over: to whom, and the file that the citizen keeps."""

    received_by = forms.CharField(label=_("Người nhận kết quả"), max_length=150)
    field_order = ["received_by", "result", "result_name"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["received_by"].initial = self.case.submitter_name
        if not self.case.results.exists():
            self.fields["result"].required = True
            self.fields["result"].error_messages["required"] = _("Hãy đính kèm tệp kết quả để người dân tải về.")


class PaymentRequestForm(TransitionForm):
    """How much is to be paid, and for what. The known fees of the procedure stand ready."""

    amount = forms.IntegerField(label=_("Số tiền (đồng)"), min_value=1, max_value=1_000_000_000)
    what_for = forms.CharField(label=_("Nộp cho khoản nào"), max_length=250)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fees = [fee for fee in self.case.snapshot.fees if fee.amount != 0]
        if fees:
            self.fields["what_for"].initial = fees[0].name
            self.fields["amount"].initial = fees[0].amount
