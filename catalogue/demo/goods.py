"""Puts the stalls and their goods up: each stall by an application that a moderator approves, as in life."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from wagtail.models import Page

from catalogue.demo.content.stalls import STALLS
from catalogue.demo.ground import moderator
from catalogue.demo.times import Clock, months_after
from catalogue.market.categories import Category
from catalogue.products.actions import as_paragraphs, create_product, submit_for_moderation
from catalogue.products.certificates import ProductCertificate
from catalogue.products.offers import Offer
from catalogue.products.pages import ProductPage, ProductPhoto
from catalogue.stalls.openings.actions import receive
from catalogue.stalls.openings.forms import CHECKLIST
from catalogue.stalls.openings.models import StallOpening
from catalogue.stalls.openings.pages import StallOpeningFormPage
from catalogue.stalls.pages import StallPage
from portal.accounts.models import User
from portal.casework.actions import apply
from portal.form_pages.submission import Submission
from portal.organisations.models import AdministrativeUnit

if TYPE_CHECKING:
    from catalogue.demo.album import Album
    from catalogue.demo.content.kinds import Claim, Goods, Stall

OPENED_DAYS = 160  # the first stall opened so long ago, each later one some days after it
# As wide as pages show them, and a little more.
PHOTO_WIDTH, COVER_WIDTH = 960, 1120
SAMPLE_BANK = "970400"
PUBLISHED, WAITING, DRAFT = "published", "waiting", "draft"
# These passed the moderators' workflow like any merchant's; for the others it is shortened.
THROUGH_WORKFLOW = frozenset({"tuong-ot-muong-khuong", "che-shan-tuyet-suoi-giang"})


def missing() -> dict[str, int]:
    """The pictures that are still to be drawn, of stalls and goods that are not there yet, with their widths."""
    stalls = set(StallPage.objects.values_list("slug", flat=True))
    goods = set(ProductPage.objects.values_list("slug", flat=True))
    new = [one for stall in STALLS for one in stall.goods if one.slug not in goods]
    return {
        **{shot.picture: PHOTO_WIDTH for one in new for shot in one.shots},
        **{stall.cover.picture: COVER_WIDTH for stall in STALLS if stall.slug not in stalls},
    }


def code_of(number: int, kind: str) -> str:
    """A tax code nobody has: ten noughts and more for a business, a personal number that begins with 000 else."""
    return f"{number:010}" if kind in ("cooperative", "company") else f"0000000{number:05}"


def answers_of(stall: Stall, unit: AdministrativeUnit, email: str) -> dict[str, Any]:
    """What the merchant wrote in the application."""
    registered = stall.kind != "person"
    answers = {
        "loai_chu_the": stall.kind,
        "ten_gian_hang": stall.name[0],
        "ten_phap_ly": stall.legal_name,
        "ma_so": code_of(stall.number, stall.kind),
        "so_dang_ky": f"MAU-{stall.number:04}" if registered else "",
        "ngay_cap": date(2018 + stall.number % 6, 1 + stall.number % 12, 10).isoformat() if registered else "",
        "noi_cap": f"Ủy ban nhân dân {unit.name}" if registered else "",
        "nguoi_dai_dien": stall.representative,
        "xa_phuong": {"code": unit.code, "name": unit.name},
        "dia_chi": stall.address,
        "dien_thoai": f"+84214{stall.number:07}",
        "thu_dien_tu": email,
        "mat_hang": ", ".join(one.name[0] for one in stall.goods),
        "thuc_pham": stall.number != 6,
        "gioi_thieu": stall.lead,
        "dong_y_quy_che": True,
    }
    if stall.bank:
        answers |= {
            "ngan_hang": SAMPLE_BANK,
            "so_tai_khoan": f"0000{stall.number:06}",
            "chu_tai_khoan": stall.legal_name.upper()[:100],
        }
    return {key: answer for key, answer in answers.items() if answer != ""}


def load_stalls(album: Album, clock: Clock) -> None:
    for stall in STALLS:
        page = StallPage.objects.filter(slug=stall.slug).first() or _open(stall, album, clock)
        for number, one in enumerate(stall.goods):
            if not page.get_children().filter(slug=one.slug).exists():
                _put_up(one, page, stall, number, album, clock)
        if stall.suspended_because and page.is_open:
            case = StallOpening.objects.get(stall=page)
            data = {"note": stall.suspended_because}
            apply(case=case, transition="suspend", actor=moderator(), data=data, now=clock.office(6))


def _open(stall: Stall, album: Album, clock: Clock) -> StallPage:
    form = StallOpeningFormPage.objects.get()
    version = form.published_version
    if version is None:
        raise ValueError("the form of the demonstration is published before its cases")
    keeper = User.objects.get(username=stall.keeper)
    unit = AdministrativeUnit.objects.get(code=stall.unit)
    days = OPENED_DAYS - stall.number * 8
    submission = Submission(
        version=version,
        answers=answers_of(stall, unit, f"gianhang{stall.number}@example.com"),
        attachments=[],
        applicant=keeper,
        idempotency_key=f"demo-opening-{stall.number}",
    )
    case = receive(submission=submission, now=clock.office(days))
    data = {
        "title": stall.name[0],
        "slug": stall.slug,
        "legal_name": stall.legal_name,
        "name_en": stall.name[1],
        "name_zh": stall.name[2],
        **dict.fromkeys(CHECKLIST, "on"),
    }
    opened = clock.office(days - 2)
    apply(case=case, transition="approve", actor=moderator(), data=data, now=opened)
    page = StallPage.objects.get(slug=stall.slug)
    page.about, page.about_en, page.about_zh = (as_paragraphs(text) for text in stall.about)
    page.cover = album.image(stall.cover, stall=page, user=keeper)
    page.save_revision(user=keeper).publish(user=moderator())
    Page.objects.filter(pk=page.pk).update(first_published_at=opened, last_published_at=opened)
    return StallPage.objects.get(pk=page.pk)


def _put_up(one: Goods, page: StallPage, stall: Stall, number: int, album: Album, clock: Clock) -> None:
    keeper = User.objects.get(username=stall.keeper)
    product = create_product(
        stall=page,
        user=keeper,
        name=one.name[0],
        category=Category.objects.get(slug=one.category),
        unit=one.unit,
        price=_amount(one.price),
        stock=_amount(one.stock),
        minimum=_amount(one.minimum),
        origin=AdministrativeUnit.objects.get(code=one.origin or stall.unit),
        description=one.text[0],
        packing=one.packing[0],
        name_en=one.name[1],
        name_zh=one.name[2],
        description_en=as_paragraphs(one.text[1]),
        description_zh=as_paragraphs(one.text[2]),
        packing_en=one.packing[1],
        packing_zh=one.packing[2],
        season_from=one.season[0] if one.season else None,
        season_until=one.season[1] if one.season else None,
        hs_code=one.hs,
        growing_area_code=one.growing_area,
        packing_house_code=one.packing_house,
        gacc_number=one.gacc,
    )
    product.photos.set(
        [
            ProductPhoto(
                image=album.image(shot, stall=page, user=keeper),
                alt=shot.alt[0],
                alt_en=shot.alt[1],
                alt_zh=shot.alt[2],
                sort_order=order,
            )
            for order, shot in enumerate(one.shots)
        ]
    )
    product.certificates.set([_certificate(claim, order, clock.today) for order, claim in enumerate(one.claims)])
    product.tags.add(*one.tags)
    product.save()
    revision = product.save_revision(user=keeper)
    days = _shelved_days(stall.number, number)
    if one.state == WAITING:
        submit_for_moderation(page=product, user=keeper)
    elif one.state == PUBLISHED:
        if one.slug in THROUGH_WORKFLOW:
            submit_for_moderation(page=product, user=keeper)
            product.refresh_from_db()
            product.current_workflow_task_state.approve(user=moderator())
        else:
            revision.publish(user=moderator(), skip_permission_checks=True)
        at = clock.office(days)
        Page.objects.filter(pk=product.pk).update(first_published_at=at, last_published_at=at)
    confirmed = clock.today - timedelta(days=(stall.number * 3 + number * 7) % 40)
    Offer.objects.filter(page=product).update(confirmed_on=confirmed)


def _shelved_days(stall: int, number: int) -> int:
    """How long ago the product came to the shelf: some time after the stall opened, mixed among the others."""
    since_opening = OPENED_DAYS - stall * 8 - 6
    return 2 + (number * 53 + stall * 29) % (since_opening - 2)


def _amount(number: int | None) -> Decimal | None:
    return None if number is None else Decimal(number)


def _certificate(claim: Claim, order: int, today: date) -> ProductCertificate:
    issued = date.fromisoformat(claim.on) if claim.on else months_after(today, -claim.age)
    return ProductCertificate(
        kind=claim.kind,
        stars=claim.stars,
        name=claim.name,
        number=claim.number,
        issuer=claim.issuer,
        issued_on=issued,
        expires_on=months_after(issued, claim.months) if claim.months else None,
        sort_order=order,
    )
