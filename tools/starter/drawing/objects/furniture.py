"""Furniture and fittings."""

from ..canvas import Pen
from ..palettes import RGB, dark, jitter, light, named
from .spec import Spec

LEG: RGB = (90, 62, 40)


def sofa(p: Pen, c: RGB) -> None:
    rng = p.rng
    seats, arm, back = rng.choice([2, 2, 3]), rng.uniform(0.08, 0.14), rng.uniform(0, 0.15)
    soft = rng.choice([0, 0.1, 0.2])
    for x in (0.1, 0.86):
        p.rect(x, 0.85, x + 0.04, 1, LEG, plain=True)
    p.rect(arm * 0.6, back, 1 - arm * 0.6, 0.75, dark(c, 0.08), r=soft)
    step = (1 - 2 * arm) / seats
    for k in range(seats):
        x = arm + step * k
        p.rect(x + 0.005, back + 0.06, x + step - 0.005, 0.56, c, r=soft)
        p.rect(x + 0.005, 0.52, x + step - 0.005, 0.74, light(c, 0.12), r=soft)
    p.rect(arm * 0.5, 0.72, 1 - arm * 0.5, 0.9, dark(c, 0.15), r=soft / 2)
    for x in (0, 1 - arm):
        p.rect(x, 0.34, x + arm, 0.9, dark(c, 0.05), r=soft + 0.05)
    if rng.random() < 0.4:
        cushion = named(rng.choice(["yellow", "red", "blue", "white", "green", "pink"]), rng)
        p.inner(arm, 0.3, arm + 0.16, 0.6, turn=rng.uniform(-20, 20)).rect(0, 0, 1, 1, cushion)


def corner_sofa(p: Pen, c: RGB) -> None:
    p.rect(0.02, 0.05, 0.98, 0.55, dark(c, 0.1), r=0.08)
    for k in range(3):
        p.rect(0.06 + 0.3 * k, 0.1, 0.35 + 0.3 * k, 0.42, c, r=0.06)
        p.rect(0.06 + 0.3 * k, 0.4, 0.35 + 0.3 * k, 0.62, light(c, 0.12), r=0.05)
    p.rect(0.02, 0.58, 0.98, 0.72, dark(c, 0.16))
    p.poly([(0, 0.4), (0.36, 0.4), (0.42, 0.8), (0, 0.8)], light(c, 0.1))
    p.rect(0, 0.78, 0.42, 0.98, dark(c, 0.14), r=0.04)
    p.rect(0.92, 0.3, 1, 0.74, dark(c, 0.05), r=0.05)


def armchair(p: Pen, c: RGB) -> None:
    soft = p.rng.choice([0.05, 0.15, 0.25])
    for x in (0.14, 0.8):
        p.rect(x, 0.85, x + 0.06, 1, LEG, plain=True)
    if p.rng.random() < 0.35:
        p.oval(0.5, 0.38, 0.4, 0.38, dark(c, 0.06))
    else:
        p.rect(0.12, 0, 0.88, 0.7, dark(c, 0.06), r=soft)
    p.rect(0.22, 0.5, 0.78, 0.74, light(c, 0.14), r=0.08)
    p.rect(0.1, 0.7, 0.9, 0.9, dark(c, 0.15), r=0.05)
    for x in (0, 0.8):
        p.rect(x, 0.38, x + 0.2, 0.9, c, r=soft)


def chair(p: Pen, c: RGB) -> None:
    kind, w = p.rng.randrange(3), 0.09
    p.line([(0.3, 0.58), (0.26, 0.9)], dark(c, 0.3), w)
    p.line([(0.84, 0.58), (0.88, 0.9)], dark(c, 0.3), w)
    if kind == 0:
        p.line([(0.17, 0.02), (0.17, 1)], c, w)
        p.line([(0.72, 0.02), (0.72, 0.55)], c, w)
        for y in (0.06, 0.2, 0.34):
            p.rect(0.15, y, 0.74, y + 0.07, c)
    elif kind == 1:
        p.rect(0.12, 0, 0.76, 0.45, c, r=0.15)
    else:
        p.oval(0.45, 0.25, 0.34, 0.25, c)
        p.oval(0.45, 0.25, 0.22, 0.15, light(c, 0.25))
    p.line([(0.44, 0.4), (0.44, 0.55)], dark(c, 0.1), w)
    p.poly([(0.1, 0.62), (0.2, 0.5), (0.92, 0.5), (0.86, 0.62)], light(c, 0.1))
    p.line([(0.15, 0.6), (0.12, 1)], c, w)
    p.line([(0.82, 0.6), (0.82, 1)], c, w)


def stool(p: Pen, c: RGB) -> None:
    for x0, x1 in ((0.3, 0.12), (0.7, 0.88), (0.5, 0.5)):
        p.line([(x0, 0.15), (x1, 1)], dark(c, 0.2), 0.1)
    p.line([(0.22, 0.65), (0.78, 0.65)], dark(c, 0.3), 0.07)
    p.oval(0.5, 0.12, 0.45, 0.12, c)


def dining_table(p: Pen, c: RGB) -> None:
    if p.rng.random() < 0.3:
        p.rect(0.45, 0.2, 0.55, 0.95, dark(c, 0.25))
        p.oval(0.5, 0.95, 0.2, 0.06, dark(c, 0.3))
        p.oval(0.5, 0.16, 0.5, 0.16, c)
        return
    for x in (0.16, 0.78):
        p.rect(x, 0.2, x + 0.05, 0.8, dark(c, 0.35), plain=True)
    p.poly([(0.12, 0), (0.88, 0), (1, 0.24), (0, 0.24)], light(c, 0.1))
    p.rect(0, 0.24, 1, 0.34, dark(c, 0.12))
    for x in (0.04, 0.89):
        p.rect(x, 0.34, x + 0.07, 1, dark(c, 0.2))


def coffee_table(p: Pen, c: RGB) -> None:
    for x in (0.08, 0.86):
        p.rect(x, 0.35, x + 0.06, 1, dark(c, 0.25))
    if p.rng.random() < 0.5:
        p.oval(0.5, 0.26, 0.5, 0.26, c)
        return
    p.poly([(0.14, 0), (0.86, 0), (1, 0.32), (0, 0.32)], light(c, 0.1))
    p.rect(0, 0.32, 1, 0.48, dark(c, 0.1))


def desk(p: Pen, c: RGB) -> None:
    p.rect(0, 0.28, 1, 0.38, c)
    p.rect(0.04, 0.38, 0.1, 1, dark(c, 0.15))
    p.rect(0.62, 0.38, 0.96, 0.98, dark(c, 0.1))
    for k in range(3):
        p.rect(0.65, 0.43 + 0.18 * k, 0.93, 0.56 + 0.18 * k, light(c, 0.12))
        p.oval(0.79, 0.5 + 0.18 * k, 0.02, 0.03, dark(c, 0.5), plain=True)
    if p.rng.random() < 0.7:
        p.rect(0.2, 0, 0.5, 0.2, (45, 48, 54))
        p.rect(0.22, 0.02, 0.48, 0.17, (120, 180, 225), plain=True)
        p.rect(0.33, 0.2, 0.37, 0.28, (70, 70, 75), plain=True)


def bookshelf(p: Pen, c: RGB) -> None:
    rng, rows = p.rng, p.rng.randint(3, 5)
    p.rect(0, 0, 1, 1, dark(c, 0.1))
    h = 0.94 / rows
    for row in range(rows):
        y = 0.03 + row * h
        p.rect(0.07, y, 0.93, y + h * 0.84, dark(c, 0.5), plain=True)
        x = 0.08
        while x < 0.86:
            w = rng.uniform(0.05, 0.11)
            if rng.random() < 0.85:
                tall = h * rng.uniform(0.5, 0.76)
                p.rect(x, y + h * 0.84 - tall, min(x + w, 0.92), y + h * 0.84, named(rng.choice(_BOOKS), rng), plain=True)
            x += w + 0.01


_BOOKS = ["red", "blue", "green", "yellow", "white", "brown", "orange", "purple"]


def cabinet(p: Pen, c: RGB) -> None:
    doors = p.rng.choice([2, 3])
    for x in (0.05, 0.88):
        p.rect(x, 0.85, x + 0.06, 1, dark(c, 0.4), plain=True)
    p.rect(0, 0, 1, 0.88, dark(c, 0.1))
    p.rect(-0.02, 0, 1.02, 0.1, light(c, 0.1))
    for k in range(doors):
        x = 0.04 + 0.93 * k / doors
        p.rect(x, 0.15, x + 0.86 / doors, 0.82, c)
        p.oval(x + 0.75 / doors, 0.48, 0.015, 0.03, dark(c, 0.6), plain=True)


def wardrobe(p: Pen, c: RGB) -> None:
    p.rect(0, 0, 1, 0.97, dark(c, 0.12))
    p.rect(-0.03, 0, 1.03, 0.06, dark(c, 0.2))
    for x in (0.05, 0.52):
        p.rect(x, 0.09, x + 0.43, 0.93, c)
        p.rect(x + 0.07, 0.14, x + 0.36, 0.5, light(c, 0.12), plain=True)
    for x in (0.44, 0.56):
        p.rect(x - 0.015, 0.48, x + 0.015, 0.58, dark(c, 0.6), plain=True)


def bed(p: Pen, c: RGB) -> None:
    wood = named(p.rng.choice(["wood", "white", "grey", "brown"]), p.rng)
    if p.rng.random() < 0.5:
        p.rect(0.06, 0, 0.94, 0.5, wood, r=p.rng.choice([0, 0.1]))
        p.poly([(0.1, 0.35), (0.9, 0.35), (1, 0.88), (0, 0.88)], (245, 245, 242))
        for x in (0.16, 0.54):
            p.rect(x, 0.28, x + 0.3, 0.46, (252, 252, 252), r=0.08)
        p.poly([(0.08, 0.5), (0.92, 0.5), (1, 0.9), (0, 0.9)], c)
        p.poly([(0.08, 0.5), (0.92, 0.5), (0.94, 0.57), (0.06, 0.57)], light(c, 0.4), plain=True)
        p.rect(0, 0.88, 1, 1, dark(wood, 0.1))
        return
    p.rect(0, 0.05, 0.07, 1, wood)
    p.rect(0.93, 0.4, 1, 1, wood)
    p.rect(0.05, 0.55, 0.95, 0.72, (245, 245, 242))
    p.rect(0.09, 0.4, 0.3, 0.58, (252, 252, 252), r=0.1)
    p.rect(0.3, 0.48, 0.95, 0.76, c, r=0.06)
    p.rect(0.05, 0.74, 0.95, 0.88, dark(wood, 0.1))


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
        p.poly([(0.09, 0.9), (0.09, 0.6), (0.35, 0.4), (0.6, 0.65), (0.75, 0.5), (0.91, 0.7), (0.91, 0.9)], jitter((80, 140, 85), rng, 30), plain=True)
        p.oval(0.72, 0.27, 0.08, 0.09, (250, 200, 70), plain=True)
        return
    for _ in range(4):
        p.oval(rng.uniform(0.25, 0.75), rng.uniform(0.3, 0.7), 0.13, 0.15, named(rng.choice(["red", "blue", "yellow", "black", "pink"]), rng), plain=True)


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
            p.poly([(0.46, 0.8), (tip[0] - 0.08, tip[1] + 0.16), tip, (tip[0] + 0.1, tip[1] + 0.2), (0.54, 0.8)], jitter(green, rng, 25))
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


def kitchen_counter(p: Pen, c: RGB) -> None:
    top = p.rng.choice([(70, 70, 74), (235, 235, 235), (170, 125, 80)])
    for k in range(4):
        p.rect(0.25 * k, 0, 0.25 * k + 0.24, 0.3, c)
        p.rect(0.25 * k + 0.19, 0.18, 0.25 * k + 0.205, 0.26, dark(c, 0.55), plain=True)
    p.rect(0, 0.3, 1, 0.55, light(c, 0.4), plain=True)
    p.rect(-0.01, 0.55, 1.01, 0.61, top)
    for k in range(4):
        p.rect(0.25 * k, 0.61, 0.25 * k + 0.24, 1, c)
        p.rect(0.25 * k + 0.03, 0.66, 0.25 * k + 0.21, 0.69, dark(c, 0.4), plain=True)
    p.line([(0.36, 0.55), (0.36, 0.42), (0.42, 0.42), (0.42, 0.48)], (130, 135, 140), 0.03)
    p.rect(0.62, 0.44, 0.72, 0.55, named(p.rng.choice(["red", "grey", "black", "blue"]), p.rng))


def oven(p: Pen, c: RGB) -> None:
    p.rect(0, 0, 1, 1, c)
    p.rect(0, 0, 1, 0.2, dark(c, 0.2))
    for k in range(4):
        p.oval(0.2 + 0.2 * k, 0.1, 0.05, 0.05, (30, 30, 34), plain=True)
    p.rect(0.1, 0.36, 0.9, 0.9, (45, 42, 44), r=0.06)
    p.rect(0.18, 0.45, 0.82, 0.8, p.rng.choice([(235, 140, 60), (85, 82, 84)]), plain=True)
    p.rect(0.12, 0.26, 0.88, 0.31, (200, 202, 206), plain=True)


def fridge(p: Pen, c: RGB) -> None:
    split = p.rng.choice([0.33, 0.62])
    p.rect(0, 0, 1, 0.97, c, r=p.rng.choice([0.02, 0.15]))
    p.line([(0, split), (1, split)], dark(c, 0.4), 0.03)
    for y0, y1 in ((split - 0.2, split - 0.06), (split + 0.06, split + 0.25)):
        p.rect(0.1, y0, 0.17, y1, dark(c, 0.45), plain=True)


def sink(p: Pen, c: RGB) -> None:
    if p.rng.random() < 0.5:
        p.rect(0.43, 0.45, 0.57, 1, (228, 230, 232))
    else:
        p.rect(0.08, 0.45, 0.92, 1, named("wood", p.rng))
    p.poly([(0, 0.3), (1, 0.3), (0.8, 0.58), (0.2, 0.58)], (246, 247, 248))
    p.oval(0.5, 0.31, 0.4, 0.06, (190, 215, 228))
    p.line([(0.5, 0.28), (0.5, 0.08), (0.64, 0.08), (0.64, 0.2)], (135, 140, 146), 0.06)


def bathtub(p: Pen, c: RGB) -> None:
    for x in (0.16, 0.78):
        p.oval(x + 0.03, 0.93, 0.05, 0.07, (150, 130, 90))
    p.poly([(0, 0.3), (1, 0.3), (0.88, 0.9), (0.12, 0.9)], c)
    p.rect(-0.02, 0.26, 1.02, 0.36, light(c, 0.3), r=0.05)
    p.line([(0.9, 0.28), (0.9, 0.05), (0.8, 0.05), (0.8, 0.14)], (140, 145, 150), 0.06)
    for k in range(6):
        p.oval(0.2 + 0.1 * k, 0.22, 0.07, 0.11, (244, 250, 253))


def shelf(p: Pen, c: RGB) -> None:
    rng, wood = p.rng, named("wood", p.rng)
    for y in (0.45, 0.94):
        p.rect(0, y, 1, y + 0.07, wood)
        for k in range(5):
            if rng.random() < 0.8:
                x = 0.05 + 0.19 * k
                p.rect(x, y - rng.uniform(0.15, 0.34), x + 0.12, y, named(rng.choice(_BOOKS), rng))


def stairs(p: Pen, c: RGB) -> None:
    steps = 6
    for k in range(steps):
        p.rect(k / steps, 1 - (k + 1) / steps * 0.8, 1, 1, light(c, 0.12) if k % 2 else c)
    for k in range(steps):
        p.line([((k + 0.5) / steps, 1 - (k + 1) / steps * 0.8), ((k + 0.5) / steps, 0.8 - (k + 1) / steps * 0.8)], dark(c, 0.4), 0.02)
    p.line([(0.05, 0.68), (0.95, 0)], dark(c, 0.4), 0.035)


def window(p: Pen, c: RGB) -> None:
    frame = p.rng.choice([(245, 245, 242), (120, 80, 50), (70, 70, 74)])
    p.rect(0, 0, 1, 1, frame)
    p.rect(0.06, 0.06, 0.94, 0.94, (170, 216, 243), plain=True)
    p.rect(0.06, 0.72, 0.94, 0.94, (110, 170, 95), plain=True)
    p.line([(0.5, 0), (0.5, 1)], frame, 0.06)
    p.line([(0, 0.5), (1, 0.5)], frame, 0.06)
    p.rect(-0.05, 0.96, 1.05, 1.03, frame)


_SOFT = ("white", "grey", "brown", "black", "red", "blue", "green", "beige", "yellow", "orange", "purple", "pink")
_WOOD = ("wood", "brown", "white", "black")

FURNITURE: dict[str, Spec] = {
    "sofa": Spec(sofa, 2.1, 0.28, colours=_SOFT, top=0.6),
    "corner sofa": Spec(corner_sofa, 2.2, 0.33, colours=_SOFT, top=0.5),
    "armchair": Spec(armchair, 1.0, 0.3, colours=_SOFT, top=0.6),
    "chair": Spec(chair, 0.62, 0.32, colours=(*_WOOD, "red", "blue", "yellow", "grey"), top=0.55),
    "stool": Spec(stool, 0.7, 0.22, colours=(*_WOOD, "red", "grey"), top=0.08),
    "dining table": Spec(dining_table, 1.9, 0.27, colours=_WOOD, top=0.12),
    "coffee table": Spec(coffee_table, 2.1, 0.15, colours=_WOOD, top=0.2),
    "desk": Spec(desk, 1.5, 0.34, colours=_WOOD, top=0.28),
    "bookshelf": Spec(bookshelf, 0.75, 0.52, colours=_WOOD, top=0),
    "cabinet": Spec(cabinet, 1.6, 0.25, colours=(*_WOOD, "grey", "green", "blue"), top=0.03),
    "wardrobe": Spec(wardrobe, 0.7, 0.56, colours=(*_WOOD, "grey"), top=0),
    "bed": Spec(bed, 1.6, 0.36, colours=_SOFT, top=0.6),
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
    "kitchen counter": Spec(kitchen_counter, 1.7, 0.52, colours=("white", "wood", "grey", "blue", "green", "red", "black"), top=0.55),
    "oven": Spec(oven, 0.95, 0.3, colours=("white", "grey", "black", "red"), top=0),
    "fridge": Spec(fridge, 0.52, 0.52, colours=("white", "grey", "red", "blue", "black", "green"), top=0),
    "sink": Spec(sink, 0.9, 0.28, top=0.3),
    "bathtub": Spec(bathtub, 2.1, 0.25, colours=("white", "blue", "pink", "green", "black"), top=0.25),
    "shelf": Spec(shelf, 1.5, 0.2, "wall"),
    "stairs": Spec(stairs, 1.0, 0.5, colours=("wood", "white", "grey", "brown")),
    "window": Spec(window, 0.95, 0.3, "wall"),
}
