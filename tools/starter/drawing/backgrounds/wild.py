"""Wild habitats."""

from collections.abc import Callable

from ..canvas import Canvas
from ..layout import Layout, trait
from ..palettes import RGB, dark, jitter, light
from .common import blades, dim, ground, hills, mountains, paint_sky, speckle


def wild(canvas: Canvas, traits: dict[str, str]) -> Layout:
    rng = canvas.rng
    habitat = trait(traits, "habitat", rng, list(HABITATS))
    time = trait(traits, "time", rng, ["day", "day", "sunset"])
    weather = trait(traits, "weather", rng, ["clear"])
    horizon = rng.uniform(0.28, 0.5)
    paint_sky(canvas, time, horizon + 0.02, weather)
    layout = Layout(back=horizon + 0.1, front=0.95, sky=(0.04, horizon - 0.1), far_line=horizon)
    HABITATS[habitat](canvas, horizon, layout)
    if "grass" in traits:
        _grass(canvas, horizon, habitat, traits["grass"])
    layout.dim, layout.weather = dim(time), weather
    return layout


def _grass(canvas: Canvas, horizon: float, habitat: str, height: str) -> None:
    colour = (200, 172, 90) if habitat == "savanna" else (85, 155, 60)
    if height == "tall":
        blades(canvas, horizon + 0.12, 1.05, 120, colour, 0.2)
    else:
        blades(canvas, horizon + 0.03, 1, 55, colour, 0.035)


def _savanna(canvas: Canvas, y: float, layout: Layout) -> None:
    rng, pen = canvas.rng, canvas.full
    base = rng.choice([(208, 178, 92), (190, 160, 80), (222, 190, 120)])
    if rng.random() < 0.4:
        hills(canvas, y, jitter((140, 140, 110), rng), 0.06)
    ground(canvas, y, base, 0.008)
    blades(canvas, y, 1, 40, base, 0.05)
    for _ in range(rng.randint(0, 2)):
        x, h = rng.random(), rng.uniform(0.08, 0.14)
        pen.line([(x, y + 0.01), (x, y - h)], (90, 65, 40), 0.012)
        pen.oval(x, y - h, h * 0.9, h * 0.25, jitter((85, 115, 50), rng), plain=True)


def _grassland(canvas: Canvas, y: float, layout: Layout) -> None:
    rng = canvas.rng
    base = jitter(rng.choice([(95, 165, 65), (120, 180, 80), (75, 140, 60)]), rng)
    if rng.random() < 0.6:
        hills(canvas, y, dark(base, 0.15), 0.07)
    ground(canvas, y, base, 0.01)
    blades(canvas, y, 1, 45, base, 0.04)
    if rng.random() < 0.3:
        speckle(canvas, y + 0.05, 1, 14, (240, 230, 120), 0.014)


def _jungle(canvas: Canvas, y: float, layout: Layout) -> None:
    rng, pen = canvas.rng, canvas.full
    base = jitter(rng.choice([(30, 90, 45), (40, 110, 55), (22, 70, 40)]), rng)
    canvas.gradient(0, 1, light(base, 0.12), dark(base, 0.25))
    for _ in range(rng.randint(2, 5)):
        x, w = rng.random(), rng.uniform(0.02, 0.05)
        pen.rect(x, 0, x + w, y + 0.3, jitter((80, 60, 40), rng), plain=True)
    for _ in range(26):
        _leaf(canvas, rng.random(), rng.uniform(0, 0.75), rng.uniform(0.08, 0.2), jitter((45, 130, 60), rng, 30))
    for _ in range(rng.randint(1, 4)):
        x = rng.random()
        pen.arc(x, 0, rng.uniform(0.05, 0.15), rng.uniform(0.2, 0.45), 0, 180, (60, 95, 40), 0.012)
    for _ in range(10):
        _leaf(canvas, rng.random(), rng.uniform(0.92, 1.05), rng.uniform(0.1, 0.22), jitter((30, 100, 45), rng, 20))
    layout.back, layout.far = max(layout.back, 0.6), 0.7


def _leaf(canvas: Canvas, x: float, y: float, length: float, colour: RGB) -> None:
    turn = canvas.rng.uniform(-70, 70)
    canvas.pen(x - length / 2, y - length / 5, x + length / 2, y + length / 5, turn=turn).poly(
        [(0, 0.5), (0.25, 0.05), (0.65, 0.05), (1, 0.5), (0.65, 0.95), (0.25, 0.95)], colour, plain=True
    )


def _forest(canvas: Canvas, y: float, layout: Layout) -> None:
    rng, pen = canvas.rng, canvas.full
    base = jitter(rng.choice([(70, 125, 60), (95, 130, 65), (110, 95, 60)]), rng)
    canvas.gradient(y * rng.uniform(0, 0.6), y + 0.02, (60, 110, 65), (95, 145, 90))
    pines = rng.random() < 0.5
    for k in range(9):
        x, h = (k + rng.random()) / 9, rng.uniform(0.25, 0.45)
        tone = jitter((35, 90, 50) if pines else (60, 125, 55), rng, 20)
        pen.rect(x - 0.012, y - h * 0.5, x + 0.012, y + 0.02, (85, 62, 42), plain=True)
        if pines:
            pen.poly([(x - 0.08, y - 0.03), (x, y - h), (x + 0.08, y - 0.03)], tone, plain=True)
        else:
            pen.oval(x, y - h * 0.65, 0.085, h * 0.35, tone, plain=True)
    ground(canvas, y, base, 0.012)
    blades(canvas, y, 1, 25, base, 0.04)
    for _ in range(rng.randint(0, 2)):
        x = rng.choice([rng.uniform(0, 0.12), rng.uniform(0.88, 1)])
        pen.rect(x - 0.04, 0, x + 0.04, rng.uniform(0.7, 0.9), jitter((88, 64, 44), rng), plain=True)


def _desert(canvas: Canvas, y: float, layout: Layout) -> None:
    rng, pen = canvas.rng, canvas.full
    base = jitter(rng.choice([(232, 195, 125), (222, 165, 100), (240, 212, 150)]), rng)
    for k in range(3):
        pen.curve(y + 0.04 * k, 0.035, rng.uniform(0.4, 1.1), dark(base, 0.16 - 0.05 * k))
    canvas.gradient(y + 0.16, 1, base, light(base, 0.1))
    for _ in range(rng.randint(0, 3)):
        x, h, v = rng.random(), rng.uniform(0.08, 0.16), y + rng.uniform(0.05, 0.15)
        green = jitter((70, 130, 75), rng)
        pen.line([(x, v), (x, v - h)], green, 0.025)
        pen.line([(x - h * 0.3, v - h * 0.75), (x - h * 0.3, v - h * 0.4), (x, v - h * 0.4)], green, 0.016)


def _mountain(canvas: Canvas, y: float, layout: Layout) -> None:
    rng = canvas.rng
    mountains(canvas, y, rng.choice([(120, 125, 140), (135, 115, 100), (95, 115, 120)]), y * 0.9, rng.random() < 0.7)
    ground(canvas, y, rng.choice([(110, 150, 80), (150, 145, 135), (130, 140, 95)]), 0.012)
    for _ in range(6):
        canvas.full.blob(rng.random(), rng.uniform(y + 0.05, 1), 0.05, 0.025, jitter((140, 138, 135), rng, 15))


def _river(canvas: Canvas, y: float, layout: Layout) -> None:
    rng, pen = canvas.rng, canvas.full
    _grassland(canvas, y, layout)
    x, side = rng.uniform(0.35, 0.65), rng.uniform(-0.3, 0.3)
    water = jitter(rng.choice([(70, 150, 205), (60, 125, 165), (95, 175, 205)]), rng)
    pen.poly(
        [
            (x - 0.03, y),
            (x + 0.03, y),
            (x + 0.2 + side * 0.5, y + 0.25),
            (x + 0.3 + side, 1),
            (x - 0.3 + side, 1),
            (x - 0.1 + side * 0.5, y + 0.22),
        ],
        water,
        plain=True,
    )
    for k in range(6):
        v = y + (1 - y) * (0.25 + k / 8)
        w = 0.05 + 0.02 * k
        u = x + side * (v - y) * 1.6
        pen.line([(u - w, v), (u + w, v)], light(water, 0.35), 0.009)
    layout.water = (x - 0.1, y + 0.2, x + 0.15, 0.85)


def _snow(canvas: Canvas, y: float, layout: Layout) -> None:
    rng, pen = canvas.rng, canvas.full
    if rng.random() < 0.6:
        mountains(canvas, y, (150, 165, 190), y * 0.6, True)
    for _ in range(rng.randint(0, 6)):
        x, h = rng.random(), rng.uniform(0.12, 0.25)
        pen.poly([(x - 0.05, y + 0.02), (x, y - h), (x + 0.05, y + 0.02)], jitter((60, 100, 85), rng), plain=True)
        pen.poly([(x - 0.025, y - h * 0.5), (x, y - h), (x + 0.025, y - h * 0.5)], (245, 248, 252), plain=True)
    ground(canvas, y, (238, 243, 250), 0.02)
    for _ in range(4):
        v = rng.uniform(y + 0.05, 1)
        pen.arc(rng.random(), v, 0.25, 0.03, 180, 360, (208, 220, 236), 0.014)


def _sea(canvas: Canvas, y: float, layout: Layout) -> None:
    rng, pen = canvas.rng, canvas.full
    upper, lower = rng.choice(
        [((30, 95, 170), (55, 140, 205)), ((20, 120, 150), (70, 180, 190)), ((50, 75, 110), (95, 125, 155))]
    )
    canvas.gradient(y, 1, upper, lower)
    for _ in range(rng.randint(12, 26)):
        x, v = rng.random(), rng.uniform(y + 0.02, 1)
        w = 0.03 + 0.06 * (v - y)
        pen.arc(x, v, w, 0.012, 180, 360, light(lower, 0.4), 0.009)
    layout.water = (0.05, y + 0.1, 0.95, 0.9)


def _lake(canvas: Canvas, y: float, layout: Layout) -> None:
    rng, pen = canvas.rng, canvas.full
    if rng.random() < 0.5:
        mountains(canvas, y, (110, 125, 140), y * 0.5, True)
    _tree_line(canvas, y)
    water = jitter(rng.choice([(80, 150, 200), (70, 130, 150), (110, 170, 200)]), rng)
    shore = rng.uniform(y + 0.22, 0.78)
    canvas.gradient(y, shore + 0.05, dark(water, 0.1), light(water, 0.2))
    for _ in range(8):
        x, v = rng.random(), rng.uniform(y + 0.02, shore)
        pen.line([(x, v), (x + 0.12, v)], light(water, 0.35), 0.007)
    base = jitter((100, 155, 70), rng)
    pen.curve(shore, 0.02, 0.8, base)
    blades(canvas, shore + 0.03, 1, 30, base, 0.05)
    layout.back, layout.water = shore + 0.06, (0.08, y + 0.1, 0.92, shore)


def _tree_line(canvas: Canvas, y: float) -> None:
    rng = canvas.rng
    for k in range(12):
        canvas.full.oval(
            (k + rng.random()) / 12, y, 0.06, rng.uniform(0.03, 0.08), jitter((55, 115, 60), rng, 18), plain=True
        )


def _swamp(canvas: Canvas, y: float, layout: Layout) -> None:
    rng, pen = canvas.rng, canvas.full
    canvas.gradient(y * 0.3, y + 0.02, (110, 130, 95), (85, 110, 75))
    for _ in range(6):
        x = rng.random()
        pen.line([(x, y + 0.08), (x, y - rng.uniform(0.15, 0.35))], (70, 60, 48), 0.022)
        pen.line([(x, y - 0.1), (x + rng.uniform(-0.1, 0.1), y - 0.2)], (70, 60, 48), 0.01)
    canvas.gradient(y, 1, (85, 105, 65), (60, 85, 60))
    for _ in range(9):
        v = rng.uniform(y + 0.05, 1)
        pen.oval(rng.random(), v, rng.uniform(0.04, 0.1), 0.018, jitter((105, 150, 70), rng), plain=True)
    for _ in range(14):
        x, v = rng.random(), rng.uniform(y + 0.15, 1)
        pen.line([(x, v), (x + rng.uniform(-0.02, 0.02), v - 0.14)], (70, 100, 50), 0.008)
        pen.oval(x, v - 0.14, 0.008, 0.025, (95, 65, 40), plain=True)
    layout.water = (0.08, y + 0.1, 0.92, 0.9)


def _cave(canvas: Canvas, y: float, layout: Layout) -> None:
    rng, pen = canvas.rng, canvas.full
    rock = jitter(rng.choice([(88, 80, 76), (105, 92, 80), (70, 72, 84)]), rng)
    canvas.gradient(0, 1, dark(rock, 0.45), dark(rock, 0.1))
    pen.blob(rng.uniform(0.4, 0.6), 0.42, 0.34, 0.3, dark(rock, rng.uniform(0.6, 0.75)), 0.12, plain=True)
    for k in range(9):
        x, w = (k + rng.random()) / 9, rng.uniform(0.03, 0.06)
        pen.poly([(x - w, 0), (x + w, 0), (x, rng.uniform(0.08, 0.24))], jitter(dark(rock, 0.2), rng), plain=True)
    pen.curve(0.68, 0.03, 1.4, jitter(rock, rng))
    for _ in range(5):
        x = rng.random()
        pen.poly([(x - 0.05, 0.74), (x, rng.uniform(0.55, 0.66)), (x + 0.05, 0.74)], jitter(rock, rng, 14), plain=True)
    layout.back, layout.sky = 0.74, (0.15, 0.35)


HABITATS: dict[str, Callable[[Canvas, float, Layout], None]] = {
    "savanna": _savanna,
    "grassland": _grassland,
    "jungle": _jungle,
    "forest": _forest,
    "desert": _desert,
    "mountain": _mountain,
    "river": _river,
    "snow": _snow,
    "sea": _sea,
    "lake": _lake,
    "swamp": _swamp,
    "cave": _cave,
}
