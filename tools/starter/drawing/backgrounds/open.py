"""Sky, space, underwater and plain backgrounds."""

from itertools import product

from ..canvas import Canvas
from ..layout import Layout, trait
from ..palettes import RGB, dark, jitter, light, named
from ..tables import COLOURS
from .common import SKIES, cloud, dim, paint_sky

_RAINBOW: list[RGB] = [(230, 60, 60), (245, 150, 50), (250, 225, 80), (90, 190, 90), (70, 130, 220), (140, 80, 190)]


def sky(canvas: Canvas, traits: dict[str, str]) -> Layout:
    rng, pen = canvas.rng, canvas.full
    time = trait(traits, "time", rng, ["day", "sunset", "night"])
    clouds = trait(traits, "clouds", rng, ["none", "few", "many"])
    paint_sky(canvas, time, 1) if clouds != "none" else _bare(canvas, time)
    if trait(traits, "rainbow", rng, ["no"]) == "yes":
        x, y = rng.uniform(0.35, 0.65), rng.uniform(0.75, 0.95)
        for k, band in enumerate(_RAINBOW):
            r = 0.52 - 0.03 * k
            pen.arc(x, y, r, r, 180, 360, band, 0.034)
    tone: RGB = {"day": (250, 251, 253), "sunset": (255, 205, 175), "night": (70, 80, 120)}[time]
    for _ in range({"none": 0, "few": 3, "many": 9}[clouds]):
        cloud(canvas, rng.random(), rng.uniform(0.05, 0.9), rng.uniform(0.07, 0.14), jitter(tone, rng))
    return Layout(back=0.3, front=0.85, flat=True, sky=(0.1, 0.6), dim=dim(time), far_line=1)


def _bare(canvas: Canvas, time: str) -> None:
    rng = canvas.rng
    upper, lower = SKIES[time][0]
    canvas.gradient(0, 1, jitter(upper, rng), jitter(lower, rng))
    if time == "night":
        for _ in range(20):
            canvas.full.oval(rng.random(), rng.random(), 0.006, 0.006, (245, 245, 220), plain=True)


def space(canvas: Canvas, traits: dict[str, str]) -> Layout:
    rng, pen = canvas.rng, canvas.full
    upper, lower = rng.choice([((8, 8, 24), (20, 14, 44)), ((4, 6, 14), (10, 24, 50)), ((30, 12, 50), (10, 8, 30))])
    canvas.gradient(0, 1, upper, lower)
    for _ in range(rng.randint(25, 60)):
        r = rng.uniform(0.002, 0.009)
        pen.oval(rng.random(), rng.random(), r, r, jitter((245, 240, 225), rng, 18), plain=True)
    kind = trait(traits, "planet", rng, ["none", "red", "blue", "green", "yellow", "ringed", "moon"])
    if kind != "none":
        _planet(canvas, kind)
    return Layout(back=0.3, front=0.85, flat=True, sky=(0.1, 0.7), far_line=1)


def _planet(canvas: Canvas, kind: str) -> None:
    rng, pen = canvas.rng, canvas.full
    x, y, r = rng.choice([0.2, 0.8, 0.7]), rng.uniform(0.18, 0.35), rng.uniform(0.12, 0.2)
    tone: RGB = {"ringed": (225, 190, 130), "moon": (205, 205, 200)}.get(kind) or named(kind, rng)
    pen.oval(x, y, r, r, tone, plain=True)
    for _ in range(4):
        dx, dy = rng.uniform(-0.5, 0.5) * r, rng.uniform(-0.5, 0.5) * r
        s = r * rng.uniform(0.1, 0.25)
        pen.oval(x + dx, y + dy, s * (1 if kind == "moon" else 1.6), s, dark(tone, 0.16), plain=True)
    if kind == "ringed":
        pen.arc(x, y, r * 1.7, r * 0.4, -20, 200, (240, 220, 175), 0.022)


def underwater(canvas: Canvas, traits: dict[str, str]) -> Layout:
    rng, pen = canvas.rng, canvas.full
    upper, lower = {
        "blue": ((60, 150, 220), (20, 70, 150)),
        "turquoise": ((90, 215, 215), (25, 140, 155)),
        "green": ((90, 180, 130), (30, 100, 85)),
        "dark": ((20, 45, 85), (6, 14, 36)),
    }[trait(traits, "water", rng, ["blue", "turquoise", "green", "dark"])]
    canvas.gradient(0, 1, jitter(upper, rng), jitter(lower, rng))
    for _ in range(rng.randint(0, 4)):
        x = rng.random()
        pen.poly([(x, 0), (x + 0.06, 0), (x + 0.2, 0.7), (x + 0.02, 0.7)], light(upper, 0.12), plain=True)
    pen.curve(0.87, 0.025, 1.2, jitter((220, 200, 150), rng) if rng.random() < 0.7 else dark(lower, 0.3))
    for _ in range(rng.randint(3, 12)):
        x, y, r = rng.random(), rng.uniform(0, 0.85), rng.uniform(0.006, 0.018)
        pen.oval(x, y, r, r, light(upper, 0.45), plain=True)
    if trait(traits, "coral", rng, ["yes", "no"]) == "yes":
        for _ in range(rng.randint(5, 8)):
            _coral(canvas, rng.random(), rng.uniform(0.88, 0.98))
    for _ in range(rng.randint(0, 5)):
        x, h = rng.random(), rng.uniform(0.12, 0.3)
        pen.line([(x + 0.015 * (-1) ** k, 0.95 - h * k / 5) for k in range(6)], (50, 130, 70), 0.016)
    return Layout(back=0.3, front=0.82, flat=True, sky=(0.1, 0.4), water=(0.1, 0.2, 0.9, 0.7), far_line=0.9)


def _coral(canvas: Canvas, x: float, y: float) -> None:
    rng, pen = canvas.rng, canvas.full
    tone = jitter(rng.choice([(235, 100, 110), (245, 150, 80), (190, 90, 190), (245, 190, 200), (240, 215, 90)]), rng)
    h = rng.uniform(0.08, 0.18)
    if rng.random() < 0.4:
        pen.oval(x, y - h * 0.3, h * 0.5, h * 0.45, tone, plain=True)
        return
    for k in range(-2, 3):
        tip = x + k * h * 0.28
        pen.line([(x, y), (x + k * h * 0.15, y - h * 0.5), (tip, y - h * rng.uniform(0.7, 1))], tone, 0.024)
        pen.oval(tip, y - h * 0.85, 0.014, 0.014, tone, plain=True)


def plain(canvas: Canvas, traits: dict[str, str]) -> Layout:
    rng = canvas.rng
    base = named(trait(traits, "colour", rng, COLOURS), rng)
    if "colour" not in traits and rng.random() < 0.6:
        base = light(base, rng.uniform(0.3, 0.8))
    pattern = trait(traits, "pattern", rng, ["none", "none", "gradient"])
    other = light(base, 0.45) if sum(base) < 480 else dark(base, 0.2)
    canvas.gradient(0, 1, base, other if pattern == "gradient" else base)
    _pattern(canvas, pattern, other)
    return Layout(back=0.4, front=0.88, flat=True, sky=(0.1, 0.4), far_line=1)


def _pattern(canvas: Canvas, pattern: str, ink: RGB) -> None:
    rng, pen = canvas.rng, canvas.full
    n = rng.randint(5, 9)
    if pattern == "stripes":
        upright = rng.random() < 0.5
        for k in range(n):
            x0, y0, x1, y1 = (k / n, 0, (k + 0.5) / n, 1) if upright else (0, k / n, 1, (k + 0.5) / n)
            pen.rect(x0, y0, x1, y1, ink, plain=True)
    elif pattern == "dots":
        for i, j in product(range(n), range(n)):
            pen.oval((i + 0.5) / n, (j + 0.5) / n, 0.24 / n, 0.24 / n, ink, plain=True)
    elif pattern == "checks":
        for i in range(n):
            for j in range(i % 2, n, 2):
                pen.rect(i / n, j / n, (i + 1) / n, (j + 1) / n, ink, plain=True)
    elif pattern == "waves":
        for k in range(n):
            y = (k + 0.5) / n
            pen.arc(0.25, y, 0.25, 0.04, 180, 360, ink, 0.02)
            pen.arc(0.75, y, 0.25, 0.04, 180, 0, ink, 0.02)
