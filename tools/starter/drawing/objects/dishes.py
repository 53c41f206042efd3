"""Dishes of several parts and baked things, as seen on a plate."""

import math

from ..canvas import Pen
from ..palettes import RGB, dark, jitter, light, named
from .food import TURNS, lettuce, mussels, scatter, shrimps
from .spec import Spec


def pancakes(p: Pen, c: RGB) -> None:
    for k in range(4):
        y = 0.74 - 0.12 * k
        p.oval(0.5, y + 0.05, 0.44, 0.2, (250, 222, 155))
        p.oval(0.5, y, 0.44, 0.19, jitter((205, 140, 70), p.rng, 8))
    p.poly(
        [
            (0.25, 0.35),
            (0.4, 0.26),
            (0.65, 0.28),
            (0.76, 0.4),
            (0.72, 0.66),
            (0.66, 0.48),
            (0.45, 0.5),
            (0.4, 0.72),
            (0.33, 0.47),
        ],
        (160, 85, 30),
        plain=True,
    )
    p.rect(0.42, 0.27, 0.58, 0.38, (255, 235, 135))


def cake_slice(p: Pen, c: RGB) -> None:
    cream = named(p.rng.choice(["pink", "white", "brown", "yellow"]), p.rng)
    sponge = p.rng.choice([(242, 215, 150), (120, 74, 48)])
    p.poly([(0.05, 0.42), (0.95, 0.3), (0.95, 0.78), (0.05, 0.92)], sponge)
    p.poly([(0.05, 0.62), (0.95, 0.5), (0.95, 0.58), (0.05, 0.7)], cream, plain=True)
    p.poly([(0.05, 0.42), (0.62, 0.12), (0.95, 0.3)], cream)
    p.poly([(0.05, 0.42), (0.95, 0.3), (0.95, 0.38), (0.05, 0.5)], cream, plain=True)
    p.oval(0.62, 0.16, 0.09, 0.09, (215, 35, 50))


def bread_slices(p: Pen, c: RGB) -> None:
    for k in range(p.rng.choice([1, 2, 3])):
        d = 0.16 * k
        crust = (178, 115, 62)
        p.rect(0.08 + d, 0.2 + d / 3, 0.68 + d, 0.86, crust, r=0.08)
        p.oval(0.38 + d, 0.25 + d / 3, 0.32, 0.15, crust, plain=True)
        p.rect(0.13 + d, 0.24 + d / 3, 0.63 + d, 0.81, (246, 222, 172), r=0.06, plain=True)
        p.oval(0.38 + d, 0.27 + d / 3, 0.26, 0.11, (246, 222, 172), plain=True)


def cheese_slices(p: Pen, c: RGB) -> None:
    for k in range(3):
        x, y = 0.12 + 0.15 * k, 0.16 + 0.13 * k
        tone = jitter((250, 205, 75), p.rng, 8)
        p.poly([(x, y), (x + 0.46, y - 0.05), (x + 0.5, y + 0.4), (x + 0.04, y + 0.46)], tone)
        for dx, dy, r in ((0.13, 0.12, 0.05), (0.35, 0.2, 0.06), (0.17, 0.32, 0.04)):
            p.oval(x + dx, y + dy, r, r, dark(tone, 0.2), plain=True)


def fries(p: Pen, c: RGB) -> None:
    box = p.rng.random() < 0.5
    for _ in range(13):
        x = p.rng.uniform(0.22, 0.78)
        if box:
            p.line(
                [(x, 0.7), (x + p.rng.uniform(-0.1, 0.1), p.rng.uniform(0.05, 0.3))],
                jitter((250, 212, 90), p.rng, 14),
                0.07,
            )
        else:
            a, y = p.rng.uniform(0, 3.14), p.rng.uniform(0.25, 0.75)
            dx, dy = 0.22 * math.cos(a), 0.22 * math.sin(a)
            p.line([(x - dx, y - dy), (x + dx, y + dy)], dark((215, 160, 60), 0.1), 0.085)
            p.line([(x - dx, y - dy), (x + dx, y + dy)], jitter((250, 212, 90), p.rng, 14), 0.06)
    if box:
        p.poly([(0.15, 0.45), (0.85, 0.45), (0.75, 1), (0.25, 1)], named(p.rng.choice(["red", "white", "blue"]), p.rng))


def _topping(p: Pen, x: float, y: float, kind: int) -> None:
    if kind == 0:
        p.oval(x, y, 0.075, 0.075, (190, 50, 40), plain=True)
    elif kind == 1:
        p.oval(x, y, 0.045, 0.045, (40, 36, 42), plain=True)
        p.oval(x, y, 0.017, 0.017, (250, 205, 100), plain=True)
    elif kind == 2:
        p.oval(x, y, 0.07, 0.035, (70, 150, 60), plain=True)
    else:
        p.oval(x, y, 0.06, 0.045, (238, 226, 205), plain=True)


def pizza(p: Pen, c: RGB) -> None:
    p.oval(0.5, 0.5, 0.5, 0.5, (205, 145, 75))
    p.oval(0.5, 0.5, 0.43, 0.43, (200, 70, 40), plain=True)
    p.oval(0.5, 0.5, 0.41, 0.41, jitter((248, 205, 100), p.rng), plain=True)
    kinds = p.rng.sample(range(4), p.rng.choice([0, 1, 2]))
    for x, y in scatter(p, 14, 0.36):
        if kinds:
            _topping(p, x, y, p.rng.choice(kinds))
        else:
            p.blob(x, y, 0.06, 0.05, (255, 240, 200), 0.2, plain=True)
    if p.rng.random() < 0.5:
        for k in range(3):
            a = 1.047 * k
            p.line(
                [
                    (0.5 - 0.48 * math.cos(a), 0.5 - 0.48 * math.sin(a)),
                    (0.5 + 0.48 * math.cos(a), 0.5 + 0.48 * math.sin(a)),
                ],
                (165, 105, 50),
                0.014,
            )


def pizza_slice(p: Pen, c: RGB) -> None:
    p.poly([(0.05, 0.2), (0.95, 0.2), (0.5, 1)], (248, 205, 100))
    p.line([(0.05, 0.16), (0.3, 0.1), (0.7, 0.1), (0.95, 0.16)], (195, 130, 65), 0.13)
    kind = p.rng.randrange(4)
    for x, y in ((0.3, 0.34), (0.65, 0.34), (0.48, 0.56), (0.5, 0.8)):
        _topping(p, x, y, kind)


def burger(p: Pen, c: RGB) -> None:
    bun = jitter((218, 150, 75), p.rng)
    p.rect(0.06, 0.78, 0.94, 0.97, bun, r=0.1)
    p.rect(0.03, 0.62, 0.97, 0.79, (105, 62, 40), r=0.09)
    if p.rng.random() < 0.7:
        p.poly(
            [(0.04, 0.57), (0.96, 0.57), (0.84, 0.64), (0.7, 0.72), (0.55, 0.63), (0.2, 0.63)],
            (250, 200, 60),
            plain=True,
        )
    if p.rng.random() < 0.7:
        p.rect(0.06, 0.51, 0.94, 0.58, (215, 55, 45), r=0.03, plain=True)
    p.poly(
        [(0.01, 0.46)] + [(k / 10, 0.56 if k % 2 else 0.5) for k in range(11)] + [(0.99, 0.44)],
        (105, 180, 70),
        plain=True,
    )
    p.poly([(0.05, 0.48), (0.08, 0.26), (0.25, 0.1), (0.5, 0.04), (0.75, 0.1), (0.92, 0.26), (0.95, 0.48)], bun)
    for x, y in ((0.3, 0.2), (0.5, 0.13), (0.7, 0.21), (0.42, 0.29), (0.6, 0.3)):
        p.oval(x, y, 0.025, 0.017, (252, 238, 200), plain=True)


def sandwich(p: Pen, c: RGB) -> None:
    p.poly([(0.02, 0.9), (0.5, 0.1), (0.98, 0.9)], (215, 160, 95))
    p.poly([(0.1, 0.86), (0.5, 0.2), (0.9, 0.86)], (248, 228, 185), plain=True)
    for k, tone in enumerate([(105, 180, 70), (235, 130, 120), (250, 205, 75), (215, 60, 50)]):
        p.rect(0.02 + 0.01 * k, 0.78 + 0.045 * k, 0.98 - 0.01 * k, 0.83 + 0.045 * k, tone, plain=True)
    p.rect(0.02, 0.95, 0.98, 1.03, (215, 160, 95), plain=True)


def sushi(p: Pen, c: RGB) -> None:
    for k, (x, y) in enumerate(((0.22, 0.35), (0.55, 0.3), (0.35, 0.7), (0.75, 0.65))):
        fish = p.rng.choice([(245, 130, 85), (235, 90, 85), (250, 205, 75), (250, 195, 175)])
        if k % 2:
            p.rect(x - 0.2, y - 0.06, x + 0.2, y + 0.15, (252, 252, 248), r=0.06)
            p.rect(x - 0.22, y - 0.14, x + 0.22, y + 0.04, fish, r=0.06)
            p.rect(x - 0.03, y - 0.14, x + 0.04, y + 0.14, (30, 40, 36), plain=True)
        else:
            p.oval(x, y, 0.17, 0.16, (28, 40, 34))
            p.oval(x, y, 0.135, 0.125, (252, 252, 248), plain=True)
            p.oval(x, y, 0.06, 0.055, fish, plain=True)


def paella(p: Pen, c: RGB) -> None:
    for x in (0.0, 1.0):
        p.oval(x, 0.5, 0.07, 0.1, (60, 60, 64))
    p.oval(0.5, 0.5, 0.5, 0.5, (58, 58, 62))
    p.oval(0.5, 0.5, 0.44, 0.44, jitter((240, 185, 65), p.rng), plain=True)
    for x, y in scatter(p, 24, 0.4):
        p.oval(x, y, 0.018, 0.01, (255, 225, 130), plain=True)
    for x, y in scatter(p, 7, 0.34):
        p.oval(x, y, 0.02, 0.02, (80, 150, 60), plain=True)
        p.line([(x, y), (x + 0.09, y + 0.03)], (205, 50, 40), 0.025)
    shrimps(p.inner(0.1, 0.14, 0.6, 0.64), c)
    mussels(p.inner(0.4, 0.36, 0.9, 0.86), c)


def salad_bowl(p: Pen, c: RGB) -> None:
    rim = p.rng.choice([(245, 245, 242), (165, 115, 70), (90, 130, 180), (70, 70, 74)])
    p.oval(0.5, 0.5, 0.5, 0.5, rim)
    p.oval(0.5, 0.5, 0.44, 0.44, dark(rim, 0.2), plain=True)
    lettuce(p.inner(0.06, 0.06, 0.94, 0.94), c)
    for x, y in scatter(p, 9, 0.32):
        kind = p.rng.randrange(4)
        tone = ((215, 50, 45), (240, 135, 45), (205, 232, 165), (150, 70, 140))[kind]
        p.oval(x, y, 0.07, 0.065, tone)
        p.oval(x, y, 0.035, 0.03, light(tone, 0.35), plain=True)


DISHES: dict[str, Spec] = {
    "pancakes": Spec(pancakes, 1.2, 0.85, "dish", top=0.3),
    "cake slice": Spec(cake_slice, 1.1, 0.75, "dish", top=0.3),
    "bread slices": Spec(bread_slices, 1.15, 0.7, "dish", top=0.4),
    "cheese slices": Spec(cheese_slices, 1.2, 0.65, "dish", top=0.4),
    "fries": Spec(fries, 0.95, 0.75, "dish", top=0.4),
    "pizza": Spec(pizza, 1.0, 1.15, "dish", top=0.5),
    "pizza slice": Spec(pizza_slice, 0.85, 0.85, "dish", top=TURNS),
    "burger": Spec(burger, 1.2, 0.9, "dish", top=0.05),
    "sandwich": Spec(sandwich, 1.15, 0.75, "dish", top=0.2),
    "sushi": Spec(sushi, 1.3, 0.75, "dish", top=0.4),
    "paella": Spec(paella, 1.15, 1.2, "dish", top=0.5),
    "salad bowl": Spec(salad_bowl, 1.1, 1.1, "dish", top=0.5),
}
