"""Beaches from several viewpoints."""

from dataclasses import dataclass

from ..canvas import Canvas
from ..layout import Layout, trait
from ..palettes import RGB, dark, jitter, light
from .common import dim, hills, mountains, paint_sky, speckle, towers

SAND: dict[str, tuple[RGB, RGB]] = {
    "white": ((242, 238, 228), (250, 247, 240)),
    "golden": ((236, 198, 108), (244, 214, 135)),
    "brown": ((168, 130, 90), (190, 154, 110)),
    "black": ((62, 60, 64), (84, 80, 82)),
}
WATER: dict[str, list[tuple[RGB, RGB]]] = {
    "blue": [((40, 110, 200), (90, 170, 230)), ((20, 65, 145), (60, 125, 200))],
    "turquoise": [((20, 165, 175), (110, 225, 215)), ((45, 190, 200), (150, 235, 225))],
    "green": [((35, 120, 95), (105, 180, 145))],
    "grey": [((105, 118, 130), (160, 170, 178))],
}
VIEWS = ["sea at the back"] * 4 + ["sea on the left", "sea on the right"]


@dataclass
class Coast:
    """The traits of a beach, as colours (far, near)."""

    sand: tuple[RGB, RGB]
    water: tuple[RGB, RGB]
    wavy: bool
    sky: str = "sunny"


def beach(canvas: Canvas, traits: dict[str, str]) -> Layout:
    rng = canvas.rng
    view = trait(traits, "view", rng, VIEWS)
    coast = Coast(
        sand=SAND[trait(traits, "sand", rng, ["white", "golden", "golden", "brown"])],
        water=rng.choice(WATER[trait(traits, "water", rng, list(WATER))]),
        wavy=trait(traits, "waves", rng, ["calm", "wavy"]) == "wavy",
    )
    if view == "close-up":
        return _close(canvas, coast)
    if view == "from above":
        return _above(canvas, coast)
    coast.sky = trait(traits, "sky", rng, ["sunny", "sunny", "cloudy"])
    if view == "sea at the back":
        layout = _back(canvas, traits, coast)
    else:
        layout = _side(canvas, traits, coast, view.endswith("left"))
    layout.dim = dim(coast.sky)
    layout.weather = "rain" if coast.sky == "rainy" else "clear"
    return layout


def _backdrop(canvas: Canvas, kind: str, y: float, night: bool) -> None:
    rng = canvas.rng
    if kind == "city":
        towers(canvas, y, rng.uniform(0.16, 0.3), 0, 1, night)
    elif kind == "mountains":
        rock = rng.choice([(95, 115, 125), (85, 120, 85), (125, 110, 105)])
        mountains(canvas, y, rock, rng.uniform(0.15, 0.26), rng.random() < 0.3)
    elif kind == "island":
        _island(canvas, y)
    elif kind == "cliffs":
        _cliffs(canvas, y)
    elif kind == "jungle":
        for _ in range(16):
            x, rx, ry = rng.uniform(0, 1), rng.uniform(0.05, 0.1), rng.uniform(0.06, 0.13)
            canvas.full.oval(x, y - 0.02, rx, ry, jitter((40, 110, 50), rng, 22), plain=True)


def _island(canvas: Canvas, y: float) -> None:
    rng, pen = canvas.rng, canvas.full
    x, w = rng.uniform(0.2, 0.8), rng.uniform(0.12, 0.25)
    pen.oval(x, y, w, rng.uniform(0.05, 0.1), jitter((75, 135, 70), rng, 15), plain=True)
    pen.rect(x - w, y, x + w, y + 0.012, (230, 205, 140), plain=True)


def _cliffs(canvas: Canvas, y: float) -> None:
    rng, pen = canvas.rng, canvas.full
    left = rng.random() < 0.5
    tone = jitter(rng.choice([(165, 140, 110), (130, 120, 112), (205, 195, 180)]), rng, 12)
    x1, x2, x3 = rng.uniform(0.15, 0.25), rng.uniform(0.3, 0.36), rng.uniform(0.38, 0.5)
    h = rng.uniform(0.2, 0.3)
    shape = [(0, y + 0.02), (0, y - h), (x1, y - h * 1.05), (x2, y - h * 0.6), (x3, y + 0.02)]
    side = shape if left else [(1 - x, v) for x, v in shape]
    pen.poly(side, tone, plain=True)
    pen.line(side[1:4], (90, 140, 70), 0.025)
    for k in range(4):
        x = x1 * (k + 0.5) / 4
        x = x if left else 1 - x
        pen.line([(x, y - h * 0.85), (x + 0.01, y - h * 0.15)], dark(tone, 0.2), 0.008)


def _back(canvas: Canvas, traits: dict[str, str], coast: Coast) -> Layout:
    rng = canvas.rng
    horizon = rng.uniform(0.26, 0.44)
    shore = horizon + rng.uniform(0.13, 0.26)
    paint_sky(canvas, coast.sky, horizon)
    kind, night = trait(traits, "backdrop", rng, ["none"]), coast.sky == "night"
    if kind != "island":
        _backdrop(canvas, kind, horizon, night)
    _water(canvas, horizon, coast)
    if kind == "island":
        _backdrop(canvas, kind, horizon + 0.01, night)
    _ripples(canvas, horizon, shore, coast)
    _shore_line(canvas, shore, coast)
    _sand_details(canvas, shore + 0.06, coast)
    return Layout(
        back=shore + 0.06,
        front=0.96,
        sky=(0.03, horizon - 0.1),
        water=(0.05, horizon + 0.03, 0.95, shore - 0.02),
        far=0.5,
        far_line=horizon,
    )


def _water(canvas: Canvas, top: float, coast: Coast) -> None:
    far, near = coast.water
    canvas.gradient(top, 1, jitter(far, canvas.rng), jitter(near, canvas.rng))


def _shore_line(canvas: Canvas, shore: float, coast: Coast) -> None:
    """Foam now and then, wet sand, dry sand; the saved state gives all of them the same wave."""
    rng, pen = canvas.rng, canvas.full
    swing, periods = rng.uniform(0, 0.03), rng.uniform(0.3, 1.4)
    state = rng.getstate()
    if rng.random() < 0.7:
        state = rng.getstate()
        pen.curve(shore - 0.018, swing, periods, (242, 249, 250))
        rng.setstate(state)
    pen.curve(shore, swing, periods, dark(coast.sand[0], 0.1))
    rng.setstate(state)
    pen.curve(shore + 0.03, swing, periods, coast.sand[1])


def _side(canvas: Canvas, traits: dict[str, str], coast: Coast, left: bool) -> Layout:
    rng = canvas.rng
    horizon = rng.uniform(0.28, 0.42)
    paint_sky(canvas, coast.sky, horizon)
    kind = trait(traits, "backdrop", rng, ["none"])
    _water(canvas, horizon, coast)
    _ripples(canvas, horizon, 0.95, coast)
    top, bottom = rng.uniform(0.55, 0.75), rng.uniform(0.12, 0.35)
    for shift, tone in ((-0.05, (240, 248, 250)), (0, dark(coast.sand[0], 0.1)), (0.05, coast.sand[1])):
        _bank(canvas, horizon, top + shift * 0.3, bottom + shift, (top + bottom) / 2 + 0.06 + shift, left, tone)
    if rng.random() < 0.4 and kind == "none":
        hills(canvas, horizon + 0.01, jitter((95, 150, 80), rng, 15), 0.05)
    _backdrop(canvas, kind, horizon + 0.015, coast.sky == "night")
    _sand_details(canvas, 0.8, coast)
    x0, x1 = (0.03, bottom + 0.15) if left else (0.85 - bottom, 0.97)
    return Layout(
        back=horizon + 0.12,
        front=0.96,
        land_back=(top + 0.05, 1) if left else (0, 0.95 - top),
        land_front=(bottom + 0.05, 1) if left else (0, 0.95 - bottom),
        sky=(0.03, horizon - 0.1),
        water=(x0, horizon + 0.06, x1, 0.7),
        far=0.45,
        far_line=horizon,
    )


def _bank(canvas: Canvas, y: float, far: float, near: float, bend: float, left: bool, colour: RGB) -> None:
    """Land to the right of a line from (far, y) over bend to (near, 1); with the sea on the right, its mirror image."""
    shape = [(far, y), (bend, (y + 1) / 2), (near, 1), (1, 1), (1, y)]
    canvas.full.poly(shape if left else [(1 - x, v) for x, v in shape], colour, plain=True)


def _above(canvas: Canvas, coast: Coast) -> Layout:
    rng, pen = canvas.rng, canvas.full
    _water(canvas, 0, coast)
    shore = rng.uniform(0.28, 0.5)
    _ripples(canvas, 0, shore, coast)
    swing, periods = rng.uniform(0.015, 0.05), rng.uniform(0.5, 1.5)
    state = rng.getstate()
    for shift, tone in (
        (-0.05, light(coast.water[1], 0.35)),
        (-0.025, (245, 250, 250)),
        (0, dark(coast.sand[0], 0.1)),
        (0.04, coast.sand[1]),
    ):
        rng.setstate(state)
        pen.curve(shore + shift, swing, periods, tone)
    _sand_details(canvas, shore + 0.1, coast)
    return Layout(
        back=shore + 0.18,
        front=0.94,
        flat=True,
        sky=(0.02, 0.1),
        water=(0.08, 0.08, 0.92, shore - 0.05),
        far_line=shore + 0.1,
    )


def _close(canvas: Canvas, coast: Coast) -> Layout:
    rng = canvas.rng
    canvas.gradient(0, 1, jitter(coast.sand[0], rng, 8), jitter(coast.sand[1], rng, 8))
    for _ in range(rng.randint(2, 6)):
        y = rng.random()
        canvas.full.line([(k / 8, y + rng.uniform(-0.015, 0.015)) for k in range(9)], dark(coast.sand[0], 0.08), 0.012)
    speckle(canvas, 0, 1, rng.randint(40, 90), dark(coast.sand[0], 0.15), 0.009)
    return Layout(back=0.35, front=0.93, flat=True, sky=(0.02, 0.2), far_line=0.2)


def _ripples(canvas: Canvas, top: float, bottom: float, coast: Coast) -> None:
    rng, pen = canvas.rng, canvas.full
    if not coast.wavy:
        for _ in range(rng.randint(0, 8)):
            x, y = rng.random(), rng.uniform(top, bottom)
            pen.line([(x, y), (x + rng.uniform(0.03, 0.1), y)], light(coast.water[1], 0.2), 0.006)
        return
    rows = 4
    for k in range(rows):
        y = top + (bottom - top) * (k + 0.6) / rows
        step = 0.06 + 0.03 * k
        x = -rng.uniform(0, step)
        while x < 1:
            pen.arc(x + step / 2, y, step / 2, 0.012 + 0.007 * k, 180, 360, (240, 248, 252), 0.01 + 0.003 * k)
            x += step


def _sand_details(canvas: Canvas, top: float, coast: Coast) -> None:
    rng = canvas.rng
    if top < 0.98 and rng.random() < 0.6:
        speckle(canvas, top, 1, rng.randint(5, 35), dark(coast.sand[0], 0.14), 0.012)
