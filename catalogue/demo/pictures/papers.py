"""A page that could be the photograph of a paper, and plainly is none."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw, ImageFont


def sample_paper(title: str, *, number: int) -> bytes:
    """A JPEG of a made-up certificate; `title` in plain letters."""
    page = Image.new("RGB", (900, 1200), "#fbfaf5")
    draw = ImageDraw.Draw(page)
    draw.rectangle((40, 40, 860, 1160), outline="#8d93a8", width=3)
    draw.text((90, 110), title, fill="#191b2b", font=ImageFont.load_default(40))
    draw.text((90, 170), f"MAU-{number:04}", fill="#454a5e", font=ImageFont.load_default(32))
    for line in range(14):
        draw.line((90, 280 + line * 56, 560 + (line * 97) % 240, 280 + line * 56), fill="#c3c9d3", width=6)
    draw.text((240, 1080), "MAU - KHONG CO GIA TRI", fill="#a91729", font=ImageFont.load_default(34))
    out = io.BytesIO()
    page.save(out, "JPEG", quality=60)
    return out.getvalue()
