"""Administrative units, agencies, desks and who works there."""

from __future__ import annotations

import factory

from portal.organisations.models import AdministrativeUnit, Agency, Desk, FormerUnit, Membership, Role
from tests.factories.accounts import UserFactory


class AdministrativeUnitFactory(factory.django.DjangoModelFactory):
    """A commune with a code that no real unit has."""

    class Meta:
        model = AdministrativeUnit
        django_get_or_create = ("code",)

    code = factory.Sequence(lambda n: f"9{n:04d}")
    name = factory.Sequence(lambda n: f"Xã Thử Nghiệm {n}")
    kind = AdministrativeUnit.Kind.COMMUNE


class FormerUnitFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = FormerUnit

    province = "Tỉnh Lào Cai"
    district = "Huyện Thử Nghiệm"
    name = factory.Sequence(lambda n: f"Xã Cũ {n}")
    unit = factory.SubFactory(AdministrativeUnitFactory)


class AgencyFactory(factory.django.DjangoModelFactory):
    """A commune's People's Committee; `provincial=True` gives a department of the province."""

    class Meta:
        model = Agency
        django_get_or_create = ("code",)

    class Params:
        provincial = factory.Trait(
            level=Agency.Level.PROVINCE,
            unit=None,
            name=factory.Sequence(lambda n: f"Sở Thử Nghiệm {n}"),
        )

    code = factory.Sequence(lambda n: f"H38.T{n}")
    name = factory.LazyAttribute(lambda agency: f"UBND {agency.unit.name.lower()}")
    level = Agency.Level.COMMUNE
    unit = factory.SubFactory(AdministrativeUnitFactory)
    case_code_prefix = factory.SelfAttribute("code")


class DeskFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Desk

    agency = factory.SubFactory(AgencyFactory)
    name = factory.LazyAttribute(lambda desk: f"Bộ phận Một cửa {desk.agency.name}")


class MembershipFactory(factory.django.DjangoModelFactory):
    """A specialist of an agency from today on; the Django groups follow as they do in the portal."""

    class Meta:
        model = Membership

    user = factory.SubFactory(UserFactory)
    agency = factory.SubFactory(AgencyFactory)
    role = Role.SPECIALIST
    scope = Membership.Scope.AGENCY
