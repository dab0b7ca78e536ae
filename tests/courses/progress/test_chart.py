"""The chart: drawn once for what it shows, the same numbers as the table, and no page without it."""

from __future__ import annotations

from decimal import Decimal
from urllib.parse import unquote

import pytest
from django.core.cache import cache

from courses.programme.modules import SkillModule
from courses.progress import chart
from courses.progress.rows import AgencyProgress, ModuleProgress
from portal.charts import drawing
from portal.organisations.models import Agency


@pytest.fixture(autouse=True)
def empty_cache() -> None:
    cache.clear()


def row(name: str, completed: int, *, officials: int = 100, target: int | None = 60) -> AgencyProgress:
    part = ModuleProgress(SkillModule(pk=1, code="IU01", name="Thử"), officials, completed, target)
    return AgencyProgress(Agency(name=name), officials, (part,), completed, Decimal(0), 40)


def svg_of(picture: chart.Picture) -> str:
    head, _comma, body = picture.address.partition(",")
    assert head == "data:image/svg+xml"
    return unquote(body)


def test_it_says_names_shares_and_results_in_words() -> None:
    [picture] = chart.pictures([row("UBND xã Y Tý", 45), row("UBND phường Sa Pa", 72), row("Sở Một", 0)])
    svg = svg_of(picture)
    for words in ("Xã Y Tý", "Phường Sa Pa", "Sở Một", "45 %", "72 % đạt", "chưa có ai"):
        assert f">{words}<" in svg
    assert (picture.first, picture.last, picture.rows) == ("Xã Y Tý", "Sở Một", 3)
    assert f'width="{picture.width}" height="{picture.height}"' in svg
    assert "<script" not in svg


def test_two_agencies_of_one_name_are_two_rows_and_a_name_is_no_markup() -> None:
    name = "Sở \"<b>&'Thử"
    [picture] = chart.pictures([row(name, 10), row(name, 20)])
    assert svg_of(picture).count("&lt;b&gt;&amp;") == 2
    assert "<" not in picture.address
    assert '"' not in picture.address


def test_a_long_list_goes_on_in_the_next_picture_of_the_same_width() -> None:
    pictures = chart.pictures([row(f"UBND xã {number}", number) for number in range(99)])
    assert [picture.rows for picture in pictures] == [33, 33, 33]
    assert {picture.width for picture in pictures} == {320}
    assert (pictures[1].first, pictures[2].last) == ("Xã 33", "Xã 98")


def test_where_there_is_nobody_there_is_no_bar() -> None:
    assert chart.pictures([row("UBND xã Y Tý", 0, officials=0)]) == []
    [picture] = chart.pictures([row("UBND xã Y Tý", 0, officials=0), row("UBND xã Mù Cả", 5, target=None)])
    assert picture.rows == 1


def test_it_is_drawn_once_until_something_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = []
    monkeypatch.setattr(drawing, "render", lambda specs: drawn.append(specs) or ["<svg/>"] * len(specs))
    for completed in (5, 5, 6):
        chart.pictures([row("UBND xã Y Tý", completed)])
    assert len(drawn) == 2


class Panic(BaseException):
    """What the renderer raises when it gives up altogether."""


@pytest.mark.parametrize("failure", [ValueError("no"), Panic("no")])
def test_a_failure_gives_no_picture_and_is_not_tried_again_at_once(
    failure: BaseException, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Broken:
        calls = 0

        @classmethod
        def vegalite_to_svg(cls, spec: object, **_options: object) -> str:
            cls.calls += 1
            raise failure

    monkeypatch.setattr(drawing, "vl_convert", Broken)
    for _time in range(2):
        assert chart.pictures([row("UBND xã Y Tý", 5)]) == []
    assert Broken.calls == 1


def test_without_the_renderer_there_is_the_table_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "vl_convert", None)
    assert chart.pictures([row("UBND xã Y Tý", 5)]) == []
