"""Seats, tables, cupboards and beds."""

from ..canvas import Pen
from ..palettes import RGB, dark, light, named
from .spec import Spec

LEG: RGB = (90, 62, 40)

BOOKS = ["red", "blue", "green", "yellow", "white", "brown", "orange", "purple"]

_SOFT = ("white", "grey", "brown", "black", "red", "blue", "green", "beige", "yellow", "orange", "purple", "pink")

_WOOD = ("wood", "brown", "white", "black")


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
                p.rect(
                    x, y + h * 0.84 - tall, min(x + w, 0.92), y + h * 0.84, named(rng.choice(BOOKS), rng), plain=True
                )
            x += w + 0.01


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
}
