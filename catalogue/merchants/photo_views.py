"""The photos of a product: what each shows, their order, what must stay when one is cut, more of them, fewer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from catalogue.merchants.access import of_own_product
from catalogue.merchants.views import after_saving
from catalogue.products import actions
from catalogue.products.pages import MOST_PHOTOS
from catalogue.products.photos import FOCUS, PURPOSE, focus_of, hang_up, photo_policy, put_in_order, set_focus
from portal.accounts.requests import signed_in
from portal.private_files import slots
from portal.private_files.refusals import FileRefused

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from catalogue.products.pages import ProductPage, ProductPhoto
    from portal.accounts.models import User

PLACES = {
    "tren-trai": gettext_lazy("Trên, bên trái"),
    "tren-giua": gettext_lazy("Trên, ở giữa"),
    "tren-phai": gettext_lazy("Trên, bên phải"),
    "trai": gettext_lazy("Bên trái"),
    "giua": gettext_lazy("Ở giữa"),
    "phai": gettext_lazy("Bên phải"),
    "duoi-trai": gettext_lazy("Dưới, bên trái"),
    "duoi-giua": gettext_lazy("Dưới, ở giữa"),
    "duoi-phai": gettext_lazy("Dưới, bên phải"),
}


@dataclass(frozen=True)
class ShownPhoto:
    photo: ProductPhoto
    alt: str
    focus: str
    is_first: bool
    is_last: bool


@of_own_product
@require_http_methods(["GET", "HEAD", "POST"])
def photos(request: HttpRequest, page: ProductPage) -> HttpResponse:
    """Every button sends the whole form, so that nothing typed is lost by moving or removing a photo."""
    draft = actions.draft_of(page)
    kept = list(draft.photos.all())
    slot = slots.prepare(request, _slot(room=MOST_PHOTOS - len(kept)))
    error = ""
    if request.method == "POST":
        received = slots.receive(request, slot)
        slot = received.slot
        if not received.acted and not received.errors:
            try:
                with transaction.atomic():
                    focused = _apply(request, draft, kept, received)
            except FileRefused as refused:
                slot = replace(slot, errors=(refused.sentence,))
            except ValidationError as refused:
                error = " ".join(refused.messages)
            else:
                if focused:
                    return redirect(f"{request.path}#anh-{focused}")
                if "more" in request.POST:
                    return redirect(request.path)
                return after_saving(request, page)
    shown = [
        ShownPhoto(
            photo,
            request.POST.get(f"mo-ta-{photo.image_id}", photo.alt),
            request.POST.get(f"giu-{photo.image_id}", focus_of(photo.image)),
            number == 0,
            number == len(kept) - 1,
        )
        for number, photo in enumerate(kept)
    ]
    context = {
        "stall": page.stall,
        "product": page,
        "draft": draft,
        "shown": shown,
        "slot": slot if len(kept) < MOST_PHOTOS else None,
        "slot_errors": [{"href": f"#id_{slot.name}_tep", "text": text} for text in slot.errors]
        + ([{"text": error}] if error else []),
        "places": PLACES.items(),
        "here": "products",
    }
    return render(request, "catalogue/admin/photos.html", context, status=422 if slot.errors or error else 200)


def _slot(room: int) -> slots.UploadSlot:
    return slots.UploadSlot(
        name="anh",
        label=_("Thêm ảnh"),
        purpose=PURPOSE,
        policy=photo_policy(room),
        required=False,
        may_join=False,
    )


def _apply(request: HttpRequest, draft: ProductPage, kept: list[ProductPhoto], received: slots.Received) -> int | None:
    """Writes what the form says into a new revision. Returns the image to lead back to after moving one."""
    user: User = signed_in(request)
    for photo in kept:
        photo.alt = " ".join(request.POST.get(f"mo-ta-{photo.image_id}", photo.alt).split())[:200]
        place = request.POST.get(f"giu-{photo.image_id}", "")
        if place in FOCUS and photo.image.collection_id == draft.stall.collection_id:
            set_focus(image=photo.image, place=place)
    moved = _moved(request, kept)
    put_in_order(page=draft, photos=kept)
    if received.files:
        hang_up(page=draft, files=received.files, user=user)
    actions.save_draft(page=draft, user=user)
    return moved


def _moved(request: HttpRequest, kept: list[ProductPhoto]) -> int | None:
    for name, step in (("len", -1), ("xuong", 1), ("bo", 0)):
        number = next((at for at, photo in enumerate(kept) if str(photo.image_id) == request.POST.get(name)), None)
        if number is None:
            continue
        photo = kept.pop(number)
        if step:
            kept.insert(max(0, number + step), photo)
            return photo.image_id
        return kept[min(number, len(kept) - 1)].image_id if kept else 0
    return None
