"""The sizes in which the market shows pictures; how they are read and made is the portal's (`portal.cms.pictures`)."""

from __future__ import annotations

from portal.cms.pictures import Picture, picture, schedule
from portal.cms.pictures import prefetch_fields as prefetch

CARD = "fill-320x240|format-webp|webpquality-42"
# A photo of a product's page: the newest format first, the one every browser knows last.
LARGE_AVIF = "max-840x840|format-avif|avifquality-50"
LARGE_WEBP = "max-840x840|format-webp|webpquality-68"
LARGE_JPEG = "max-840x840|format-jpeg|jpegquality-68"
PHOTO = (LARGE_AVIF, LARGE_WEBP, LARGE_JPEG, CARD)
COVER = "fill-960x320|format-webp|webpquality-45"
# What social networks show beside a link.
SOCIAL = "fill-1200x630|format-jpeg|jpegquality-72"
OF_A_STALL = (CARD, COVER, SOCIAL)

__all__ = ["Picture", "picture", "prefetch", "schedule"]
