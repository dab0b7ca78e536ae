"""The sizes in which news shows pictures. A cover on a phone stays below 40 KB."""

CARD = "fill-320x200|format-webp|webpquality-55"
COVER_SMALL = "fill-720x405|format-webp|webpquality-50"
COVER = "fill-1280x720|format-webp|webpquality-55"
COVER_JPEG = "fill-720x405|format-jpeg|jpegquality-62"
GALLERY = "fill-320x240|format-webp|webpquality-55"
LARGE = "max-1280x1280|format-webp|webpquality-62"
# What social networks show beside a link.
SOCIAL = "fill-1200x630|format-jpeg|jpegquality-72"
# As the portal's picture block asks for them.
BODY = ("format-webp|width-640", "format-jpeg|width-640", "format-webp|width-1280", "format-jpeg|width-1280")

OF_A_COVER = (CARD, COVER_SMALL, COVER, COVER_JPEG, SOCIAL)
OF_A_GALLERY = (GALLERY, LARGE)
