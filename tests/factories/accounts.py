"""People for the tests. Every one has a verified e-mail address and the password in `PASSWORD`."""

from __future__ import annotations

import factory
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from portal.accounts.models import User

PASSWORD = "mat-khau-cua-bai-kiem-thu"


class UserFactory(factory.django.DjangoModelFactory):
    """A citizen. `with_second_factor=True` adds an authenticator app, `verified=False` leaves the address unproven."""

    class Meta:
        model = User
        django_get_or_create = ("username",)
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"nguoidung{n}")
    email = factory.LazyAttribute(lambda user: f"{user.username}@example.com")
    full_name = factory.Sequence(lambda n: f"Nguyễn Văn Thử {n}")
    phone = factory.Sequence(lambda n: f"+8491{n % 10_000_000:07d}")
    password = factory.django.Password(PASSWORD)

    @factory.post_generation
    def verified(self: User, create: bool, extracted: bool | None, **kwargs: object) -> None:
        if create and self.email:
            EmailAddress.objects.get_or_create(
                user=self, email=self.email, defaults={"verified": extracted is not False, "primary": True}
            )

    @factory.post_generation
    def with_second_factor(self: User, create: bool, extracted: bool | None, **kwargs: object) -> None:
        if create and extracted and not Authenticator.objects.filter(user=self).exists():
            TOTP.activate(self, generate_totp_secret())


class SuperuserFactory(UserFactory):
    """Somebody who may do everything in the Wagtail admin."""

    username = factory.Sequence(lambda n: f"quantri{n}")
    full_name = factory.Sequence(lambda n: f"Trần Thị Quản Trị {n}")
    is_staff = True
    is_superuser = True
