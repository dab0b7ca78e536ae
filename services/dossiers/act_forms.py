"""What an act on a dossier asks of the officer besides a reason."""

from __future__ import annotations

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
from services.dossiers.permissions import steps_to_repeat
from services.dossiers.purposes import RESULT
from services.dossiers.supplement_items import SupplementItemsField
from services.dossiers.supplements import SupplementItem

if TYPE_CHECKING:
    from services.dossiers.models import Dossier

RESULT_POLICY = UploadPolicy.usual(content_types=(PDF, JPEG, PNG), max_files=1)


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

    items = SupplementItemsField(label=_("Giấy tờ, nội dung cần bổ sung"))
    ground = forms.CharField(
        label=_("Căn cứ"), required=False, max_length=300, help_text=_("Điều, khoản của văn bản quy định, nếu có.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        items: Any = self.fields["items"]
        items.offer(candidates(self.case))
        if self.case.supplement_requests:
            items.help_text = now(
                "Hồ sơ này đã được yêu cầu bổ sung %d lần. Yêu cầu từ lần thứ hai trở đi bị tính là quá hạn; "
                "hãy nêu hết những điều còn thiếu trong lần này."
            ) % (self.case.supplement_requests)

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
            return store(content=upload, name=upload.name, purpose=RESULT, owner=self.officer, policy=RESULT_POLICY)
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
