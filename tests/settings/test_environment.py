"""The environment is read and checked in one place; each wrong value is refused by a sentence naming the variable."""

from __future__ import annotations

import pytest

from portal.settings.environment import Environment, Refused


def test_a_missing_variable_without_default_is_named() -> None:
    with pytest.raises(Refused, match="PORTAL_SECRET_KEY is not set"):
        Environment({}).text("PORTAL_SECRET_KEY")


def test_blank_counts_as_missing() -> None:
    assert Environment({"PORTAL_X": "   "}).text("PORTAL_X", "default") == "default"


@pytest.mark.parametrize("value", ["1", "true", "Yes", "ON"])
def test_a_flag_is_on(value: str) -> None:
    assert Environment({"PORTAL_X": value}).flag("PORTAL_X", default=False) is True


@pytest.mark.parametrize("value", ["0", "false", "No", "OFF"])
def test_a_flag_is_off(value: str) -> None:
    assert Environment({"PORTAL_X": value}).flag("PORTAL_X", default=True) is False


def test_a_flag_that_is_neither_is_refused() -> None:
    with pytest.raises(Refused, match="PORTAL_X is 'maybe'"):
        Environment({"PORTAL_X": "maybe"}).flag("PORTAL_X", default=True)


@pytest.mark.parametrize("value", ["0", "201", "many", "1.5", "-3"])
def test_a_number_out_of_bounds_or_no_number_is_refused(value: str) -> None:
    with pytest.raises(Refused, match="whole number from 1 to 200"):
        Environment({"PORTAL_MAX_UPLOAD_MB": value}).whole_number("PORTAL_MAX_UPLOAD_MB", 15, least=1, most=200)


def test_a_choice_outside_the_list_is_refused() -> None:
    with pytest.raises(Refused, match="must be one of: required, off"):
        Environment({"PORTAL_SECOND_FACTOR": "maybe"}).choice("PORTAL_SECOND_FACTOR", ("required", "off"), "off")


@pytest.mark.parametrize("value", ["localhost:6379", "http://x", "redis://host:port", "redis://host:99999"])
def test_a_wrong_address_is_refused(value: str) -> None:
    with pytest.raises(Refused, match="PORTAL_REDIS_URL"):
        Environment({"PORTAL_REDIS_URL": value}).address("PORTAL_REDIS_URL", "", ("redis", "rediss"))


def test_a_folder_that_cannot_be_written_is_refused(tmp_path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    with pytest.raises(Refused, match="PORTAL_DATA_DIR"):
        Environment({"PORTAL_DATA_DIR": str(blocked / "below")}).folder("PORTAL_DATA_DIR", tmp_path)


@pytest.mark.parametrize("value", ["short", "a" * 60, "insecure-" + "abcdefghijklmnopqrstuvwxyz0123456789" * 2])
def test_a_weak_secret_is_refused(value: str) -> None:
    with pytest.raises(Refused, match="PORTAL_SECRET_KEY is too weak"):
        Environment({"PORTAL_SECRET_KEY": value}).secret("PORTAL_SECRET_KEY")


def test_a_database_address_is_read() -> None:
    environment = Environment({"PORTAL_DATABASE_URL": "postgres://u:p%40ss@db.internal:5433/portal"})
    settings = environment.database("PORTAL_DATABASE_URL", "sqlite:///x")
    assert settings["ENGINE"] == "django.db.backends.postgresql"
    assert (settings["HOST"], settings["PORT"], settings["PASSWORD"]) == ("db.internal", 5433, "p@ss")
