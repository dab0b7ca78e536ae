"""Forms of the Wagtail admin for people. Nobody sets another's password: people sign in by e-mail and set their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserCreationForm, UserEditForm

from portal.accounts import actions
from portal.accounts.fields import NameField, PhoneField
from portal.accounts.models import User

if TYPE_CHECKING:
    from collections.abc import Iterable

FIELDS = ["username", "full_name", "email", "phone", "is_active", "is_superuser"]


class PersonFieldsMixin(forms.ModelForm):
    first_name = None
    last_name = None
    full_name = NameField()
    phone = PhoneField(required=False)
    acting_user: User | None = None

    def __init__(self, *args: Any, acting_user: User | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.acting_user = acting_user
        if acting_user is None or not acting_user.is_superuser:
            self.fields.pop("is_superuser", None)

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"].lower()
        if actions.email_is_taken(email, by_other_than=self.instance):
            raise forms.ValidationError(_("Địa chỉ này đã thuộc một tài khoản khác."))
        return email

    def save(self, commit: bool = True) -> User:
        user: User = super().save(commit=commit)
        if commit and "email" in self.changed_data:
            actions.set_email(user=user, email=user.email, actor=self.acting_user)
        return user


class PersonCreationForm(PersonFieldsMixin, UserCreationForm):
    class Meta:
        model = User
        fields: Iterable[str] = [field for field in FIELDS if field != "is_active"]

    def save(self, commit: bool = True) -> User:
        self.instance.set_unusable_password()
        return super().save(commit=commit)


class PersonEditForm(PersonFieldsMixin, UserEditForm):
    class Meta:
        model = User
        fields: Iterable[str] = FIELDS


class NameForm(forms.ModelForm):
    """One's own name and telephone on the admin's account page."""

    full_name = NameField()
    phone = PhoneField(required=False)

    class Meta:
        model = User
        fields: Iterable[str] = ["full_name", "phone"]
