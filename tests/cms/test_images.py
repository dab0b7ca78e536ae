"""What a picture says to those who do not see it, in their language."""

from __future__ import annotations

import pytest
from django.utils import translation

from portal.cms.images import PortalImage

# An image without a collection of its own looks up the first.
pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.mark.parametrize(
    ("language", "description", "credit"),
    [("vi", "Ruộng bậc thang", "Tranh của cổng"), ("en", "Terraces", "Tranh của cổng")],
)
def test_a_picture_is_described_in_the_language_in_use(language: str, description: str, credit: str) -> None:
    image = PortalImage(
        title="IMG_2041", description="Ruộng bậc thang", description_en="Terraces", credit="Tranh của cổng"
    )
    with translation.override(language):
        assert (image.shown_description, image.shown_credit) == (description, credit)
        assert image.default_alt_text == description


def test_a_picture_without_description_is_called_by_its_title() -> None:
    assert PortalImage(title="Chợ Bắc Hà").default_alt_text == "Chợ Bắc Hà"
