"""Streets, cities, roads, farms, gardens and parks."""

from ..canvas import Canvas
from ..layout import Layout, trait
from ..palettes import RGB, dark, jitter, light, named
from .common import blades, dim, ground, hills, mountains, paint_sky, speckle, towers

HOUSES: dict[str, list[RGB]] = {
    "old": [(200, 180, 150), (180, 155, 125), (165, 150, 140)],
    "modern": [(228, 228, 230), (120, 124, 130), (205, 210, 214)],
    "colourful": [(225, 90, 80), (245, 205, 80), (90, 160, 215), (120, 190, 120), (235, 150, 180)],
    "brick": [(165, 80, 62), (140, 70, 58)],
}


def _start(canvas: Canvas, traits: dict[str, str], low: float, high: float) -> tuple[float, str, Layout]:
    rng = canvas.rng
    time, weather = trait(traits, "time", rng, ["day", "day", "sunset"]), trait(traits, "weather", rng, ["clear"])
    y = rng.uniform(low, high)
    paint_sky(canvas, time, y, weather)
    layout = Layout(
        back=y + 0.1, front=0.96, sky=(0.03, max(0.12, y - 0.25)), dim=dim(time), weather=weather, far_line=y
    )
    return y, time, layout


def street(canvas: Canvas, traits: dict[str, str]) -> Layout:
    rng, pen = canvas.rng, canvas.full
    y, time, layout = _start(canvas, traits, 0.52, 0.64)
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
    y, time, layout = _start(canvas, traits, 0.5, 0.64)
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


def road(canvas: Canvas, traits: dict[str, str]) -> Layout:
    rng, pen = canvas.rng, canvas.full
    y, _, layout = _start(canvas, traits, 0.35, 0.5)
    setting = trait(traits, "setting", rng, ["desert", "countryside", "forest", "mountains", "snow"])
    base: dict[str, RGB] = {
        "desert": (225, 180, 115),
        "countryside": (115, 175, 75),
        "forest": (75, 125, 60),
        "mountains": (125, 145, 90),
        "snow": (238, 243, 250),
    }
    if setting in ("mountains", "snow"):
        mountains(canvas, y, (120, 128, 145), y * 0.8, True)
    if setting == "countryside":
        hills(canvas, y, (95, 155, 70), 0.09)
    ground(canvas, y, base[setting])
    if setting in ("forest", "snow"):
        for k in range(10):
            x = k / 9
            if abs(x - 0.5) > 0.12:
                h = 0.15 + abs(x - 0.5) * 0.7
                pen.poly(
                    [(x - 0.07, y + h * 0.3), (x, y - h * 0.8), (x + 0.07, y + h * 0.3)],
                    jitter((40, 95, 55), rng, 14),
                    plain=True,
                )
    if setting == "desert":
        for _ in range(4):
            pen.oval(rng.random(), rng.uniform(y + 0.02, 1), 0.03, 0.015, (190, 140, 85), plain=True)
    bend = rng.uniform(-0.2, 0.2)
    pen.poly([(0.48 + bend, y), (0.52 + bend, y), (0.86, 1), (0.14, 1)], jitter((88, 90, 94), rng, 12), plain=True)
    for k in range(5):
        t0, t1 = (k / 5) ** 1.5, ((k + 0.5) / 5) ** 1.5
        pen.poly(
            [
                (0.5 + bend * (1 - t) + s * (0.003 + 0.014 * t), y + (1 - y) * t)
                for t, s in ((t0, -1), (t0, 1), (t1, 1), (t1, -1))
            ],
            (245, 240, 215),
            plain=True,
        )
    return layout


def farm(canvas: Canvas, traits: dict[str, str]) -> Layout:
    rng, pen = canvas.rng, canvas.full
    y, _, layout = _start(canvas, traits, 0.38, 0.5)
    hills(canvas, y, jitter((120, 165, 85), rng), 0.06)
    field = trait(traits, "field", rng, ["green", "wheat", "ploughed"])
    base: RGB = {"green": (105, 170, 70), "wheat": (228, 192, 92), "ploughed": (130, 92, 62)}[field]
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


FLOWERS: dict[str, list[RGB]] = {
    "red": [(215, 45, 50)],
    "yellow": [(248, 210, 60)],
    "pink": [(240, 130, 175)],
    "purple": [(145, 85, 190)],
    "mixed": [(215, 45, 50), (248, 210, 60), (240, 130, 175), (145, 85, 190), (250, 250, 250)],
}


def garden(canvas: Canvas, traits: dict[str, str]) -> Layout:
    rng, pen = canvas.rng, canvas.full
    y = rng.uniform(0.4, 0.52)
    sky = trait(traits, "sky", rng, ["sunny", "cloudy"])
    paint_sky(canvas, sky, y)
    base = jitter((105, 175, 75), rng)
    fence = trait(traits, "fence", rng, ["white", "brown", "hedge", "none"])
    ground(canvas, y, base)
    if fence == "hedge":
        for k in range(14):
            pen.oval(k / 13, y - 0.04, 0.06, 0.1, jitter((50, 115, 55), rng, 14), plain=True)
    elif fence != "none":
        wood = (245, 245, 242) if fence == "white" else (140, 95, 60)
        pen.rect(0, y - 0.07, 1, y - 0.05, wood, plain=True)
        for k in range(12):
            x = (k + 0.5) / 12
            pen.poly(
                [
                    (x - 0.025, y + 0.04),
                    (x - 0.025, y - 0.1),
                    (x, y - 0.14),
                    (x + 0.025, y - 0.1),
                    (x + 0.025, y + 0.04),
                ],
                wood,
            )
    blades(canvas, y + 0.05, 1, 30, base, 0.04)
    kind = trait(traits, "flowers", rng, ["none", *FLOWERS])
    if kind != "none":
        for _ in range(rng.randint(18, 34)):
            x, v = rng.random(), rng.uniform(y + 0.08, 1)
            _flower(canvas, x, v, rng.uniform(0.014, 0.028), jitter(rng.choice(FLOWERS[kind]), rng))
    return Layout(back=y + 0.12, front=0.95, sky=(0.03, y - 0.2), far_line=y)


def _flower(canvas: Canvas, x: float, y: float, r: float, colour: RGB) -> None:
    pen = canvas.full
    pen.line([(x, y), (x, y + r * 2.4)], (60, 125, 50), 0.006)
    for dx, dy in ((-1, 0), (1, 0), (0, -1), (0, 1)):
        pen.oval(x + dx * r * 0.6, y + dy * r * 0.6, r * 0.6, r * 0.6, colour, plain=True)
    pen.oval(x, y, r * 0.4, r * 0.4, (250, 225, 110), plain=True)


def park(canvas: Canvas, traits: dict[str, str]) -> Layout:
    rng, pen = canvas.rng, canvas.full
    season = trait(traits, "season", rng, ["spring", "summer", "autumn", "winter"])
    y = rng.uniform(0.38, 0.5)
    paint_sky(canvas, "cloudy" if season == "winter" else "day", y)
    leaf: dict[str, list[RGB]] = {
        "spring": [(160, 205, 100), (245, 180, 205), (250, 205, 220)],
        "summer": [(60, 135, 60), (80, 150, 65)],
        "autumn": [(225, 120, 40), (205, 70, 40), (235, 180, 60)],
        "winter": [(225, 232, 240)],
    }
    base: RGB = {
        "spring": (130, 190, 85),
        "summer": (95, 165, 70),
        "autumn": (175, 155, 80),
        "winter": (238, 243, 248),
    }[season]
    ground(canvas, y, base)
    for _ in range(rng.randint(4, 7)):
        x, h = rng.random(), rng.uniform(0.2, 0.34)
        pen.line([(x, y + 0.04), (x, y - h * 0.5)], (95, 70, 50), 0.025)
        if season == "winter":
            for s in (-1, 1):
                pen.line([(x, y - h * 0.4), (x + s * 0.06, y - h)], (95, 70, 50), 0.012)
        else:
            pen.oval(x, y - h * 0.65, 0.1, h * 0.38, jitter(rng.choice(leaf[season]), rng), plain=True)
    pen.poly([(0.45, y), (0.52, y), (0.75, 1), (0.3, 1)], jitter((215, 200, 170), rng), plain=True)
    if season in ("autumn", "spring"):
        speckle(canvas, y, 1, 28, rng.choice(leaf[season]), 0.016)
    layout = Layout(back=y + 0.1, front=0.95, sky=(0.03, y - 0.15), far_line=y)
    if trait(traits, "water", rng, ["none"]) == "pond":
        x = rng.choice([0.25, 0.75])
        pen.oval(x, y + 0.2, 0.23, 0.09, (95, 165, 205), plain=True)
        pen.line([(x - 0.1, y + 0.2), (x + 0.08, y + 0.2)], (190, 220, 235), 0.008)
        layout.water = (x - 0.15, y + 0.17, x + 0.15, y + 0.25)
    return layout
