"""Farms, gardens and parks."""

from ..canvas import Canvas
from ..layout import Layout, trait
from ..palettes import RGB, dark, jitter, light, named
from .common import blades, ground, hills, outdoors, paint_sky, speckle

_FIELDS: dict[str, RGB] = {"green": (105, 170, 70), "wheat": (228, 192, 92), "ploughed": (130, 92, 62)}
_FLOWERS: dict[str, list[RGB]] = {
    "red": [(215, 45, 50)],
    "yellow": [(248, 210, 60)],
    "pink": [(240, 130, 175)],
    "purple": [(145, 85, 190)],
    "mixed": [(215, 45, 50), (248, 210, 60), (240, 130, 175), (145, 85, 190), (250, 250, 250)],
}
_LEAVES: dict[str, list[RGB]] = {
    "spring": [(160, 205, 100), (245, 180, 205), (250, 205, 220)],
    "summer": [(60, 135, 60), (80, 150, 65)],
    "autumn": [(225, 120, 40), (205, 70, 40), (235, 180, 60)],
}
_LAWNS: dict[str, RGB] = {
    "spring": (130, 190, 85),
    "summer": (95, 165, 70),
    "autumn": (175, 155, 80),
    "winter": (238, 243, 248),
}


def farm(canvas: Canvas, traits: dict[str, str]) -> Layout:
    rng, pen = canvas.rng, canvas.full
    y, _, layout = outdoors(canvas, traits, 0.38, 0.5)
    hills(canvas, y, jitter((120, 165, 85), rng), 0.06)
    field = trait(traits, "field", rng, list(_FIELDS))
    base = _FIELDS[field]
    ground(canvas, y, base)
    if field == "ploughed" or rng.random() < 0.4:
        for k in range(-6, 17):
            pen.line([(0.5 + (k / 10 - 0.5) * 0.5, y), (0.5 + (k / 10 - 0.5) * 2, 1)], dark(base, 0.18), 0.012)
    if field == "wheat":
        blades(canvas, y + 0.05, 1, 80, (235, 200, 100), 0.09)
    barn = trait(traits, "barn", rng, ["red", "none"])
    if barn != "none":
        _barn(canvas, rng.choice([0.05, 0.66]), y, named(barn, rng))
    for k in range(8 if rng.random() < 0.5 else 0):
        pen.rect(k / 7 - 0.008, y + 0.02, k / 7 + 0.008, y + 0.1, (150, 115, 80), plain=True)
        pen.rect(0, y + 0.045, 1, y + 0.055, (150, 115, 80), plain=True)
    return layout


def _barn(canvas: Canvas, x: float, y: float, tone: RGB) -> None:
    barn = canvas.pen(x, y - 0.24, x + 0.3, y + 0.06)
    barn.poly([(0, 1), (0, 0.45), (0.18, 0.15), (0.5, 0), (0.82, 0.15), (1, 0.45), (1, 1)], tone)
    barn.poly(
        [(-0.04, 0.47), (0.18, 0.13), (0.5, -0.04), (0.82, 0.13), (1.04, 0.47), (0.82, 0.2), (0.5, 0.05), (0.18, 0.2)],
        dark(tone, 0.4),
        plain=True,
    )
    barn.rect(0.33, 0.55, 0.67, 1, light(tone, 0.75))
    barn.line([(0.33, 0.55), (0.67, 1)], tone, 0.04)
    barn.line([(0.67, 0.55), (0.33, 1)], tone, 0.04)


def garden(canvas: Canvas, traits: dict[str, str]) -> Layout:
    rng = canvas.rng
    y = rng.uniform(0.4, 0.52)
    paint_sky(canvas, trait(traits, "sky", rng, ["sunny", "cloudy"]), y)
    base = jitter((105, 175, 75), rng)
    fence = trait(traits, "fence", rng, ["white", "brown", "hedge", "none"])
    ground(canvas, y, base)
    if fence != "none":
        _fence(canvas, y, fence)
    blades(canvas, y + 0.05, 1, 30, base, 0.04)
    kind = trait(traits, "flowers", rng, ["none", *_FLOWERS])
    for _ in range(rng.randint(18, 34) if kind != "none" else 0):
        x, v = rng.random(), rng.uniform(y + 0.08, 1)
        _flower(canvas, x, v, rng.uniform(0.014, 0.028), jitter(rng.choice(_FLOWERS[kind]), rng))
    return Layout(back=y + 0.12, front=0.95, sky=(0.03, y - 0.2), far_line=y)


def _fence(canvas: Canvas, y: float, kind: str) -> None:
    rng, pen = canvas.rng, canvas.full
    if kind == "hedge":
        for k in range(14):
            pen.oval(k / 13, y - 0.04, 0.06, 0.1, jitter((50, 115, 55), rng, 14), plain=True)
        return
    wood = (245, 245, 242) if kind == "white" else (140, 95, 60)
    pen.rect(0, y - 0.07, 1, y - 0.05, wood, plain=True)
    for k in range(12):
        x0, x, x1 = (k + 0.5) / 12 - 0.025, (k + 0.5) / 12, (k + 0.5) / 12 + 0.025
        pen.poly([(x0, y + 0.04), (x0, y - 0.1), (x, y - 0.14), (x1, y - 0.1), (x1, y + 0.04)], wood)


def _flower(canvas: Canvas, x: float, y: float, r: float, colour: RGB) -> None:
    pen = canvas.full
    pen.line([(x, y), (x, y + r * 2.4)], (60, 125, 50), 0.006)
    for dx, dy in ((-1, 0), (1, 0), (0, -1), (0, 1)):
        pen.oval(x + dx * r * 0.6, y + dy * r * 0.6, r * 0.6, r * 0.6, colour, plain=True)
    pen.oval(x, y, r * 0.4, r * 0.4, (250, 225, 110), plain=True)


def park(canvas: Canvas, traits: dict[str, str]) -> Layout:
    rng, pen = canvas.rng, canvas.full
    season = trait(traits, "season", rng, list(_LAWNS))
    y = rng.uniform(0.38, 0.5)
    paint_sky(canvas, "cloudy" if season == "winter" else "day", y)
    ground(canvas, y, _LAWNS[season])
    for _ in range(rng.randint(4, 7)):
        _park_tree(canvas, y, season)
    pen.poly([(0.45, y), (0.52, y), (0.75, 1), (0.3, 1)], jitter((215, 200, 170), rng), plain=True)
    if season in ("autumn", "spring"):
        speckle(canvas, y, 1, 28, rng.choice(_LEAVES[season]), 0.016)
    layout = Layout(back=y + 0.1, front=0.95, sky=(0.03, y - 0.15), far_line=y)
    if trait(traits, "water", rng, ["none"]) == "pond":
        x = rng.choice([0.25, 0.75])
        pen.oval(x, y + 0.2, 0.23, 0.09, (95, 165, 205), plain=True)
        pen.line([(x - 0.1, y + 0.2), (x + 0.08, y + 0.2)], (190, 220, 235), 0.008)
        layout.water = (x - 0.15, y + 0.17, x + 0.15, y + 0.25)
    return layout


def _park_tree(canvas: Canvas, y: float, season: str) -> None:
    rng, pen = canvas.rng, canvas.full
    bark = (95, 70, 50)
    x, h = rng.random(), rng.uniform(0.2, 0.34)
    pen.line([(x, y + 0.04), (x, y - h * 0.5)], bark, 0.025)
    if season == "winter":
        for side in (-1, 1):
            pen.line([(x, y - h * 0.4), (x + side * 0.06, y - h)], bark, 0.012)
    else:
        pen.oval(x, y - h * 0.65, 0.1, h * 0.38, jitter(rng.choice(_LEAVES[season]), rng), plain=True)
