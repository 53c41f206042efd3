"""Streets, cities and roads."""

from ..canvas import Canvas
from ..layout import Layout, trait
from ..palettes import RGB, dark, jitter, light
from .common import ground, hills, mountains, outdoors, towers

HOUSES: dict[str, list[RGB]] = {
    "old": [(200, 180, 150), (180, 155, 125), (165, 150, 140)],
    "modern": [(228, 228, 230), (120, 124, 130), (205, 210, 214)],
    "colourful": [(225, 90, 80), (245, 205, 80), (90, 160, 215), (120, 190, 120), (235, 150, 180)],
    "brick": [(165, 80, 62), (140, 70, 58)],
}


def street(canvas: Canvas, traits: dict[str, str]) -> Layout:
    rng, pen = canvas.rng, canvas.full
    y, time, layout = outdoors(canvas, traits, 0.52, 0.64)
    kind = trait(traits, "houses", rng, list(HOUSES))
    x = -rng.uniform(0, 0.1)
    while x < 1:
        w = rng.uniform(0.18, 0.3)
        _house_front(canvas, x, y, w, rng.uniform(0.3, 0.48), kind, time == "night")
        x += w
    pavement = jitter((190, 188, 185), rng, 12)
    canvas.gradient(y, y + 0.1, pavement, pavement)
    canvas.gradient(y + 0.1, 1, jitter((85, 87, 92), rng, 12), (100, 102, 106))
    for k in range(4):
        pen.rect(0.06 + 0.26 * k, 0.84, 0.2 + 0.26 * k, 0.86, (240, 238, 220), plain=True)
    if traits.get("weather") == "snow":
        canvas.gradient(y, y + 0.1, (240, 244, 250), (235, 240, 248))
    return layout


def _house_front(canvas: Canvas, x: float, y: float, w: float, h: float, kind: str, night: bool) -> None:
    rng, pen = canvas.rng, canvas.full
    tone = jitter(rng.choice(HOUSES[kind]), rng, 10)
    pen.rect(x, y - h, x + w, y, tone)
    if kind == "brick":
        for k in range(10):
            pen.line([(x, y - h * k / 10), (x + w, y - h * k / 10)], light(tone, 0.25), 0.005)
    if kind == "modern":
        pen.rect(x, y - h, x + w, y - h + 0.015, dark(tone, 0.3), plain=True)
    else:
        pen.poly(
            [(x - 0.01, y - h), (x + w / 2, y - h - rng.uniform(0.06, 0.12)), (x + w + 0.01, y - h)],
            jitter(rng.choice([(150, 70, 55), (95, 75, 70), (75, 80, 95)]), rng),
        )
    glass = (255, 226, 130) if night else rng.choice([(150, 195, 225), (85, 110, 140)])
    for row in range(int(h / 0.13)):
        for col in range(2):
            wx, wy = x + w * (0.15 + 0.42 * col), y - h + 0.03 + row * 0.12
            if wy + 0.07 < y - 0.1:
                pen.rect(wx, wy, wx + w * (0.36 if kind == "modern" else 0.26), wy + 0.07, glass)
    pen.rect(x + w * 0.4, y - 0.1, x + w * 0.62, y, jitter((105, 70, 50), rng, 30))


def city(canvas: Canvas, traits: dict[str, str]) -> Layout:
    rng, pen = canvas.rng, canvas.full
    y, time, layout = outdoors(canvas, traits, 0.5, 0.64)
    towers(canvas, y, rng.uniform(0.25, 0.35), 0, 1, time == "night")
    towers(canvas, y, rng.uniform(0.35, 0.5), rng.uniform(0, 0.3), rng.uniform(0.6, 1), time == "night")
    if trait(traits, "river", rng, ["yes", "no"]) == "yes":
        water = jitter((75, 130, 180), rng)
        canvas.gradient(y, 1, dark(water, 0.1), light(water, 0.1))
        for _ in range(14):
            x, v = rng.random(), rng.uniform(y, 0.85)
            pen.line([(x, v), (x + 0.1, v)], light(water, 0.3), 0.007)
        pen.rect(0, 0.86, 1, 1, (165, 160, 155), plain=True)
        layout.back, layout.water = 0.88, (0.1, y + 0.05, 0.9, 0.82)
        return layout
    canvas.gradient(y, 1, jitter(rng.choice([(150, 150, 152), (95, 98, 104), (110, 150, 90)]), rng), (130, 130, 132))
    return layout


_ROADSIDES: dict[str, RGB] = {
    "desert": (225, 180, 115),
    "countryside": (115, 175, 75),
    "forest": (75, 125, 60),
    "mountains": (125, 145, 90),
    "snow": (238, 243, 250),
}


def road(canvas: Canvas, traits: dict[str, str]) -> Layout:
    rng, pen = canvas.rng, canvas.full
    y, _, layout = outdoors(canvas, traits, 0.35, 0.5)
    setting = trait(traits, "setting", rng, list(_ROADSIDES))
    if setting in ("mountains", "snow"):
        mountains(canvas, y, (120, 128, 145), y * 0.8, True)
    if setting == "countryside":
        hills(canvas, y, (95, 155, 70), 0.09)
    ground(canvas, y, _ROADSIDES[setting])
    if setting in ("forest", "snow"):
        _roadside_trees(canvas, y)
    if setting == "desert":
        for _ in range(4):
            pen.oval(rng.random(), rng.uniform(y + 0.02, 1), 0.03, 0.015, (190, 140, 85), plain=True)
    _lane(canvas, y)
    return layout


def _roadside_trees(canvas: Canvas, y: float) -> None:
    """Firs, lower towards the vanishing point."""
    for k in range(10):
        x = k / 9
        if abs(x - 0.5) <= 0.12:
            continue
        h = 0.15 + abs(x - 0.5) * 0.7
        shape = [(x - 0.07, y + h * 0.3), (x, y - h * 0.8), (x + 0.07, y + h * 0.3)]
        canvas.full.poly(shape, jitter((40, 95, 55), canvas.rng, 14), plain=True)


def _lane(canvas: Canvas, y: float) -> None:
    rng, pen = canvas.rng, canvas.full
    bend = rng.uniform(-0.2, 0.2)
    pen.poly([(0.48 + bend, y), (0.52 + bend, y), (0.86, 1), (0.14, 1)], jitter((88, 90, 94), rng, 12), plain=True)
    for k in range(5):
        t0, t1 = (k / 5) ** 1.5, ((k + 0.5) / 5) ** 1.5
        corners = ((t0, -1), (t0, 1), (t1, 1), (t1, -1))
        mark = [(0.5 + bend * (1 - t) + s * (0.003 + 0.014 * t), y + (1 - y) * t) for t, s in corners]
        pen.poly(mark, (245, 240, 215), plain=True)
