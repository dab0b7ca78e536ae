"""Things turned on a wheel or blown: bowls, jars, bottles, cups, pots, tins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalogue.demo.pictures import palette
from catalogue.demo.pictures.canvas import BALL, CYLINDER, HOLLOW, SOFT_CYLINDER
from catalogue.demo.pictures.geometry import ellipse, ribbon, rounded, through, turned

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from catalogue.demo.pictures.canvas import Canvas
    from catalogue.demo.pictures.geometry import Point

FLAT = 0.27  # how high ellipses are to their width at the table's height


def turned_thing(
    canvas: Canvas, x: float, rows: Sequence[Point], fill: str, *, flat: float = FLAT, glossy: bool = True
) -> str:
    """Stands at (x, last y). Returns its outline."""
    d = turned(x, rows, flat)
    half = max(row[1] for row in rows)
    top, foot = rows[0][0], rows[-1][0]
    canvas.upright(d, fill, (x - half, top, 2 * half, foot - top + half * flat), CYLINDER if glossy else SOFT_CYLINDER)
    return d


def band(x: float, y: float, half: float, height: float, flat: float = FLAT, *, half_below: float | None = None) -> str:
    """The outline of a band round a turned thing, as seen from the front."""
    below = half if half_below is None else half_below
    return (
        f"M{x - half:.1f} {y:.1f}A{half:.1f} {half * flat:.1f} 0 0 0 {x + half:.1f} {y:.1f}"
        f"L{x + below:.1f} {y + height:.1f}A{below:.1f} {below * flat:.1f} 0 0 1 {x - below:.1f} {y + height:.1f}Z"
    )


def bowl(
    canvas: Canvas,
    x: float,
    foot: float,
    size: float,
    fill: str = palette.PORCELAIN,
    *,
    inside: str | None = None,
    rim: str = palette.CLOTH,
    stripe: str | None = palette.CLOTH,
    flat: float = FLAT,
    filled: Callable[[float, float, float, float], None] | None = None,
    deep: float = 0.62,
) -> None:
    """A rice bowl `size` wide. `filled` draws what is in it: it gets the mouth's x, y, half width and half height."""
    half = size / 2
    height = size * deep * 0.78
    mouth = foot - height
    canvas.shadow(x, foot, half * 0.8, half * 0.24)
    rows = [
        (mouth, half),
        (mouth + height * 0.22, half * 0.97),
        (mouth + height * 0.5, half * 0.83),
        (mouth + height * 0.76, half * 0.58),
        (foot - height * 0.1, half * 0.44),
        (foot, half * 0.43),
    ]
    outer = turned_thing(canvas, x, rows, fill, flat=flat)
    if stripe:
        for y, wide, h in ((mouth + height * 0.13, half * 0.992, 5), (mouth + height * 0.2, half * 0.98, 12)):
            canvas.patterned(outer, f'<path d="{band(x, y, wide, h, flat)}" fill="{stripe}" fill-opacity=".85"/>')
        canvas.patterned(
            outer, f'<path d="{band(x, foot - height * 0.1, half * 0.5, 4, flat)}" fill="{stripe}" fill-opacity=".7"/>'
        )
    canvas.shine(
        through(
            [
                (x - half * 0.8, mouth + height * 0.3),
                (x - half * 0.66, mouth + height * 0.55),
                (x - half * 0.5, mouth + height * 0.74),
            ]
        ),
        0.6,
        width=half * 0.05,
        blur=3,
        within=outer,
    )
    lip = ellipse(x, mouth, half, half * flat)
    hollow = canvas.tones((x - half, mouth - half * flat, x + half, mouth + half * flat), HOLLOW)
    canvas.form(lip, inside or fill, hollow)
    if filled:
        filled(x, mouth, half * 0.93, half * flat * 0.9)
    front = f"M{x - half:.1f} {mouth:.1f}A{half:.1f} {half * flat:.1f} 0 0 0 {x + half:.1f} {mouth:.1f}"
    canvas.line(front, rim, size * 0.014)
    back = f"M{x - half:.1f} {mouth:.1f}A{half:.1f} {half * flat:.1f} 0 0 1 {x + half:.1f} {mouth:.1f}"
    if not filled:
        canvas.line(back, rim, size * 0.009, 0.8)
    canvas.shine(
        through([(x - half * 0.93, mouth + half * flat * 0.4), (x - half * 0.6, mouth + half * flat * 0.81)]),
        0.7,
        width=size * 0.008,
    )


def glass_jar(
    canvas: Canvas,
    x: float,
    foot: float,
    wide: float,
    high: float,
    content: str,
    *,
    lid: str = palette.BROCADE,
    label: str | None = palette.CREAM,
    mark: str = palette.BROCADE,
    level: float = 0.84,
    specks: Sequence[str] = (),
) -> None:
    """A jar with a lid and a plain label that bears a mark and no words."""
    half = wide / 2
    flat = 0.2
    top = foot - high
    canvas.shadow(x, foot, half, half * 0.26)
    neck = high * 0.1
    rows = [
        (top + neck * 0.4, half * 0.78),
        (top + neck, half * 0.8),
        (top + neck * 1.9, half),
        (foot - 10, half),
        (foot, half * 0.95),
    ]
    glass = turned_thing(canvas, x, rows, "#d9e2e0", flat=flat)
    fill_top = foot - (high - neck) * level
    inner = half * 0.95
    body = turned(x, [(fill_top, inner), (foot - 16, inner), (foot - 5, inner * 0.93)], flat)
    canvas.upright(body, content, (x - inner, fill_top, 2 * inner, foot - fill_top))
    if specks:
        dots = []
        for _ in range(90):
            sx, sy = canvas.chance.uniform(x - inner, x + inner), canvas.chance.uniform(fill_top, foot)
            r = canvas.chance.uniform(2, 6)
            dots.append(
                f'<ellipse cx="{sx:.0f}" cy="{sy:.0f}" rx="{r:.1f}" ry="{r * 0.6:.1f}"'
                f' fill="{canvas.chance.choice(specks)}" fill-opacity=".75"'
                f' transform="rotate({canvas.chance.uniform(0, 180):.0f} {sx:.0f} {sy:.0f})"/>'
            )
        canvas.patterned(body, "".join(dots))
    canvas.colour(ellipse(x, fill_top, inner, inner * flat), content)
    canvas.shine(ellipse(x, fill_top, inner, inner * flat), 0.16)
    if label:
        ly, lh = foot - high * 0.6, high * 0.4
        tag = band(x, ly, half * 1.004, lh, flat)
        canvas.colour(tag, label)
        emblem(canvas, x, ly + lh * 0.5 + half * flat, lh * 0.5, mark, within=tag)
        canvas.line(
            f"M{x - half:.1f} {ly + lh - 8:.1f}A{half:.1f} {half * flat:.1f} 0 0 0 {x + half:.1f} {ly + lh - 8:.1f}",
            mark,
            3,
            0.8,
        )
    for dx, w, much in ((-0.78, 0.075, 0.6), (-0.62, 0.03, 0.4), (0.86, 0.035, 0.35)):
        streak = rounded(x + half * dx, top + neck * 2.1, half * w * 2, high * 0.74, half * w)
        canvas.shine(streak, much, blur=2.2, within=glass)
    cap = turned(x, [(top - neck * 0.55, half * 0.84), (top + neck * 0.75, half * 0.85)], flat)
    canvas.upright(cap, lid, (x - half * 0.85, top - neck, half * 1.7, neck * 2))
    canvas.form(
        ellipse(x, top - neck * 0.55, half * 0.84, half * 0.84 * flat),
        lid,
        canvas.tones((x - half, top, x + half, top), ((0, 0.45), (1, -0.05))),
    )
    canvas.shine(band(x, top + neck * 0.8, half * 0.82, 10, flat), -0.4, blur=5, within=glass)


def emblem(canvas: Canvas, x: float, y: float, size: float, colour: str, *, within: str = "") -> None:
    """The one mark on every package: three steps of a terraced field under a round sun. No words anywhere."""
    made = f'<circle cx="{x:.1f}" cy="{y - size * 0.26:.1f}" r="{size * 0.16:.1f}" fill="{colour}"/>'
    for number, wide in enumerate((0.34, 0.52, 0.7)):
        top = y + size * (0.02 + number * 0.15)
        made += (
            f'<path d="M{x - size * wide:.1f} {top + size * 0.09:.1f}Q{x - size * wide * 0.4:.1f}'
            f" {top - size * 0.06:.1f} {x:.1f} {top + size * 0.02:.1f}"
            f'T{x + size * wide:.1f} {top - size * 0.01:.1f}" fill="none" stroke="{colour}"'
            f' stroke-width="{size * 0.055:.1f}" stroke-linecap="round"/>'
        )
    if within:
        canvas.patterned(within, made)
    else:
        canvas.raw(made)


def bottle(
    canvas: Canvas,
    x: float,
    foot: float,
    wide: float,
    high: float,
    glass: str,
    *,
    cap: str = palette.INK,
    label: str | None = palette.CREAM,
    mark: str = palette.CLOTH,
    neck: float = 0.34,
    shoulder: float = 0.62,
    cap_high: float = 0.14,
) -> None:
    """A bottle; `neck` is the neck's width and `shoulder` the height at which it widens, both as parts."""
    half, flat = wide / 2, 0.2
    top = foot - high
    canvas.shadow(x, foot, half, half * 0.28)
    meet = foot - high * shoulder
    rows = [
        (top, half * neck),
        (top + (meet - top) * 0.6, half * neck * 1.02),
        (top + (meet - top) * 0.82, half * (neck + 0.28)),
        (meet + high * 0.02, half * 0.97),
        (meet + high * 0.1, half),
        (foot - high * 0.05, half),
        (foot, half * 0.94),
    ]
    d = turned_thing(canvas, x, rows, glass, flat=flat)
    if label:
        ly, lh = meet + high * 0.12, high * shoulder * 0.56
        tag = band(x, ly, half * 1.002, lh, flat)
        canvas.colour(tag, label)
        emblem(canvas, x, ly + lh * 0.5 + half * flat, min(lh * 0.52, half * 0.9), mark, within=tag)
    canvas.shine(
        rounded(x - half * 0.8, meet + high * 0.05, half * 0.13, high * shoulder * 0.82, half * 0.07),
        0.62,
        blur=2.4,
        within=d,
    )
    canvas.shine(
        rounded(x + half * 0.78, meet + high * 0.1, half * 0.06, high * shoulder * 0.7, half * 0.03),
        0.35,
        blur=2,
        within=d,
    )
    if cap_high:
        ch = high * cap_high
        cd = turned(x, [(top - ch * 0.55, half * neck * 1.12), (top + ch * 0.5, half * neck * 1.2)], flat)
        canvas.upright(cd, cap, (x - half * neck * 1.2, top - ch, half * neck * 2.4, ch * 1.6))
        canvas.form(
            ellipse(x, top - ch * 0.55, half * neck * 1.12, half * neck * 1.12 * flat),
            cap,
            canvas.tones((x - half, top, x + half, top), ((0, 0.4), (1, 0.0))),
        )


def cup(
    canvas: Canvas, x: float, foot: float, size: float, fill: str, drink: str | None, *, rim: str | None = None
) -> None:
    """A small tea cup without a handle, filled with `drink`."""
    half, flat = size / 2, 0.3
    height = size * 0.62
    mouth = foot - height
    canvas.shadow(x, foot, half * 0.8, half * 0.26)
    rows = [
        (mouth, half),
        (mouth + height * 0.35, half * 0.93),
        (mouth + height * 0.72, half * 0.74),
        (foot - height * 0.1, half * 0.5),
        (foot, half * 0.48),
    ]
    turned_thing(canvas, x, rows, fill, flat=flat)
    canvas.form(ellipse(x, mouth, half, half * flat), fill, canvas.tones((x - half, mouth, x + half, mouth), HOLLOW))
    if drink:
        inner = ellipse(x, mouth + size * 0.045, half * 0.86, half * 0.86 * flat)
        canvas.form(inner, drink, canvas.tones((x - half, mouth, x + half, mouth), ((0, -0.3), (0.5, 0), (1, 0.32))))
        canvas.shine(ellipse(x + half * 0.34, mouth + size * 0.06, half * 0.22, half * 0.05), 0.6, blur=2.5)
    canvas.line(ellipse(x, mouth, half, half * flat), rim or fill, size * 0.022, 0.9)
    canvas.shine(ellipse(x, mouth, half, half * flat), 0.32, width=size * 0.014)


def teapot(canvas: Canvas, x: float, foot: float, size: float, fill: str) -> None:
    """A round clay pot, its spout to the left."""
    half, flat = size / 2, 0.24
    height = size * 0.72
    top = foot - height
    canvas.shadow(x, foot, half * 0.9, half * 0.26)
    spout = [
        (x - half * 0.75, top + height * 0.62),
        (x - half * 1.15, top + height * 0.42),
        (x - half * 1.32, top + height * 0.16),
        (x - half * 1.52, top + height * 0.08),
    ]
    canvas.upright(
        ribbon(spout, [half * 0.42, half * 0.26, half * 0.18, half * 0.15]),
        fill,
        (x - half * 1.6, top, half * 0.9, height * 0.7),
    )
    handle = [
        (x + half * 0.78, top + height * 0.3),
        (x + half * 1.22, top + height * 0.22),
        (x + half * 1.36, top + height * 0.5),
        (x + half * 1.1, top + height * 0.76),
        (x + half * 0.74, top + height * 0.78),
    ]
    canvas.form(
        ribbon(handle, [half * 0.16, half * 0.17, half * 0.17, half * 0.15, half * 0.12]),
        fill,
        canvas.tones((x + half, top, x + half * 1.4, top + height), ((0, 0.22), (0.4, -0.1), (1, -0.5))),
    )
    rows = [
        (top + height * 0.08, half * 0.46),
        (top + height * 0.2, half * 0.78),
        (top + height * 0.48, half),
        (top + height * 0.75, half * 0.86),
        (foot - height * 0.05, half * 0.56),
        (foot, half * 0.54),
    ]
    d = turned(x, rows, flat)
    canvas.round(d, fill, (x - half, top, size, height), BALL, 0.9)
    lid = turned(
        x,
        [(top - height * 0.02, half * 0.2), (top + height * 0.05, half * 0.42), (top + height * 0.1, half * 0.5)],
        flat,
    )
    canvas.round(lid, fill, (x - half * 0.5, top - height * 0.05, half, height * 0.2), BALL, 0.8)
    canvas.round(
        ellipse(x, top - height * 0.06, half * 0.11, half * 0.1),
        fill,
        (x - half * 0.11, top - height * 0.12, half * 0.22, half * 0.2),
    )
    canvas.shine(
        through([(x - half * 0.72, top + height * 0.34), (x - half * 0.5, top + height * 0.2)]),
        0.6,
        width=half * 0.07,
        blur=4,
    )


def tin(
    canvas: Canvas,
    x: float,
    foot: float,
    wide: float,
    high: float,
    fill: str,
    *,
    lid: str | None = None,
    mark: str = palette.CREAM,
    stripe: str = palette.GOLD,
) -> None:
    """A round tin for tea, with a lid and the mark."""
    half, flat = wide / 2, 0.22
    top = foot - high
    canvas.shadow(x, foot, half, half * 0.26)
    d = turned_thing(canvas, x, [(top, half), (foot, half)], fill, flat=flat)
    for y in (top + high * 0.3, foot - high * 0.1):
        canvas.patterned(d, f'<path d="{band(x, y, half, 5, flat)}" fill="{stripe}"/>')
    emblem(canvas, x, top + high * 0.62 + half * flat * 0.8, high * 0.34, mark, within=d)
    cover = lid or fill
    lid_d = turned(x, [(top - high * 0.03, half * 1.02), (top + high * 0.2, half * 1.02)], flat)
    canvas.upright(lid_d, cover, (x - half, top, wide, high * 0.3))
    canvas.shine(band(x, top + high * 0.2, half, 9, flat), -0.45, blur=4, within=d)
    canvas.form(
        ellipse(x, top - high * 0.03, half * 1.02, half * 1.02 * flat),
        cover,
        canvas.tones((x - half, top, x + half, top), ((0, 0.42), (0.6, 0.12), (1, -0.06))),
    )
    canvas.line(ellipse(x, top - high * 0.03, half * 0.84, half * 0.84 * flat), palette.INK, 2, 0.25)
