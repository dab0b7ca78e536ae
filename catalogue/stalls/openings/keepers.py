"""Who else keeps a stall: what a moderator is asked when somebody joins or leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from catalogue.stalls.rights import add_merchant, merchants_of, remove_merchant
from portal.accounts.models import User
from portal.casework.forms import TransitionForm
from portal.organisations.models import Membership, Role

if TYPE_CHECKING:
    from catalogue.stalls.openings.models import StallOpening
    from portal.casework.transitions import Applied


class AddKeeperForm(TransitionForm):
    """An account that is there already, by its name or its verified address."""

    case: StallOpening

    account = forms.CharField(
        label=_("Tên đăng nhập hoặc thư điện tử của người đó"),
        max_length=254,
        help_text=_("Người đó phải có tài khoản trên cổng. Hãy xác minh với chủ gian hàng trước khi thêm."),
    )

    def clean_account(self) -> str:
        typed = self.cleaned_data["account"].strip()
        own = Q(username__iexact=typed) | Q(emailaddress__email__iexact=typed, emailaddress__verified=True)
        found = list(User.objects.filter(own, is_active=True).distinct()[:2])
        if len(found) != 1:
            raise forms.ValidationError(now_("Không có tài khoản nào như vậy. Hãy hỏi lại tên đăng nhập hoặc thư."))
        (self.user,) = found
        if Membership.objects.active().of(self.user).filter(role=Role.MARKET_MODERATOR).exists():
            raise forms.ValidationError(now_("Người kiểm duyệt chợ không thể giữ gian hàng."))
        if self.case.stall is not None and self.user in merchants_of(self.case.stall):
            raise forms.ValidationError(now_("Người này đã giữ gian hàng rồi."))
        return typed

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        return {**cleaned, "user": getattr(self, "user", None)}

    def event_data(self) -> dict[str, Any]:
        return {"user": self.user.pk}


class RemoveKeeperForm(TransitionForm):
    """One of those who keep the stall now; somebody has to stay."""

    case: StallOpening

    user = forms.ModelChoiceField(
        label=_("Ai không giữ gian hàng nữa?"), queryset=User.objects.none(), empty_label=_("Chọn một người")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.keepers = merchants_of(self.case.stall) if self.case.stall is not None else []
        chosen: Any = self.fields["user"]
        chosen.queryset = User.objects.filter(pk__in=[user.pk for user in self.keepers])

    def clean_user(self) -> User:
        if len(self.keepers) < 2:
            raise forms.ValidationError(now_("Gian hàng phải còn ít nhất một người giữ. Hãy thêm người khác trước."))
        return self.cleaned_data["user"]

    def event_data(self) -> dict[str, Any]:
        return {"user": self.cleaned_data["user"].pk}


def add_keeper(applied: Applied) -> None:
    add_merchant(stall=applied.case.stall, user=applied.data["user"], actor=applied.officer)


def remove_keeper(applied: Applied) -> None:
    remove_merchant(stall=applied.case.stall, user=applied.data["user"], actor=applied.officer)
