"""The province's communes and wards, as they are loaded from the files in the project."""

from __future__ import annotations

import time

import pytest
from django.core.management import call_command

from portal.organisations import units
from portal.organisations.models import AdministrativeUnit, FormerUnit
from tests.factories.organisations import AdministrativeUnitFactory

pytestmark = pytest.mark.django_db


def test_the_99_units_and_319_former_ones_are_loaded_once_however_often():
    started = time.perf_counter()
    assert units.load() == (99, 319)
    assert time.perf_counter() - started < 5
    units.load()
    assert AdministrativeUnit.objects.count() == 99
    assert AdministrativeUnit.objects.filter(kind="ward").count() == 10
    assert FormerUnit.objects.count() == 319


def test_loading_again_keeps_what_was_set_by_hand():
    units.load()
    AdministrativeUnit.objects.filter(code="02728").update(is_specially_difficult=True, name="Sai")
    units.load()
    unit = AdministrativeUnit.objects.get(code="02728")
    assert unit.is_specially_difficult
    assert unit.name == "Xã Mường Hum"


def test_loading_takes_few_queries(django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        units.load()


def test_units_are_found_without_accents_and_stand_in_vietnamese_order():
    units.load()
    assert AdministrativeUnit.objects.get(folded_name="phuong sa pa").name == "Phường Sa Pa"
    names = [unit.name.split(" ", 1)[1] for unit in AdministrativeUnit.objects.all()]
    assert names.index("Bảo Yên") < names.index("Cam Đường") < names.index("Mường Bo") < names.index("Sa Pa")
    assert names.index("Dương Quỳ") < names.index("Đông Cuông")


def test_a_renamed_unit_is_found_by_its_new_name():
    unit = AdministrativeUnitFactory(name="Xã Cũ")
    unit.name = "Xã Đồng Mới"
    unit.save(update_fields=["name"])
    unit.refresh_from_db()
    assert unit.folded_name == "xa dong moi"


def test_an_old_place_leads_to_its_unit_of_today():
    units.load()
    old = FormerUnit.objects.get(folded_name__startswith="thi tran bat xat")
    assert old.unit.name == "Xã Bát Xát"


def test_the_command_says_what_it_did(capsys):
    call_command("load_units")
    assert "99 units, 319 former units" in capsys.readouterr().out
