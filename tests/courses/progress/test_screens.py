"""The screens of progress: who sees what, what stands on them, what they cost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from courses.progress import views
from portal.organisations.models import Role
from tests.courses.progress import ground
from tests.courses.progress.ground import completed, target, this_year
from tests.factories import courses
from tests.factories.casework import officer

if TYPE_CHECKING:
    from portal.accounts.models import User
    from portal.organisations.models import Agency

pytestmark = pytest.mark.django_db
INDEX = reverse("tien-do-dao-tao:index")


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def page_of(agency: Agency) -> str:
    return reverse("tien-do-dao-tao:agency", args=[agency.pk])


def watcher() -> Client:
    return client_of(courses._staff(courses.organiser_agency(), Role.SUPERVISOR, scope="province"))


def shown(text: str, *names: str) -> list[str]:
    """Of `names`, those in the tables, in their order."""
    tables = "".join(re.findall(r"<tbody>.*?</tbody>", text, re.S))
    return sorted((name for name in names if f">{name}<" in tables), key=lambda name: tables.index(f">{name}<"))


@pytest.fixture
def three() -> list[Agency]:
    """Nobody; half; all of two people, of a target of 60 %."""
    module = courses.module()
    target(module, 60)
    places = [ground.commune(name) for name in ("Xã Bê", "Xã Chờ", "Xã An")]
    for done, place in enumerate(places):
        for person in ground.people(place, 2)[:done]:
            completed(person, module)
    return places


def test_the_page_says_in_words_what_is_reached_and_shows_first_where_nobody_is(three: list[Agency]) -> None:
    text = watcher().get(INDEX).text
    assert "1 / 3 xã, phường" in text
    assert "2 nơi chưa có ai hoàn thành." in text  # the watcher's own office is the other
    names = [agency.name for agency in three]
    assert text.index("nơi chưa có ai hoàn thành</h2>") < text.index("cw-table pg-table")
    assert shown(text, *names) == names


@pytest.mark.parametrize(
    ("sort", "order"), [("thieu", [0, 1, 2]), ("ti-le", [0, 1, 2]), ("ten", [2, 0, 1]), ("khong-co", [0, 1, 2])]
)
def test_the_table_is_sorted_by_the_address(sort: str, order: list[int], three: list[Agency]) -> None:
    names = [agency.name for agency in three]
    assert shown(watcher().get(INDEX, {"xep": sort}).text, *names) == [names[place] for place in order]


def test_the_chart_has_words_and_the_table_the_same_numbers(three: list[Agency]) -> None:
    answer = watcher().get(INDEX)
    communes = next(section for section in answer.context["sections"] if section["level"] == "commune")
    [picture] = communes["pictures"]
    assert f'alt="Biểu đồ cột của 3 nơi, từ {picture.first} đến {picture.last}.' in answer.text
    for words in ("0 %", "50 %", "100 %", "60 %"):
        assert f'<td class="pg-number">{words}</td>' in answer.text


def test_level_and_module_narrow_the_table(three: list[Agency]) -> None:
    department, other = ground.department("Sở Thử Hẹp"), courses.module()
    completed(ground.people(department, 1)[0], other)
    client = watcher()
    assert shown(client.get(INDEX, {"cap": "province"}).text, three[0].name, "Sở Thử Hẹp") == ["Sở Thử Hẹp"]
    answer = client.get(INDEX, {"mo-dun": other.pk, "cap": "province"})
    assert str(other) in answer.text
    assert '<td class="pg-number">100 %</td>' in answer.text


@pytest.mark.parametrize(
    "query",
    ["nam=abc", "nam=99999", "nam=0", "mo-dun=x", "mo-dun=99999999", "mo-dun=²", "cap=huyen", "nam=" + "9" * 400],
)
def test_what_cannot_be_chosen_is_passed_over(query: str, three: list[Agency]) -> None:
    client = watcher()
    for address in (INDEX, page_of(three[0]), reverse("tien-do-dao-tao:workbook")):
        assert client.get(f"{address}?{query}&loai=x&loc=y&sau=zz&truoc=%00").status_code == 200


def test_a_year_without_targets_says_so() -> None:
    ground.people(ground.commune("Xã Y Tý"), 1)
    assert f"Chưa đặt chỉ tiêu nào cho năm {this_year()}" in watcher().get(INDEX).text


def test_who_sees_one_agency_is_led_to_it_and_to_no_other(three: list[Agency]) -> None:
    own, foreign, _third = three
    for client in (client_of(courses.manager(own)), client_of(courses.head(own))):
        answer = client.get(INDEX, {"nam": this_year()})
        assert (answer.status_code, answer["Location"]) == (302, f"{page_of(own)}?nam={this_year()}")
        assert client.get(page_of(own)).status_code == 200
        for name in ("agency", "agency_workbook"):
            assert client.get(reverse(f"tien-do-dao-tao:{name}", args=[foreign.pk])).status_code == 404
            assert client.get(reverse(f"tien-do-dao-tao:{name}", args=[999_999])).status_code == 404


def test_there_is_no_such_page_for_others(three: list[Agency]) -> None:
    trainer_or_official = courses._staff(three[0], Role.SPECIALIST)
    organiser = courses.organiser()
    for user in (trainer_or_official, organiser):
        client = client_of(user)
        for address in (INDEX, page_of(three[0]), reverse("tien-do-dao-tao:workbook")):
            assert client.get(address).status_code == 404
    assert Client().get(INDEX).status_code == 302


def test_the_page_of_an_agency_says_who_lacks_what_and_offers_a_class(three: list[Agency]) -> None:
    place = three[1]
    module = target(courses.module(), 50).module
    session = courses.session(courses.course(module=module))
    has, _lacks = (courses.official(place, full_name=name) for name in ("Vàng Thị Đủ", "Lù Văn Thiếu"))
    for one in (module, type(module).objects.exclude(pk=module.pk).get(targets__isnull=False)):
        completed(has, one)
    manager = client_of(courses.manager(place))
    text = manager.get(page_of(place)).text
    assert f'href="/quan-tri/de-cu/?lop={session.pk}"' in text
    assert "Lù Văn Thiếu" in text
    assert "Vàng Thị Đủ" not in text
    assert "Vàng Thị Đủ" in manager.get(page_of(place), {"loc": "tat-ca"}).text
    assert "/quan-tri/de-cu/?lop" not in client_of(courses.head(place)).get(page_of(place)).text


def test_people_can_be_narrowed_by_kind(three: list[Agency]) -> None:
    cadre = courses.official(three[0], full_name="Sùng A Cán Bộ").official
    cadre.kind = "cadre"
    cadre.save()
    client = client_of(courses.manager(three[0]))
    people = client.get(page_of(three[0]), {"loai": "cadre"}).context["people"]
    assert [row.official for row in people] == [cadre]


def test_a_big_agency_goes_on_page_by_page(three: list[Agency], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "PAGE", 2)
    place = three[0]
    ground.people(place, 3)
    client = client_of(courses.manager(place))
    found, address = [], page_of(place)
    for _page in range(3):
        answer = client.get(address)
        found += [row.official.pk for row in answer.context["people"]]
        following = re.search(r'href="(\?[^"]*sau=[^"]+)"', answer.text)
        address = page_of(place) + following[1].replace("&amp;", "&") if following else ""
    assert address == ""
    assert len(found) == len(set(found)) == 6  # five officials and the manager


def test_the_pages_cost_the_same_however_many_there_are(three: list[Agency]) -> None:
    client = watcher()
    manager = client_of(courses.manager(three[0]))
    pages = ((client, INDEX), (client, page_of(three[0])), (manager, page_of(three[0])))
    counts = [[cost(*page) for page in pages]]
    for number in range(3):
        module = courses.module()
        target(module)
        for person in [*ground.people(ground.commune(f"Xã Thêm {number}"), 3), *ground.people(three[0], 2)]:
            completed(person, module)
    counts.append([cost(*page) for page in pages])
    # From the first module on, one query more finds those who hold all of several.
    assert [many - few for few, many in zip(*counts, strict=True)] == [1, 1, 1]
    assert max(counts[1]) <= 45


def cost(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_the_menu_shows_progress_to_those_who_may_see_it(three: list[Agency]) -> None:
    home = reverse("wagtailadmin_home")
    assert INDEX in client_of(courses.manager(three[0])).get(home).text
    assert INDEX not in client_of(courses._staff(three[0], Role.DESK)).get(home).text


def test_a_manager_reads_on_the_first_page_how_many_lack_something(three: list[Agency]) -> None:
    place = three[1]
    manager = courses.manager(place)
    courses.registered(courses.session(), courses.official(place))
    text = client_of(manager).get(reverse("wagtailadmin_home")).text
    panel = text[text.index('id="pg-panel"') :]
    assert "<strong>3</strong> / 4 người" in panel  # one of the two, the newcomer, the manager
    assert "<strong>1</strong> đăng ký chờ duyệt" in panel
    assert 'id="pg-panel"' not in client_of(officer(place, Role.LEADER)).get(reverse("wagtailadmin_home")).text
