"""Plants, rocks and water in the wild."""

import math

from ..canvas import Pen
from ..palettes import RGB, dark, jitter, light, named
from .spec import Spec

BARK: RGB = (100, 72, 48)


def tree(p: Pen, c: RGB) -> None:
    rng = p.rng
    green = jitter(rng.choice([(60, 135, 60), (85, 150, 65), (45, 110, 55), (120, 160, 60)]), rng)
    p.poly([(0.42, 1), (0.46, 0.5), (0.54, 0.5), (0.58, 1)], jitter(BARK, rng))
    if rng.random() < 0.35:
        p.oval(0.5, 0.35, 0.45, 0.35, green)
        return
    for x, y, r in ((0.25, 0.45, 0.22), (0.75, 0.45, 0.22), (0.5, 0.45, 0.26), (0.36, 0.25, 0.24), (0.64, 0.24, 0.24)):
        p.oval(x, y, r, r * 0.9, jitter(green, rng, 12))


def pine_tree(p: Pen, c: RGB) -> None:
    green = jitter((40, 100, 60), p.rng, 18)
    p.rect(0.44, 0.8, 0.56, 1, BARK)
    for k in range(4):
        y, w = 0.88 - 0.2 * k, 0.5 - 0.09 * k
        p.poly([(0.5 - w, y), (0.5, y - 0.34), (0.5 + w, y)], green if k % 2 else light(green, 0.08))


def acacia(p: Pen, c: RGB) -> None:
    rng = p.rng
    green = jitter((95, 125, 55), rng, 15)
    p.line([(0.5, 1), (0.48, 0.6), (0.2, 0.3)], BARK, 0.06)
    p.line([(0.48, 0.6), (0.8, 0.3)], BARK, 0.05)
    for x, y, r in ((0.25, 0.26, 0.25), (0.72, 0.26, 0.27), (0.5, 0.16, 0.36)):
        p.oval(x, y, r, 0.14, jitter(green, rng, 10))


def bush(p: Pen, c: RGB) -> None:
    rng = p.rng
    green = jitter((70, 135, 65), rng, 22)
    for x, y, r in ((0.22, 0.65, 0.22), (0.78, 0.65, 0.22), (0.5, 0.45, 0.3), (0.5, 0.75, 0.28)):
        p.oval(x, y, r, r * 1.2, jitter(green, rng, 10))
    if rng.random() < 0.25:
        berry = named(rng.choice(["red", "pink", "yellow", "white"]), rng)
        for _ in range(7):
            p.oval(rng.uniform(0.15, 0.85), rng.uniform(0.3, 0.85), 0.035, 0.05, berry, plain=True)


def tall_grass(p: Pen, c: RGB) -> None:
    rng = p.rng
    green = jitter(rng.choice([(95, 160, 65), (200, 175, 90), (130, 150, 70)]), rng)
    for _ in range(26):
        x = rng.uniform(0.05, 0.95)
        tip = x + rng.uniform(-0.14, 0.14)
        p.poly([(x - 0.02, 1), (tip, rng.uniform(0, 0.4)), (x + 0.02, 1)], jitter(green, rng, 26), plain=True)


def dead_trunk(p: Pen, c: RGB) -> None:
    rng = p.rng
    bark = jitter(rng.choice([BARK, (130, 115, 100), (75, 62, 54)]), rng)
    p.poly([(0.4, 1), (0.45, 0.3), (0.52, 0.3), (0.6, 1)], bark)
    for s, y, tip in ((-1, 0.5, 0.12), (1, 0.4, 0.05), (-1, 0.34, 0), (1, 0.58, 0.3)):
        mid = (0.49 + s * 0.2, y - 0.12)
        p.line([(0.49, y), mid, (0.49 + s * 0.36, tip)], bark, 0.055)
        p.line([mid, (mid[0] + s * 0.04, tip + 0.02)], bark, 0.03)


def log(p: Pen, c: RGB) -> None:
    bark = jitter(BARK, p.rng, 20)
    p.rect(0.05, 0.15, 0.95, 0.95, bark, r=0.4)
    for y in (0.35, 0.6, 0.8):
        p.line([(0.2, y), (0.75, y + 0.02)], dark(bark, 0.25), 0.05)
    p.oval(0.92, 0.55, 0.08, 0.4, (215, 180, 130))
    p.oval(0.92, 0.55, 0.04, 0.2, (180, 140, 95), plain=True)


def branch(p: Pen, c: RGB) -> None:
    rng = p.rng
    bark = jitter(BARK, rng, 18)
    p.poly([(-0.1, 0.42), (0.5, 0.44), (1.1, 0.4), (1.1, 0.5), (0.5, 0.58), (-0.1, 0.66)], bark, plain=True)
    for x, y, s in ((0.2, 0.5, 1), (0.75, 0.5, 1), (0.6, 0.5, -1), (0.9, 0.48, -1)):
        tip = (x + 0.12, y + s * 0.35)
        p.line([(x, y), tip], bark, 0.08)
        for _ in range(3):
            lx, ly = tip[0] + rng.uniform(-0.05, 0.05), tip[1] + rng.uniform(-0.12, 0.12)
            p.oval(lx, ly, 0.05, 0.12, jitter((75, 145, 65), rng, 22))


def waterhole(p: Pen, c: RGB) -> None:
    water = jitter((90, 160, 200), p.rng, 18)
    p.oval(0.5, 0.5, 0.5, 0.5, (150, 120, 80), plain=True)
    p.oval(0.5, 0.52, 0.45, 0.4, water)
    for y in (0.4, 0.6, 0.72):
        p.line([(0.3, y), (0.6, y)], light(water, 0.45), 0.06)


def river(p: Pen, c: RGB) -> None:
    water = jitter((75, 150, 205), p.rng, 18)
    p.poly(
        [(0.46, 0), (0.54, 0), (0.66, 0.3), (0.5, 0.55), (1, 1), (0.1, 1), (0.32, 0.55), (0.5, 0.3)], water, plain=True
    )
    for x, y in ((0.5, 0.7), (0.45, 0.88), (0.55, 0.25)):
        p.line([(x, y), (x + 0.15, y)], light(water, 0.4), 0.03)


def flowers(p: Pen, c: RGB) -> None:
    rng = p.rng
    for k in range(7):
        x, y = (k + 0.5) / 7, rng.uniform(0.15, 0.5)
        p.line([(x, 1), (x, y)], (70, 135, 60), 0.04)
        p.oval(x - 0.05, 0.78, 0.05, 0.05, (80, 150, 70), plain=True)
        petals = rng.choice([4, 5, 6])
        for j in range(petals):
            a = 6.283 * j / petals
            p.oval(x + 0.055 * math.cos(a), y + 0.1 * math.sin(a), 0.045, 0.08, c, plain=True)
        p.oval(x, y, 0.035, 0.06, (250, 215, 80) if sum(c) < 600 else (240, 170, 50), plain=True)


def mountain(p: Pen, c: RGB) -> None:
    rock = jitter(p.rng.choice([(120, 122, 135), (130, 112, 98), (100, 120, 110)]), p.rng)
    p.poly([(0, 1), (0.28, 0.45), (0.36, 0.52), (0.55, 0), (0.78, 0.5), (0.84, 0.45), (1, 1)], rock, plain=True)
    p.poly([(0.55, 0), (0.78, 0.5), (0.84, 0.45), (1, 1), (0.62, 1), (0.66, 0.5)], dark(rock, 0.16), plain=True)
    if p.rng.random() < 0.7:
        p.poly(
            [(0.44, 0.28), (0.55, 0), (0.68, 0.28), (0.6, 0.22), (0.55, 0.32), (0.5, 0.23)], (246, 249, 252), plain=True
        )


def nest(p: Pen, c: RGB) -> None:
    rng = p.rng
    p.oval(0.5, 0.4, 0.48, 0.22, (95, 65, 40))
    for x in (0.35, 0.5, 0.65):
        p.oval(x, 0.34, 0.1, 0.2, rng.choice([(240, 235, 220), (160, 210, 220), (225, 200, 165)]))
    p.poly([(0.02, 0.42), (0.98, 0.42), (0.78, 0.98), (0.22, 0.98)], (140, 100, 60))
    for _ in range(16):
        x, y = rng.uniform(0, 0.8), rng.uniform(0.42, 0.95)
        p.line(
            [(x, y), (x + 0.24, y + rng.uniform(-0.12, 0.12))],
            rng.choice([(175, 135, 85), (100, 70, 42), (200, 165, 110)]),
            0.045,
        )


def cave(p: Pen, c: RGB) -> None:
    rock = jitter(p.rng.choice([(130, 126, 122), (125, 105, 88), (105, 108, 118)]), p.rng)
    p.poly([(0, 1), (0.08, 0.5), (0.3, 0.12), (0.55, 0), (0.82, 0.2), (0.95, 0.6), (1, 1)], rock)
    p.poly([(0.25, 1), (0.28, 0.62), (0.5, 0.36), (0.72, 0.62), (0.76, 1)], (28, 25, 26), plain=True)
    for x, y in ((0.2, 0.45), (0.7, 0.25), (0.85, 0.7)):
        p.line([(x, y), (x + 0.08, y + 0.06)], dark(rock, 0.3), 0.03)


def snow_drift(p: Pen, c: RGB) -> None:
    p.oval(0.3, 0.8, 0.3, 0.45, (232, 239, 248))
    p.oval(0.65, 0.75, 0.35, 0.6, (246, 249, 253))
    p.oval(0.5, 0.95, 0.5, 0.28, (220, 230, 243), plain=True)


def reeds(p: Pen, c: RGB) -> None:
    rng = p.rng
    for _ in range(13):
        x = rng.uniform(0.05, 0.95)
        tip, y = x + rng.uniform(-0.06, 0.06), rng.uniform(0.05, 0.4)
        p.line([(x, 1), (tip, y)], jitter((110, 150, 70), rng, 22), 0.03)
        if rng.random() < 0.6:
            p.oval(tip, y + 0.06, 0.035, 0.1, (110, 72, 42))


def termite_mound(p: Pen, c: RGB) -> None:
    mud = jitter((178, 110, 70), p.rng, 18)
    p.poly(
        [(0, 1), (0.16, 0.5), (0.25, 0.62), (0.36, 0.15), (0.48, 0), (0.6, 0.3), (0.72, 0.25), (0.84, 0.7), (1, 1)], mud
    )
    for x, y in ((0.4, 0.5), (0.6, 0.65), (0.3, 0.82), (0.5, 0.25)):
        p.oval(x, y, 0.04, 0.03, dark(mud, 0.45), plain=True)


def vines(p: Pen, c: RGB) -> None:
    rng = p.rng
    for k in range(4):
        x, end = 0.1 + 0.26 * k, rng.uniform(0.6, 1)
        sway = rng.uniform(-0.1, 0.1)
        p.line([(x + sway * math.sin(j), -0.3 + (end + 0.3) * j / 6) for j in range(7)], (75, 115, 50), 0.04)
        for j in range(6):
            p.oval(x + rng.choice([-0.06, 0.06]), end * j / 6, 0.06, 0.045, jitter((60, 140, 60), rng, 22), plain=True)


NATURE: dict[str, Spec] = {
    "tree": Spec(tree, 0.85, 0.55, top=0.3),
    "pine tree": Spec(pine_tree, 0.55, 0.55, top=0.2),
    "acacia": Spec(acacia, 1.4, 0.45, top=0.1),
    "bush": Spec(bush, 1.4, 0.2, top=0.2),
    "tall grass": Spec(tall_grass, 1.2, 0.26, top=0.6),
    "dead trunk": Spec(dead_trunk, 0.8, 0.5, top=0.35),
    "log": Spec(log, 3.2, 0.14, top=0.15),
    "branch": Spec(branch, 3.4, 0.24, "branch", top=0.46),
    "waterhole": Spec(waterhole, 2.8, 0.17, "flat", top=0.5),
    "river": Spec(river, 1.5, 0.5, "flat", top=0.6),
    "flowers": Spec(flowers, 1.9, 0.2, colours=("red", "yellow", "pink", "purple", "white", "orange", "blue"), top=0.6),
    "mountain": Spec(mountain, 1.7, 0.36, "far", top=0),
    "nest": Spec(nest, 1.7, 0.17, top=0.4),
    "cave": Spec(cave, 1.3, 0.45, top=0.05),
    "snow drift": Spec(snow_drift, 2.3, 0.15, top=0.2),
    "reeds": Spec(reeds, 0.9, 0.32, top=0.6),
    "termite mound": Spec(termite_mound, 0.75, 0.32, top=0.02),
    "vines": Spec(vines, 0.8, 0.45, "ceiling"),
}
