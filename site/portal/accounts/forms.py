"""What people tell about themselves: at sign-up and on their account page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from portal.accounts.fields import NameField, PhoneField
from portal.accounts.models import User

if TYPE_CHECKING:
    from django.http import HttpRequest


class PersonForm(forms.Form):
    """The base of every sign-up, by e-mail or through an identity provider."""

    full_name = NameField()
    phone = PhoneField(required=False)
    field_order = ["full_name", "email", "phone"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        provider_login = getattr(self, "sociallogin", None)
        if provider_login is not None:
            self.initial.setdefault("full_name", provider_login.user.full_name)

    def signup(self, request: HttpRequest, user: User) -> None:
        user.full_name = self.cleaned_data["full_name"]
        user.phone = self.cleaned_data["phone"]
        user.save(update_fields=["full_name", "phone"])


class ProfileForm(forms.ModelForm):
    """Name and telephone of a signed-in person; the e-mail address changes only through its proof."""

    full_name = NameField()
    phone = PhoneField(required=False)

    class Meta:
        model = User
        fields = ["full_name", "phone"]
