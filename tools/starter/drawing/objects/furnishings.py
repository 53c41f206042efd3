"""Lamps, textiles, pictures, plants and what else stands in a room."""

from ..canvas import Pen
from ..palettes import RGB, dark, jitter, light, named
from .furniture import LEG
from .spec import Spec


def _shade(p: Pen, c: RGB, top: float, bottom: float, flare: float = 0.5) -> None:
    narrow = flare * p.rng.uniform(0.45, 0.9)
    p.poly([(0.5 - narrow, top), (0.5 + narrow, top), (0.5 + flare, bottom), (0.5 - flare, bottom)], c)


def floor_lamp(p: Pen, c: RGB) -> None:
    metal = p.rng.choice([(60, 60, 64), (170, 140, 80), LEG])
    p.line([(0.5, 0.15), (0.5, 0.97)], metal, 0.1)
    p.oval(0.5, 0.97, 0.3, 0.03, metal)
    _shade(p, c, 0, 0.24)


def table_lamp(p: Pen, c: RGB) -> None:
    base = named(p.rng.choice(["blue", "white", "brown", "green", "black"]), p.rng)
    p.oval(0.5, 0.76, 0.2, 0.2, base)
    p.rect(0.3, 0.94, 0.7, 1, dark(base, 0.2))
    p.rect(0.46, 0.45, 0.54, 0.6, dark(base, 0.4), plain=True)
    _shade(p, c, 0, 0.5)


def hanging_lamp(p: Pen, c: RGB) -> None:
    p.line([(0.5, -0.4), (0.5, 0.6)], (50, 50, 52), 0.05)
    if p.rng.random() < 0.4:
        p.oval(0.5, 0.74, 0.42, 0.25, c)
        return
    p.oval(0.5, 0.95, 0.25, 0.08, (255, 240, 170), plain=True)
    _shade(p, c, 0.5, 0.93)


def rug(p: Pen, c: RGB) -> None:
    if p.rng.random() < 0.5:
        for k, tone in enumerate((c, light(c, 0.35), dark(c, 0.15))):
            p.oval(0.5, 0.5, 0.5 - 0.1 * k, 0.5 - 0.12 * k, tone)
        return
    p.poly([(0.12, 0), (0.88, 0), (1, 1), (0, 1)], c)
    p.poly([(0.17, 0.14), (0.83, 0.14), (0.91, 0.86), (0.09, 0.86)], light(c, 0.35))
    p.poly([(0.23, 0.28), (0.77, 0.28), (0.82, 0.72), (0.18, 0.72)], dark(c, 0.1))
    for k in range(11):
        p.line([(k / 10, 1), (k / 10, 1.1)], light(c, 0.5), 0.04)


def curtains(p: Pen, c: RGB) -> None:
    glass = (170, 215, 240) if p.rng.random() < 0.8 else (30, 38, 80)
    p.rect(0.14, 0.06, 0.86, 0.8, (245, 245, 242))
    p.rect(0.18, 0.1, 0.82, 0.76, glass, plain=True)
    p.line([(0.5, 0.1), (0.5, 0.76)], (245, 245, 242), 0.03)
    p.line([(-0.03, 0.03), (1.03, 0.03)], (120, 90, 60), 0.04)
    for x in (0, 0.68):
        inner = x + 0.32
        p.rect(x, 0.04, inner, 1, c)
        for k in range(1, 4):
            p.line([(x + 0.08 * k, 0.06), (x + 0.08 * k, 0.98)], dark(c, 0.22), 0.025)


def fireplace(p: Pen, c: RGB) -> None:
    rng = p.rng
    stone = rng.choice([(165, 90, 70), (190, 185, 178), (235, 232, 226), (120, 118, 116)])
    p.rect(0.04, 0.1, 0.96, 1, stone)
    p.rect(-0.02, 0, 1.02, 0.13, rng.choice([LEG, light(stone, 0.3)]))
    p.rect(0.22, 0.34, 0.78, 1, (32, 26, 24))
    for k in range(3):
        x = 0.36 + 0.14 * k
        p.poly([(x - 0.12, 0.94), (x + rng.uniform(-0.05, 0.05), 0.5), (x + 0.12, 0.94)], (240, 110, 35), plain=True)
        p.poly([(x - 0.06, 0.94), (x, 0.68), (x + 0.06, 0.94)], (255, 215, 90), plain=True)
    p.rect(0.28, 0.92, 0.72, 0.98, (95, 62, 40), plain=True)


def television(p: Pen, c: RGB) -> None:
    p.rect(0, 0, 1, 0.86, (28, 28, 32), r=0.03)
    p.rect(0.035, 0.05, 0.965, 0.79, p.rng.choice([(55, 62, 75), (90, 150, 200), (40, 44, 54)]), plain=True)
    p.poly([(0.1, 0.1), (0.3, 0.1), (0.12, 0.6)], (105, 120, 138), plain=True)
    for x in (0.25, 0.7):
        p.rect(x, 0.86, x + 0.06, 1, (40, 40, 44), plain=True)


def mirror(p: Pen, c: RGB) -> None:
    frame = named(p.rng.choice(["golden", "wood", "black", "white"]), p.rng)
    glass = (198, 222, 232)
    if p.rng.random() < 0.6:
        p.oval(0.5, 0.5, 0.5, 0.5, frame)
        p.oval(0.5, 0.5, 0.41, 0.42, glass, plain=True)
    else:
        p.rect(0, 0, 1, 1, frame)
        p.rect(0.09, 0.07, 0.91, 0.93, glass, plain=True)
    for d in (0, 0.14):
        p.line([(0.3 + d, 0.6), (0.52 + d, 0.28)], (244, 250, 252), 0.05)


def clock(p: Pen, c: RGB) -> None:
    p.oval(0.5, 0.5, 0.5, 0.5, c)
    p.oval(0.5, 0.5, 0.4, 0.4, (250, 250, 246), plain=True)
    for x, y in ((0.5, 0.17), (0.83, 0.5), (0.5, 0.83), (0.17, 0.5)):
        p.oval(x, y, 0.03, 0.03, (40, 40, 44), plain=True)
    p.line([(0.5, 0.5), (0.5, 0.22)], (30, 30, 32), 0.05)
    p.line([(0.5, 0.5), (0.7, 0.6)], (30, 30, 32), 0.06)


def picture(p: Pen, c: RGB) -> None:
    rng = p.rng
    p.rect(0, 0, 1, 1, named(rng.choice(["wood", "black", "golden", "white"]), rng))
    p.rect(0.09, 0.1, 0.91, 0.9, rng.choice([(165, 210, 240), (245, 235, 215), (250, 200, 150)]), plain=True)
    if rng.random() < 0.6:
        p.poly(
            [(0.09, 0.9), (0.09, 0.6), (0.35, 0.4), (0.6, 0.65), (0.75, 0.5), (0.91, 0.7), (0.91, 0.9)],
            jitter((80, 140, 85), rng, 30),
            plain=True,
        )
        p.oval(0.72, 0.27, 0.08, 0.09, (250, 200, 70), plain=True)
        return
    for _ in range(4):
        p.oval(
            rng.uniform(0.25, 0.75),
            rng.uniform(0.3, 0.7),
            0.13,
            0.15,
            named(rng.choice(["red", "blue", "yellow", "black", "pink"]), rng),
            plain=True,
        )


def _pot(p: Pen, top: float) -> None:
    pot = named(p.rng.choice(["orange", "white", "grey", "brown", "black"]), p.rng)
    p.poly([(0.26, top), (0.74, top), (0.66, 1), (0.34, 1)], pot)


def tall_plant(p: Pen, c: RGB) -> None:
    rng, kind = p.rng, p.rng.randrange(3)
    green = jitter((50, 135, 65), rng, 20)
    for k in range(9):
        t = -1 + k / 4
        tip = (0.5 + 0.48 * t, 0.1 + 0.38 * abs(t) + rng.uniform(-0.05, 0.05))
        if kind == 0:
            p.poly(
                [(0.46, 0.8), (tip[0] - 0.08, tip[1] + 0.16), tip, (tip[0] + 0.1, tip[1] + 0.2), (0.54, 0.8)],
                jitter(green, rng, 25),
            )
        else:
            p.line([(0.5, 0.8), (0.5 + 0.2 * t, 0.45), tip], dark(green, 0.2), 0.04)
            p.oval(tip[0], tip[1] + 0.04, 0.13 if kind == 1 else 0.08, 0.09, jitter(green, rng, 25))
    _pot(p, 0.74)


def small_plant(p: Pen, c: RGB) -> None:
    rng = p.rng
    green = jitter((65, 150, 70), rng, 20)
    for _ in range(9):
        p.oval(rng.uniform(0.2, 0.8), rng.uniform(0.12, 0.5), 0.17, 0.14, jitter(green, rng, 25))
    _pot(p, 0.52)


FURNISHINGS: dict[str, Spec] = {
    "floor lamp": Spec(floor_lamp, 0.34, 0.5, colours=("white", "yellow", "beige", "black", "orange"), top=0),
    "table lamp": Spec(table_lamp, 0.62, 0.2, colours=("white", "yellow", "beige", "red", "orange"), top=0),
    "hanging lamp": Spec(hanging_lamp, 0.9, 0.2, "ceiling", ("white", "yellow", "black", "orange", "red", "grey")),
    "rug": Spec(rug, 3.2, 0.16, "flat", ("red", "blue", "white", "grey", "green", "orange", "brown"), top=0.6),
    "curtains": Spec(curtains, 1.1, 0.42, "wall", ("red", "blue", "white", "green", "yellow", "purple", "grey")),
    "fireplace": Spec(fireplace, 1.15, 0.36, top=0.05),
    "television": Spec(television, 1.55, 0.26),
    "mirror": Spec(mirror, 0.75, 0.25, "wall"),
    "clock": Spec(clock, 1.0, 0.15, "wall", ("white", "black", "wood", "red", "golden")),
    "picture": Spec(picture, 1.2, 0.18, "wall"),
    "tall plant": Spec(tall_plant, 0.72, 0.42),
    "small plant": Spec(small_plant, 0.8, 0.18),
}
