"""A picture while it is drawn: one layer of colours and one of light, both SVG.

On the layer of light, grey is what the light leaves alone, black is shadow and white is shine. Each thing first wipes
its own outline grey there, so that it hides the light on whatever stands behind it.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from catalogue.demo.pictures.geometry import ellipse, extent

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH, HEIGHT = 1200, 900
NEUTRAL = "#808080"
Box = tuple[float, float, float, float]  # x, y, width, height
# (place between 0 and 1, how much): below nought is shadow, above is shine.
Tones = tuple[tuple[float, float], ...]
CYLINDER: Tones = ((0, -0.16), (0.16, 0.3), (0.3, 0.16), (0.5, 0), (0.78, -0.42), (1, -0.66))
SOFT_CYLINDER: Tones = ((0, -0.05), (0.2, 0.16), (0.5, 0), (0.85, -0.3), (1, -0.45))
BALL: Tones = ((0, 0.5), (0.22, 0.24), (0.48, 0), (0.78, -0.36), (1, -0.66))
SOFT_BALL: Tones = ((0, 0.24), (0.4, 0.04), (0.75, -0.22), (1, -0.5))
FLAT: Tones = ((0, 0.16), (0.5, 0), (1, -0.24))
HOLLOW: Tones = ((0, -0.62), (0.5, -0.3), (1, 0.1))


class Canvas:
    """What the scenes draw on. `chance` is seeded: the same seed draws the same picture."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - for drawing, nothing is kept secret with it
        self._colours: list[str] = []
        self._light: list[str] = []
        self._defs: list[str] = []
        self._ids = 0
        self._view = f"0 0 {WIDTH} {HEIGHT}"

    def svg(self) -> tuple[str, str]:
        """The two layers, each a whole SVG."""
        head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}"'
        head += f' viewBox="{self._view}"><defs>{"".join(self._defs)}</defs>'
        ground = f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{NEUTRAL}"/>'
        return head + "".join(self._colours) + "</svg>", head + ground + "".join(self._light) + "</svg>"

    def look_at(self, x: float, y: float, wide: float) -> None:
        """Show only the part `wide` across whose upper left corner is (x, y): a close-up."""
        high = wide * HEIGHT / WIDTH
        x, y = max(0.0, min(x, WIDTH - wide)), max(0.0, min(y, HEIGHT - high))
        self._view = f"{x:.1f} {y:.1f} {wide:.1f} {high:.1f}"

    def _define(self, tag: str, attributes: str, inside: str) -> str:
        self._ids += 1
        self._defs.append(f'<{tag} id="d{self._ids}" {attributes}>{inside}</{tag}>')
        return f"url(#d{self._ids})"

    def blend(
        self, direction: Sequence[float], stops: Sequence[tuple[float, str, float]], *, round_: bool = False
    ) -> str:
        """A gradient to fill with. `direction` is x1, y1, x2, y2, or x, y, radius where it is `round_`."""
        if round_:
            x, y, r = direction
            tag, place = "radialGradient", f'cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}"'
        else:
            x1, y1, x2, y2 = direction
            tag, place = "linearGradient", f'x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"'
        inside = "".join(
            f'<stop offset="{at:.3f}" stop-color="{colour}" stop-opacity="{much:.3f}"/>' for at, colour, much in stops
        )
        return self._define(tag, f'gradientUnits="userSpaceOnUse" {place}', inside)

    def tones(self, direction: Sequence[float], tones: Tones, *, round_: bool = False, much: float = 1.0) -> str:
        """A gradient of light."""
        stops = [(at, "#000" if tone < 0 else "#fff", min(1.0, abs(tone) * much)) for at, tone in tones]
        return self.blend(direction, stops, round_=round_)

    def _blur(self, d: str, by: float, width: float) -> str:
        """A blur that looks no farther than it reaches: blurring costs by area."""
        box, blur = extent(d), f'<feGaussianBlur stdDeviation="{by:.1f}"/>'
        if box is None:
            return self._define("filter", 'x="-60%" y="-60%" width="220%" height="220%"', blur)
        room = 3 * by + width
        x, y = max(-room, box[0] - room), max(-room, box[1] - room)
        right, low = min(WIDTH + room, box[2] + room), min(HEIGHT + room, box[3] + room)
        place = f'x="{x:.0f}" y="{y:.0f}" width="{max(1, right - x):.0f}" height="{max(1, low - y):.0f}"'
        return self._define("filter", f'filterUnits="userSpaceOnUse" {place}', blur)

    def colour(self, d: str, fill: str, opacity: float = 1.0) -> None:
        """Colour alone; the light stays what it was."""
        self._colours.append(f'<path d="{d}" fill="{fill}" fill-opacity="{opacity:.2f}"/>')

    def line(self, d: str, stroke: str, width: float, opacity: float = 1.0, *, dash: str = "") -> None:
        dashes = f' stroke-dasharray="{dash}"' if dash else ""
        self._colours.append(
            f'<path d="{d}" fill="none" stroke="{stroke}" stroke-width="{width:.1f}" stroke-opacity="{opacity:.2f}"'
            f' stroke-linecap="round" stroke-linejoin="round"{dashes}/>'
        )

    def shine(self, d: str, tone: float, *, blur: float = 0, width: float = 0, within: str = "") -> None:
        """Light (above nought) or shadow (below) of that form; a line where it has a `width`; clipped to `within`."""
        paint = "#fff" if tone > 0 else "#000"
        look = (
            f'fill="none" stroke="{paint}" stroke-width="{width:.1f}" stroke-linecap="round"'
            if width
            else f'fill="{paint}"'
        )
        soft = f' filter="{self._blur(d, blur, width)}"' if blur else ""
        made = f'<path d="{d}" {look} opacity="{abs(tone):.2f}"{soft}/>'
        self._light.append(f'<g clip-path="{self.clip(within)}">{made}</g>' if within else made)

    def clip(self, d: str) -> str:
        return self._define("clipPath", 'clipPathUnits="userSpaceOnUse"', f'<path d="{d}"/>')

    def form(self, d: str, fill: str, *lights: str, wipe: float = 1.0) -> None:
        """A thing: its outline, its colour, and gradients of light over it (from `tones`)."""
        self.colour(d, fill)
        self._light.append(f'<path d="{d}" fill="{NEUTRAL}" fill-opacity="{wipe:.2f}"/>')
        self._light.extend(f'<path d="{d}" fill="{light}"/>' for light in lights)

    def round(self, d: str, fill: str, box: Box, tones: Tones = BALL, much: float = 1.0) -> None:
        """A thing that bulges: light from above on the left."""
        x, y, w, h = box
        size = max(w, h)
        light = self.tones((x + w * 0.34, y + h * 0.28, size * 0.74), tones, round_=True, much=much)
        self.form(d, fill, light)

    def upright(self, d: str, fill: str, box: Box, tones: Tones = CYLINDER, much: float = 1.0) -> None:
        """A thing turned on a wheel, standing."""
        x, y, w, h = box
        self.form(
            d,
            fill,
            self.tones((x, y, x + w, y), tones, much=much),
            self.tones((x, y + h * 0.6, x, y + h), ((0, 0.0), (1, -0.3)), much=much),
        )

    def patterned(self, within: str, colours: str) -> None:
        """SVG of your own on the layer of colours, clipped."""
        self._colours.append(f'<g clip-path="{self.clip(within)}">{colours}</g>')

    def raw(self, colours: str) -> None:
        self._colours.append(colours)

    def shadow(self, x: float, y: float, rx: float, ry: float, much: float = 0.6, lean: float = 0.5) -> None:
        """What a thing standing at (x, y) throws on the table: dark at its foot, long and soft to the right."""
        self.shine(ellipse(x + rx * lean, y + ry * 0.18, rx * 1.18, ry * 1.05), -much * 0.6, blur=max(6, rx * 0.13))
        self.shine(ellipse(x + rx * 0.06, y + ry * 0.1, rx * 0.98, ry * 0.72), -much, blur=max(3, rx * 0.04))

    def vignette(self, much: float = 0.28) -> None:
        whole = f"M0 0H{WIDTH}V{HEIGHT}H0Z"
        light = self.tones((WIDTH * 0.42, HEIGHT * 0.4, WIDTH * 0.78), ((0, 0.1), (0.35, 0), (1, -much)), round_=True)
        self._light.append(f'<path d="{whole}" fill="{light}"/>')

    def wash(self, d: str, light: str) -> None:
        """Light over whatever is there already, without wiping it."""
        self._light.append(f'<path d="{d}" fill="{light}"/>')
