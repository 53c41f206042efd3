"""Skies, weather and tiny details shared by the backgrounds."""

from ..canvas import Canvas
from ..layout import Layout, trait
from ..palettes import RGB, dark, jitter, light

SKIES: dict[str, list[tuple[RGB, RGB]]] = {
    "day": [((70, 150, 235), (185, 225, 250)), ((110, 185, 245), (225, 240, 250)), ((135, 206, 235), (160, 215, 240))],
    "sunny": [((60, 145, 235), (180, 222, 250)), ((40, 130, 225), (150, 210, 245))],
    "cloudy": [((160, 170, 182), (215, 220, 225)), ((180, 188, 196), (200, 205, 212))],
    "sunset": [((120, 80, 150), (255, 170, 100)), ((235, 110, 70), (255, 210, 120)), ((200, 80, 110), (255, 180, 90))],
    "night": [((12, 16, 46), (40, 50, 100)), ((8, 10, 26), (24, 30, 62))],
    "rainy": [((95, 105, 118), (150, 158, 168)), ((80, 92, 108), (130, 140, 150))],
}


def dim(time: str) -> RGB | None:
    return {"night": (125, 135, 190), "sunset": (255, 222, 195)}.get(time)


def paint_sky(canvas: Canvas, time: str, bottom: float, weather: str = "clear") -> None:
    rng = canvas.rng
    key = time
    if weather == "rain" and time != "night":
        key = "rainy"
    elif weather in ("fog", "snow") and time == "day":
        key = "cloudy"
    upper, lower = rng.choice(SKIES[key])
    canvas.gradient(0, bottom, jitter(upper, rng, 16), jitter(lower, rng, 12))
    if weather == "clear" or time == "night":
        _lights(canvas, time, bottom)
    _clouds(canvas, key, bottom)


def outdoors(canvas: Canvas, traits: dict[str, str], low: float, high: float) -> tuple[float, str, Layout]:
    """A sky down to a horizon between low and high; returns horizon, time and the layout of the ground below."""
    rng = canvas.rng
    time, weather = trait(traits, "time", rng, ["day", "day", "sunset"]), trait(traits, "weather", rng, ["clear"])
    y = rng.uniform(low, high)
    paint_sky(canvas, time, y, weather)
    sky = (0.03, max(0.12, y - 0.25))
    return y, time, Layout(back=y + 0.1, front=0.96, sky=sky, dim=dim(time), weather=weather, far_line=y)


def _lights(canvas: Canvas, time: str, bottom: float) -> None:
    x = canvas.rng.uniform(0.1, 0.9)
    if time in ("day", "sunny"):
        _sun(canvas, x, bottom)
    elif time == "sunset":
        _low_sun(canvas, x, bottom)
    elif time == "night":
        _stars(canvas, bottom)
        _moon(canvas, x, bottom)


def _sun(canvas: Canvas, x: float, bottom: float) -> None:
    rng, pen = canvas.rng, canvas.full
    if rng.random() >= 0.6:
        return
    r, y = rng.uniform(0.04, 0.09), rng.uniform(0.06, max(0.08, bottom * 0.4))
    if rng.random() < 0.4:
        pen.oval(x, y, r * 1.4, r * 1.4, (255, 243, 180), plain=True)
    pen.oval(x, y, r, r, jitter((255, 222, 70), rng), plain=True)


def _low_sun(canvas: Canvas, x: float, bottom: float) -> None:
    rng = canvas.rng
    r = rng.uniform(0.07, 0.13)
    y = bottom - r * rng.uniform(0, 1.2)
    canvas.full.oval(x, y, r, r, rng.choice([(255, 120, 50), (255, 225, 130), (250, 90, 60)]), plain=True)


def _stars(canvas: Canvas, bottom: float) -> None:
    rng = canvas.rng
    for _ in range(rng.randint(5, 22)):
        r = rng.uniform(0.003, 0.008)
        canvas.full.oval(rng.random(), rng.uniform(0, bottom), r, r, (245, 245, 220), plain=True)


def _moon(canvas: Canvas, x: float, bottom: float) -> None:
    rng, pen = canvas.rng, canvas.full
    if rng.random() >= 0.7:
        return
    r, y = rng.uniform(0.04, 0.08), rng.uniform(0.08, max(0.1, bottom * 0.5))
    pen.oval(x, y, r, r, (245, 242, 215), plain=True)
    if rng.random() < 0.5:
        pen.oval(x + r * 0.5, y - r * 0.2, r * 0.85, r * 0.85, (18, 22, 54), plain=True)


def _clouds(canvas: Canvas, key: str, bottom: float) -> None:
    rng = canvas.rng
    count = {"cloudy": 6, "rainy": 6, "night": 0}.get(key, rng.randint(0, 3))
    colour = {"cloudy": (225, 228, 232), "rainy": (105, 112, 122), "sunset": (255, 205, 170)}.get(key, (250, 251, 253))
    for _ in range(count):
        cloud(
            canvas,
            rng.random(),
            rng.uniform(0, max(0.05, bottom - 0.12)),
            rng.uniform(0.05, 0.12),
            jitter(colour, rng, 8),
        )


def cloud(canvas: Canvas, x: float, y: float, r: float, colour: RGB) -> None:
    rng, pen = canvas.rng, canvas.full
    if rng.random() < 0.25:
        pen.rect(x - r * 1.6, y, x + r * 1.6, y + r * 0.7, colour, r=0.05, plain=True)
        return
    for k in range(-1, 2):
        s = r * rng.uniform(0.6, 0.8) if k else r
        pen.oval(x + k * r * 0.95, y + abs(k) * r * 0.3, s, s * 0.75, colour, plain=True)


def rain(canvas: Canvas) -> None:
    rng, pen = canvas.rng, canvas.full
    lean = rng.uniform(-0.03, 0.03)
    for _ in range(rng.randint(35, 60)):
        x, y = rng.random(), rng.random()
        pen.line([(x, y), (x + lean, y + rng.uniform(0.05, 0.09))], (195, 212, 235), 0.006)


def snowfall(canvas: Canvas) -> None:
    rng, pen = canvas.rng, canvas.full
    for _ in range(rng.randint(35, 60)):
        r = rng.uniform(0.006, 0.014)
        pen.oval(rng.random(), rng.random(), r, r, (252, 252, 255), plain=True)


def speckle(canvas: Canvas, top: float, bottom: float, count: int, colour: RGB, size: float = 0.012) -> None:
    rng, pen = canvas.rng, canvas.full
    for _ in range(count):
        pen.oval(
            rng.random(),
            rng.uniform(top, bottom),
            size * rng.uniform(0.3, 1),
            size * rng.uniform(0.2, 0.7),
            jitter(colour, rng, 14),
            plain=True,
        )


def blades(canvas: Canvas, top: float, bottom: float, count: int, colour: RGB, height: float) -> None:
    """Blades of grass, longer towards the front."""
    rng, pen = canvas.rng, canvas.full
    for _ in range(count):
        x, y = rng.random(), rng.uniform(top, bottom)
        h = height * rng.uniform(0.6, 1.1) * (0.5 + 0.5 * (y - top) / max(0.01, bottom - top))
        pen.line([(x, y), (x + rng.uniform(-0.3, 0.3) * h, y - h)], jitter(colour, rng, 30), 0.009)


def ground(canvas: Canvas, top: float, colour: RGB, bumpy: float = 0) -> None:
    rng = canvas.rng
    canvas.gradient(top, 1, jitter(colour, rng, 8), dark(colour, rng.uniform(0, 0.18)))
    if bumpy:
        canvas.full.curve(top, bumpy, rng.uniform(0.5, 1.5), colour, bottom=min(1, top + 0.1))


def hills(canvas: Canvas, y: float, colour: RGB, height: float = 0.08) -> None:
    pen, rng = canvas.full, canvas.rng
    pen.curve(y - height / 2, height / 2, rng.uniform(0.5, 1.6), colour, bottom=y + 0.02)


def mountains(canvas: Canvas, y: float, colour: RGB, height: float, snow: bool) -> None:
    rng, pen = canvas.rng, canvas.full
    for _ in range(rng.randint(2, 4)):
        x, h, w = rng.random(), height * rng.uniform(0.6, 1), rng.uniform(0.2, 0.4)
        tone = jitter(colour, rng, 12)
        pen.poly([(x - w, y), (x, y - h), (x + w, y)], tone, plain=True)
        pen.poly([(x, y - h), (x + w, y), (x + w * 0.2, y)], dark(tone, 0.15), plain=True)
        if snow:
            pen.poly(
                [
                    (x - w * 0.3, y - h * 0.7),
                    (x, y - h),
                    (x + w * 0.3, y - h * 0.7),
                    (x + w * 0.1, y - h * 0.62),
                    (x, y - h * 0.72),
                    (x - w * 0.12, y - h * 0.6),
                ],
                (245, 248, 252),
                plain=True,
            )


def towers(canvas: Canvas, y: float, height: float, x0: float, x1: float, night: bool) -> None:
    """A skyline between x0 and x1 that stands on y."""
    rng, pen = canvas.rng, canvas.full
    base = rng.choice([(120, 130, 150), (150, 150, 155), (90, 105, 135), (165, 140, 125), (70, 75, 90)])
    x = x0
    while x < x1:
        w, h = rng.uniform(0.04, 0.09), height * rng.uniform(0.35, 1)
        tone = jitter(base, rng, 25)
        pen.rect(x, y - h, min(x + w, x1), y, tone, plain=True)
        if rng.random() < 0.15:
            pen.line([(x + w / 2, y - h), (x + w / 2, y - h - 0.04)], tone, 0.008)
        lamp = (255, 226, 130) if night else rng.choice([light(tone, 0.5), (70, 85, 110), (200, 220, 235)])
        for k in range(int(h / 0.032)):
            for j in range(2):
                if rng.random() < 0.75:
                    wx, wy = x + w * (0.18 + 0.4 * j), y - h + 0.012 + k * 0.032
                    pen.rect(wx, wy, wx + w * 0.24, wy + 0.013, lamp, plain=True)
        x += w * rng.uniform(0.9, 1.2)
