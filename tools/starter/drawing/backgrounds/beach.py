"""Beaches from several viewpoints."""

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
SKY_TIME = {"sunny": "sunny", "cloudy": "cloudy", "sunset": "sunset", "night": "night", "rainy": "rainy"}
VIEWS = ["sea at the back"] * 4 + ["sea on the left", "sea on the right"]


def beach(canvas: Canvas, traits: dict[str, str]) -> Layout:
    rng = canvas.rng
    view = trait(traits, "view", rng, VIEWS)
    sand = SAND[trait(traits, "sand", rng, ["white", "golden", "golden", "brown"])]
    water = rng.choice(WATER[trait(traits, "water", rng, list(WATER))])
    wavy = trait(traits, "waves", rng, ["calm", "wavy"]) == "wavy"
    if view == "close-up":
        return _close(canvas, sand)
    if view == "from above":
        return _above(canvas, sand, water, wavy)
    sky = trait(traits, "sky", rng, ["sunny", "sunny", "cloudy"])
    if view == "sea at the back":
        layout = _back(canvas, traits, sand, water, sky, wavy)
    else:
        layout = _side(canvas, traits, sand, water, sky, wavy, view.endswith("left"))
    layout.dim = dim(sky)
    layout.weather = "rain" if sky == "rainy" else "clear"
    return layout


def _backdrop(canvas: Canvas, kind: str, y: float, night: bool, x0: float = 0, x1: float = 1) -> None:
    rng, pen = canvas.rng, canvas.full
    if kind == "city":
        towers(canvas, y, rng.uniform(0.16, 0.3), x0, x1, night)
    elif kind == "mountains":
        mountains(
            canvas,
            y,
            rng.choice([(95, 115, 125), (85, 120, 85), (125, 110, 105)]),
            rng.uniform(0.15, 0.26),
            rng.random() < 0.3,
        )
    elif kind == "island":
        x, w = rng.uniform(0.2, 0.8), rng.uniform(0.12, 0.25)
        pen.oval(x, y, w, rng.uniform(0.05, 0.1), jitter((75, 135, 70), rng, 15), plain=True)
        pen.rect(x - w, y, x + w, y + 0.012, (230, 205, 140), plain=True)
    elif kind == "cliffs":
        left = rng.random() < 0.5
        tone = jitter(rng.choice([(165, 140, 110), (130, 120, 112), (205, 195, 180)]), rng, 12)
        xs = [0, rng.uniform(0.15, 0.25), rng.uniform(0.3, 0.36), rng.uniform(0.38, 0.5)]
        h = rng.uniform(0.2, 0.3)
        shape = [(0, y + 0.02), (0, y - h), (xs[1], y - h * 1.05), (xs[2], y - h * 0.6), (xs[3], y + 0.02)]
        side = shape if left else [(1 - x, v) for x, v in shape]
        pen.poly(side, tone, plain=True)
        pen.line(side[1:4], (90, 140, 70), 0.025)
        for k in range(4):
            x = xs[1] * (k + 0.5) / 4
            x = x if left else 1 - x
            pen.line([(x, y - h * 0.85), (x + 0.01, y - h * 0.15)], dark(tone, 0.2), 0.008)
    elif kind == "jungle":
        for _ in range(16):
            pen.oval(
                rng.uniform(x0, x1),
                y - 0.02,
                rng.uniform(0.05, 0.1),
                rng.uniform(0.06, 0.13),
                jitter((40, 110, 50), rng, 22),
                plain=True,
            )


def _back(
    canvas: Canvas, traits: dict[str, str], sand: tuple[RGB, RGB], water: tuple[RGB, RGB], sky: str, wavy: bool
) -> Layout:
    rng, pen = canvas.rng, canvas.full
    horizon = rng.uniform(0.26, 0.44)
    shore = horizon + rng.uniform(0.13, 0.26)
    paint_sky(canvas, SKY_TIME[sky], horizon)
    kind = trait(traits, "backdrop", rng, ["none"])
    if kind != "island":
        _backdrop(canvas, kind, horizon, sky == "night")
    canvas.gradient(horizon, 1, jitter(water[0], rng), jitter(water[1], rng))
    if kind == "island":
        _backdrop(canvas, kind, horizon + 0.01, sky == "night")
    _ripples(canvas, horizon, shore, water, wavy)
    swing, periods = rng.uniform(0, 0.03), rng.uniform(0.3, 1.4)
    state = rng.getstate()
    if rng.random() < 0.7:
        state = rng.getstate()
        pen.curve(shore - 0.018, swing, periods, (242, 249, 250))
        rng.setstate(state)
    pen.curve(shore, swing, periods, dark(sand[0], 0.1))
    rng.setstate(state)
    pen.curve(shore + 0.03, swing, periods, sand[1])
    _sand_details(canvas, shore + 0.06, sand)
    return Layout(
        back=shore + 0.06,
        front=0.96,
        sky=(0.03, horizon - 0.1),
        water=(0.05, horizon + 0.03, 0.95, shore - 0.02),
        far=0.5,
        far_line=horizon,
    )


def _side(
    canvas: Canvas,
    traits: dict[str, str],
    sand: tuple[RGB, RGB],
    water: tuple[RGB, RGB],
    sky: str,
    wavy: bool,
    left: bool,
) -> Layout:
    rng, pen = canvas.rng, canvas.full
    horizon = rng.uniform(0.28, 0.42)
    paint_sky(canvas, SKY_TIME[sky], horizon)
    kind = trait(traits, "backdrop", rng, ["none"])
    canvas.gradient(horizon, 1, jitter(water[0], rng), jitter(water[1], rng))
    _ripples(canvas, horizon, 0.95, water, wavy)
    top, bottom = rng.uniform(0.55, 0.75), rng.uniform(0.12, 0.35)

    def bank(shift: float, colour: RGB) -> None:
        bend = (top + bottom) / 2 + 0.06
        shape = [
            (top + shift * 0.3, horizon),
            (bend + shift, (horizon + 1) / 2),
            (bottom + shift, 1),
            (1, 1),
            (1, horizon),
        ]
        pen.poly(shape if left else [(1 - x, y) for x, y in shape], colour, plain=True)

    bank(-0.05, (240, 248, 250))
    bank(0, dark(sand[0], 0.1))
    bank(0.05, sand[1])
    if rng.random() < 0.4 and kind == "none":
        hills(canvas, horizon + 0.01, jitter((95, 150, 80), rng, 15), 0.05)
    _backdrop(canvas, kind, horizon + 0.015, sky == "night")
    _sand_details(canvas, 0.8, sand)
    land_back, land_front = ((top + 0.05, 1), (bottom + 0.05, 1)) if left else ((0, 0.95 - top), (0, 0.95 - bottom))
    x0, x1 = (0.03, bottom + 0.15) if left else (0.85 - bottom, 0.97)
    return Layout(
        back=horizon + 0.12,
        front=0.96,
        land_back=land_back,
        land_front=land_front,
        sky=(0.03, horizon - 0.1),
        water=(x0, horizon + 0.06, x1, 0.7),
        far=0.45,
        far_line=horizon,
    )


def _above(canvas: Canvas, sand: tuple[RGB, RGB], water: tuple[RGB, RGB], wavy: bool) -> Layout:
    rng, pen = canvas.rng, canvas.full
    canvas.gradient(0, 1, jitter(water[0], rng), jitter(water[1], rng))
    shore = rng.uniform(0.28, 0.5)
    _ripples(canvas, 0, shore, water, wavy)
    swing, periods = rng.uniform(0.015, 0.05), rng.uniform(0.5, 1.5)
    state = rng.getstate()
    for shift, tone in (
        (-0.05, light(water[1], 0.35)),
        (-0.025, (245, 250, 250)),
        (0, dark(sand[0], 0.1)),
        (0.04, sand[1]),
    ):
        rng.setstate(state)
        pen.curve(shore + shift, swing, periods, tone)
    _sand_details(canvas, shore + 0.1, sand)
    return Layout(
        back=shore + 0.18,
        front=0.94,
        flat=True,
        sky=(0.02, 0.1),
        water=(0.08, 0.08, 0.92, shore - 0.05),
        far_line=shore + 0.1,
    )


def _close(canvas: Canvas, sand: tuple[RGB, RGB]) -> Layout:
    rng = canvas.rng
    canvas.gradient(0, 1, jitter(sand[0], rng, 8), jitter(sand[1], rng, 8))
    for _ in range(rng.randint(2, 6)):
        y = rng.random()
        canvas.full.line([(k / 8, y + rng.uniform(-0.015, 0.015)) for k in range(9)], dark(sand[0], 0.08), 0.012)
    speckle(canvas, 0, 1, rng.randint(40, 90), dark(sand[0], 0.15), 0.009)
    return Layout(back=0.35, front=0.93, flat=True, sky=(0.02, 0.2), far_line=0.2)


def _ripples(canvas: Canvas, top: float, bottom: float, water: tuple[RGB, RGB], wavy: bool) -> None:
    rng, pen = canvas.rng, canvas.full
    if not wavy:
        for _ in range(rng.randint(0, 8)):
            x, y = rng.random(), rng.uniform(top, bottom)
            pen.line([(x, y), (x + rng.uniform(0.03, 0.1), y)], light(water[1], 0.2), 0.006)
        return
    rows = 4
    for k in range(rows):
        y = top + (bottom - top) * (k + 0.6) / rows
        step = 0.06 + 0.03 * k
        x = -rng.uniform(0, step)
        while x < 1:
            pen.arc(x + step / 2, y, step / 2, 0.012 + 0.007 * k, 180, 360, (240, 248, 252), 0.01 + 0.003 * k)
            x += step


def _sand_details(canvas: Canvas, top: float, sand: tuple[RGB, RGB]) -> None:
    rng = canvas.rng
    if top < 0.98 and rng.random() < 0.6:
        speckle(canvas, top, 1, rng.randint(5, 35), dark(sand[0], 0.14), 0.012)
