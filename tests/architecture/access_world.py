"""The demonstration as the world of the access test: every role, objects of the own commune and of a foreign one."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.apps import apps
from django.core.management import call_command
from wagtail.models import Collection, Page, Site, Task, Workflow

from catalogue.products.offers import OfferChange
from catalogue.products.pages import ProductPage
from catalogue.stalls.openings.models import StallOpening
from catalogue.stalls.pages import StallPage
from catalogue.trade.enquiries import TradeEnquiry
from catalogue.violations.models import ViolationReport
from courses.certificates.models import Certificate
from courses.registrations.models import Registration
from courses.sessions.models import CourseSession
from home import demonstration
from home.feedback.models import FeedbackCase
from home.news.pages import ArticlePage
from home.news.topics import NewsTopic
from portal.accounts.models import User
from portal.open_data import datasets
from portal.organisations.models import Agency
from services.dossiers.models import Dossier

if TYPE_CHECKING:
    from django.db.models import Model

    from tests.architecture.routes import Route

OWN_COMMUNE, FOREIGN_COMMUNE = "Phường Sa Pa", "Xã Bát Xát"
OTHER_MERCHANT = "tieuthuong2"
ROLES = (
    "anonymous",
    "congdan",
    "motcua",
    "chuyenvien",
    "lanhdao",
    "giamsat",
    "truyenthong",
    "daotao",
    "choao",
    "tieuthuong",
    "admin",
)
CASE_ROUTES = ("ho-so:", "phan-anh:", "muon-phong:", "mo-gian-hang:", "bao-vi-pham:", "tranh-chap:", "dang-ky-hoc:")
# Of the market, own is what the merchant keeps, and for the officers of a dispute the trade that is in dispute.
MARKET_ROUTES = ("gian-hang:", "trade:", "openings:")
# Of training, own is what concerns the people of the own commune; the classes have one agency that holds them.
TRAINING_ROUTES = (
    "training:registration",
    "training:certificate_file",
    "tien-do-dao-tao:agency",
    "courses_registration_modeladmin",
    "courses_certificate_modeladmin",
)


@dataclass
class World:
    """`people` by role (None is nobody signed in); `objects` by "own" and "foreign" and what they are."""

    people: dict[str, User | None]
    objects: dict[str, dict[str, Model]]
    page: Page
    form: Page

    def variants(self, route: Route) -> tuple[str, ...]:
        """A route that names a case or a case's file is walked with an own and with a foreign one."""
        private = route.name.startswith((*CASE_ROUTES, *MARKET_ROUTES, *TRAINING_ROUTES, "private_files:", "tracking:"))
        return ("own", "foreign") if route.parameters and private else ("-",)

    def values(self, route: Route, variant: str) -> dict[str, object]:
        """What stands in for the route's parameters."""
        of = self.objects["foreign" if variant == "foreign" else "own"]
        chosen: dict[str, object] = dict(GENERAL)
        chosen.update(
            page_id=self.form.pk if route.name.startswith("form_pages") else self.page.pk,
            parent_page_id=self.page.get_parent().pk,
            page_to_move_id=self.page.pk,
            destination_id=self.page.get_parent().pk,
            page_pk=self.page.pk,
            code=of["dossier"].code,
            pk=self.page.pk,
            image_id=of["product"].photos.first().image_id,
        )
        if route.name.startswith("private_files:"):
            chosen.update(uuid=of["file"].pk, name=of["file"].name)
        elif route.name.startswith("ho-so:"):
            chosen.update(pk=of["dossier"].pk, step=of["dossier"].steps.first().pk, transition="accept", act="claim")
        elif route.name.startswith("phan-anh:"):
            step = of["feedback"].steps.first()
            chosen.update(pk=of["feedback"].pk, step=step.pk if step else 0, transition="assign", act="claim")
        elif chosen_of_the_market := _of_the_market(route.name, of):
            chosen.update(chosen_of_the_market)
        elif chosen_of_training := _of_training(route.name, of):
            chosen.update(chosen_of_training)
        elif chosen_of_the_site := _of_the_site(route.name):
            chosen.update(chosen_of_the_site)
        elif route.model is not None:
            first = route.model._default_manager.order_by("pk").first()
            chosen.update(pk=first.pk if first else 0)
        elif "_modeladmin_" in route.name:
            chosen.update(instance_pk=_modeladmin_object(route.name))
        return chosen


GENERAL: dict[str, object] = {
    "uuid": uuid.UUID(int=7),
    "token": "khong-co",
    "key": "nguoi-nop",
    "app_label": "cms",
    "app_name": "cms",
    "model_name": "contentpage",
    "content_type_app_name": "cms",
    "content_type_model_name": "contentpage",
    "action": "delete",
    "action_name": "publish",
    "object_id": "1",
    "session_id": 1,
    "revision_id": 1,
    "revision_id_a": "earliest",
    "revision_id_b": "latest",
    "filter_spec": "max-100x100",
    "uidb64": "MQ",
    "provider_id": "oidc",
    "file": "khong-co.log",
    "name": "tep.pdf",
    "transition": "accept",
    "act": "claim",
    "pk": 1,
}


def _of_the_market(name: str, of: dict[str, Model]) -> dict[str, object]:
    room = name.partition(":")[0]
    if room == "gian-hang":
        pk = of["change"].pk if name.endswith(":decide") else of["product"].pk
        return {"stall": of["stall"].pk, "pk": pk}
    if room == "trade":
        return {"code": of["trade"].code, "act": "message"}
    if room == "openings":
        return {"code": of["opening"].code, "act": "withdraw"}
    case = {"mo-gian-hang": "opening", "bao-vi-pham": "report", "tranh-chap": "trade"}.get(room)
    if case is None:
        return {}
    step = of[case].steps.first()
    transition = {"opening": "approve", "report": "dismiss", "trade": "note"}[case]
    return {"pk": of[case].pk, "step": step.pk if step else 0, "transition": transition, "act": "claim"}


def _of_training(name: str, of: dict[str, Model]) -> dict[str, object]:
    registration, session = of["registration"], of["session"]
    if name.startswith("dang-ky-hoc:"):
        step = registration.steps.first()
        return {"pk": registration.pk, "step": step.pk if step else 0, "transition": "withdraw", "act": "claim"}
    if name.startswith("training:registration"):
        return {"code": registration.code, "act": "rut"}
    if name in ("training:classroom", "training:attendance", "training:attendance_code", "training:results"):
        return {"code": session.code, "number": session.half_days.first().pk}
    if name == "training:finish":
        return {"code": session.code}
    if name == "training:certificate_file":
        return {"number": of["certificate"].number}
    if name.startswith("courses_registration_modeladmin"):
        return {"instance_pk": registration.pk}
    if name.startswith("courses_certificate_modeladmin"):
        return {"instance_pk": of["certificate"].pk}
    if name == "chung-nhan:revoke":
        return {"pk": of["certificate"].pk}
    if name.startswith("lop-hoc:"):
        return {"pk": session.pk}
    if name.startswith("tien-do-dao-tao:agency"):
        return {"agency_pk": registration.intake_agency_id}
    return {}


def _of_the_site(name: str) -> dict[str, object]:
    """What anybody may read: articles and their topics, tables of open data."""
    room = name.partition(":")[0]
    if room == "ratings":
        return {"article_id": ArticlePage.objects.live().first().pk}
    if room == "news":
        return {"slug": NewsTopic.objects.first().slug}
    if room == "open_data":
        return {"slug": "procedures"}
    if name.startswith("api:get_"):
        dataset = datasets.find(name.removeprefix("api:get_").replace("_", "-"))
        assert dataset is not None, f"no data set is behind {name}"
        first = dataset.rows().first()
        assert first is not None, f"the demonstration has nothing of {dataset.slug}"
        return {"id": dataset.records([first])[0]["id"]}
    return {}


def _market_objects(stall: StallPage, *, disputed: bool) -> dict[str, Model]:
    """What belongs to one stall. The trade of the foreign one is in nobody's dispute."""
    trades = TradeEnquiry.objects.filter(disputed_at__isnull=not disputed, applicant=None)
    return {
        "stall": stall,
        "product": ProductPage.objects.child_of(stall).live().first(),
        "change": OfferChange.objects.first(),
        "trade": (trades.filter(stall=stall) or trades)[0],
        "opening": StallOpening.objects.get(stall=stall),
        "report": ViolationReport.objects.first(),
    }


def _modeladmin_object(name: str) -> object:
    room = name.rsplit("_modeladmin_", 1)[0]
    named = {
        "gio-lam-viec_ngay-nghi": "working_time.SpecialDay",
        "gio-lam-viec_trong-tuan": "working_time.WorkingHours",
    }
    model = named.get(room) or room.replace("_", ".", 1)
    return apps.get_model(model)._default_manager.order_by("pk").first().pk


class _Values(dict[str, object]):
    def __missing__(self, name: str) -> object:
        return 1


def complete(values: dict[str, object]) -> dict[str, object]:
    """Parameters nobody named stand at 1."""
    return _Values(values)


def _certificate(agency: Agency) -> Certificate:
    """One of `agency`'s people; where they have none, one of somebody else's."""
    own = Certificate.objects.filter(agency=agency).first()
    found = own or Certificate.objects.exclude(agency__unit__name=OWN_COMMUNE).first()
    assert found is not None, "the demonstration has no certificates"
    return found


def build() -> World:
    call_command("fill_special_days", verbosity=0)
    call_command("load_demo_people", verbosity=0)
    demonstration.load(picture_width=96)
    people = {role: User.objects.get(username=role) if role != "anonymous" else None for role in ROLES}
    communes = {"own": OWN_COMMUNE, "foreign": FOREIGN_COMMUNE}
    objects: dict[str, dict[str, Model]] = {}
    for side, commune in communes.items():
        agency = Agency.objects.get(unit__name=commune, level=Agency.Level.COMMUNE)
        dossier = Dossier.objects.filter(agency=agency, attachments__isnull=False).exclude(applicant=people["congdan"])[
            0
        ]
        feedback = FeedbackCase.objects.filter(agency=agency).first()
        assert feedback is not None, f"the demonstration has no feedback for {commune}"
        registration = Registration.objects.filter(intake_agency=agency).exclude(applicant=people["chuyenvien"]).first()
        if side == "own":
            registration = Registration.objects.of_applicant(people["chuyenvien"]).first()
        assert registration is not None, f"the demonstration has no registration for {commune}"
        objects[side] = {
            "dossier": dossier,
            "feedback": feedback,
            "file": dossier.attachments.first().file,
            "registration": registration,
            "certificate": _certificate(agency),
            "session": CourseSession.objects.get(registrations=registration),
        }
    of_dispute = TradeEnquiry.objects.filter(disputed_at__isnull=False).values("stall")
    stalls = StallPage.objects.live()
    kept = {
        "own": stalls.filter(group__user=people["tieuthuong"], pk__in=of_dispute).first(),
        "foreign": stalls.filter(group__user__username=OTHER_MERCHANT).first(),
    }
    for side, stall in kept.items():
        assert stall is not None, f"the demonstration has no open stall for {side}"
        objects[side].update(_market_objects(stall, disputed=side == "own"))
    home = Site.objects.get(is_default_site=True).root_page
    page = home.get_children().filter(slug="gioi-thieu").get()
    form = Page.objects.get(slug="nop-ho-so")
    assert Collection.objects.filter(depth=2).exists()
    assert Workflow.objects.exists()
    assert Task.objects.exists()
    return World(people=people, objects=objects, page=page, form=form)
