"""Heaps, slices and single pieces of food, as seen on a dish."""

import math

from ..canvas import Pen
from ..palettes import RGB, dark, jitter, light
from .spec import Spec

TURNS = 1.0
"""The mark of food that may lie at any angle: nothing sits on it."""


def scatter(p: Pen, count: int, reach: float = 0.4) -> list[tuple[float, float]]:
    """Points in a disc, the far ones first."""
    points = []
    for _ in range(count):
        angle, far = p.rng.uniform(0, 6.283), reach * math.sqrt(p.rng.random())
        points.append((0.5 + far * math.cos(angle), 0.5 + far * math.sin(angle)))
    return sorted(points, key=lambda point: point[1])


def nachos(p: Pen, c: RGB) -> None:
    for x, y in scatter(p, 12, 0.36):
        a, tone = p.rng.uniform(0, 6.283), jitter((238, 182, 70), p.rng, 16)
        corners = [(x + 0.17 * math.cos(a + k * 2.094), y + 0.17 * math.sin(a + k * 2.094)) for k in range(3)]
        p.poly(corners, tone)
        p.line([*corners, corners[0]], dark(tone, 0.25), 0.015)
        p.oval(x, y, 0.018, 0.018, (170, 105, 40), plain=True)


def mussels(p: Pen, c: RGB) -> None:
    for x, y in scatter(p, 7, 0.34):
        part = p.inner(x - 0.15, y - 0.1, x + 0.15, y + 0.1, turn=p.rng.uniform(-80, 80))
        part.oval(0.5, 0.5, 0.5, 0.5, (35, 38, 58), plain=True)
        part.oval(0.52, 0.52, 0.4, 0.34, (120, 130, 160), plain=True)
        part.oval(0.55, 0.52, 0.26, 0.24, (240, 165, 75), plain=True)


def shrimps(p: Pen, c: RGB) -> None:
    for x, y in scatter(p, 5, 0.32):
        start, tone = p.rng.uniform(0, 360), jitter((245, 140, 105), p.rng)
        p.arc(x, y, 0.11, 0.11, start, start + 230, tone, 0.1)
        for k in range(4):
            a = math.radians(start + 30 + 50 * k)
            p.line(
                [(x + 0.07 * math.cos(a), y + 0.07 * math.sin(a)), (x + 0.15 * math.cos(a), y + 0.15 * math.sin(a))],
                (255, 205, 180),
                0.02,
            )
        a = math.radians(start)
        p.oval(x + 0.11 * math.cos(a), y + 0.11 * math.sin(a), 0.06, 0.06, dark(tone, 0.2), plain=True)


def olives(p: Pen, c: RGB) -> None:
    for x, y in scatter(p, 8, 0.38):
        p.oval(x, y, 0.1, 0.085, jitter(c, p.rng), plain=True)
        p.oval(x + 0.02, y, 0.035, 0.035, p.rng.choice([(205, 60, 45), light(c, 0.4), dark(c, 0.6)]), plain=True)


def rice(p: Pen, c: RGB) -> None:
    p.blob(0.5, 0.52, 0.44, 0.42, (240, 236, 222), 0.1)
    for x, y in scatter(p, 34, 0.4):
        a = p.rng.uniform(0, 3.14)
        dx, dy = 0.035 * math.cos(a), 0.035 * math.sin(a)
        p.line([(x - dx, y - dy), (x + dx, y + dy)], p.rng.choice([(255, 255, 252), (214, 208, 190)]), 0.022)


def noodles(p: Pen, c: RGB) -> None:
    tone = jitter(p.rng.choice([(240, 205, 115), (245, 220, 160)]), p.rng)
    p.blob(0.5, 0.5, 0.42, 0.4, dark(tone, 0.18), 0.1)
    for _ in range(14):
        x, y, r = p.rng.uniform(0.3, 0.7), p.rng.uniform(0.3, 0.7), p.rng.uniform(0.1, 0.25)
        start = p.rng.uniform(0, 360)
        p.arc(x, y, r, r * 0.8, start, start + 200, jitter(tone, p.rng, 16), 0.03)


def soup(p: Pen, c: RGB) -> None:
    rim = p.rng.choice([(245, 245, 242), (90, 120, 170), (120, 80, 55)])
    p.oval(0.5, 0.5, 0.5, 0.5, rim)
    p.oval(0.5, 0.5, 0.42, 0.42, dark(c, 0.05), plain=True)
    p.arc(0.5, 0.5, 0.25, 0.22, 20, 230, light(c, 0.3), 0.03)
    for x, y in scatter(p, 7, 0.3):
        p.oval(x, y, 0.03, 0.03, p.rng.choice([(80, 150, 70), (235, 140, 60), (250, 245, 225)]), plain=True)


def sauce(p: Pen, c: RGB) -> None:
    p.oval(0.5, 0.5, 0.45, 0.45, p.rng.choice([(245, 245, 242), (70, 70, 74), (190, 140, 95)]))
    p.oval(0.5, 0.5, 0.36, 0.36, c, plain=True)
    p.oval(0.42, 0.42, 0.1, 0.07, light(c, 0.35), plain=True)


def _row(p: Pen, count: int) -> list[tuple[float, float]]:
    """Slices that overlap in an arc."""
    return [
        (0.22 + 0.56 * k / max(1, count - 1), 0.5 - 0.12 * math.sin(3.14 * k / max(1, count - 1))) for k in range(count)
    ]


def tomato_slices(p: Pen, c: RGB) -> None:
    for x, y in _row(p, 4):
        p.oval(x, y, 0.2, 0.2, (205, 40, 35))
        p.oval(x, y, 0.16, 0.16, (235, 90, 75), plain=True)
        for k in range(4):
            a = 0.78 + 1.57 * k
            p.oval(x + 0.085 * math.cos(a), y + 0.085 * math.sin(a), 0.05, 0.05, (245, 165, 100), plain=True)


def cucumber_slices(p: Pen, c: RGB) -> None:
    for x, y in _row(p, 5):
        p.oval(x, y, 0.16, 0.16, (50, 120, 55))
        p.oval(x, y, 0.135, 0.135, (205, 232, 165), plain=True)
        for k in range(5):
            a = 1.257 * k
            p.oval(x + 0.06 * math.cos(a), y + 0.06 * math.sin(a), 0.018, 0.018, (240, 245, 215), plain=True)


def onion_rings(p: Pen, c: RGB) -> None:
    for x, y in scatter(p, 4, 0.26):
        r = p.rng.uniform(0.13, 0.22)
        for k in range(3):
            p.arc(x, y, r - 0.045 * k, (r - 0.045 * k) * 0.85, 0, 360, c if k % 2 == 0 else light(c, 0.5), 0.032)


def carrot_slices(p: Pen, c: RGB) -> None:
    for x, y in scatter(p, 8, 0.36):
        p.oval(x, y, 0.11, 0.1, jitter((240, 130, 40), p.rng), plain=True)
        p.oval(x, y, 0.05, 0.045, (250, 175, 85), plain=True)


def lettuce(p: Pen, c: RGB) -> None:
    for x, y in scatter(p, 7, 0.26):
        tone = jitter(p.rng.choice([(95, 170, 70), (135, 195, 85), (70, 145, 60)]), p.rng)
        p.blob(x, y, 0.22, 0.2, tone, 0.3)
        p.line([(x - 0.12, y + 0.08), (x + 0.1, y - 0.07)], light(tone, 0.45), 0.02)


def fried_egg(p: Pen, c: RGB) -> None:
    p.blob(0.5, 0.5, 0.44, 0.42, (252, 252, 248), 0.12)
    p.oval(0.5, 0.48, 0.19, 0.18, jitter((250, 190, 45), p.rng))
    p.oval(0.45, 0.42, 0.05, 0.04, (255, 230, 150), plain=True)


def sausage(p: Pen, c: RGB) -> None:
    tone = jitter((175, 85, 55), p.rng)
    for y in p.rng.choice([(0.5,), (0.34, 0.66)]):
        p.line([(0.14, y - 0.06), (0.35, y + 0.05), (0.65, y + 0.05), (0.86, y - 0.06)], tone, 0.22)
        for x in (0.14, 0.86):
            p.oval(x, y - 0.06, 0.11, 0.11, tone, plain=True)
        for k in range(4):
            x = 0.28 + 0.14 * k
            p.line([(x, y - 0.04), (x + 0.06, y + 0.09)], dark(tone, 0.35), 0.025)


def meatballs(p: Pen, c: RGB) -> None:
    for x, y in ((0.3, 0.36), (0.66, 0.32), (0.5, 0.55), (0.26, 0.7), (0.74, 0.66)):
        tone = jitter((125, 75, 48), p.rng)
        p.oval(x, y, 0.18, 0.17, tone)
        p.oval(x - 0.05, y - 0.06, 0.05, 0.04, light(tone, 0.3), plain=True)


def steak(p: Pen, c: RGB) -> None:
    tone = jitter((135, 75, 52), p.rng)
    shape = [(0.06, 0.5), (0.15, 0.22), (0.45, 0.12), (0.78, 0.2), (0.95, 0.45), (0.88, 0.72), (0.6, 0.86), (0.3, 0.78)]
    p.poly(shape, (235, 205, 175))
    p.poly([(0.5 + (x - 0.5) * 0.87, 0.5 + (y - 0.5) * 0.84) for x, y in shape], tone, plain=True)
    for k in range(4):
        x = 0.22 + 0.15 * k
        p.line([(x, 0.68), (x + 0.16, 0.26)], dark(tone, 0.4), 0.035)


def chop(p: Pen, c: RGB) -> None:
    tone = jitter((185, 110, 80), p.rng)
    p.line([(0.66, 0.6), (0.93, 0.86)], (246, 238, 222), 0.13)
    p.oval(0.94, 0.84, 0.06, 0.06, (246, 238, 222), plain=True)
    p.oval(0.42, 0.42, 0.39, 0.36, (240, 214, 185))
    p.oval(0.43, 0.44, 0.32, 0.29, tone, plain=True)
    for k in range(3):
        p.line([(0.24 + 0.14 * k, 0.58), (0.34 + 0.14 * k, 0.28)], dark(tone, 0.3), 0.03)


FOOD: dict[str, Spec] = {
    "nachos": Spec(nachos, 1.1, 0.85, "dish", top=TURNS),
    "mussels": Spec(mussels, 1.1, 0.8, "dish", top=TURNS),
    "shrimps": Spec(shrimps, 1.1, 0.75, "dish", top=TURNS),
    "olives": Spec(olives, 1.1, 0.55, "dish", ("black", "green"), top=TURNS),
    "rice": Spec(rice, 1.2, 0.7, "dish", top=TURNS),
    "noodles": Spec(noodles, 1.2, 0.85, "dish", top=TURNS),
    "soup": Spec(soup, 1.1, 1.0, "dish", ("orange", "red", "green", "yellow", "brown"), top=0.5),
    "sauce": Spec(sauce, 1.0, 0.42, "dish", ("red", "white", "brown", "green", "yellow"), top=0.5),
    "tomato slices": Spec(tomato_slices, 1.3, 0.6, "dish", top=TURNS),
    "cucumber slices": Spec(cucumber_slices, 1.3, 0.6, "dish", top=TURNS),
    "onion rings": Spec(onion_rings, 1.1, 0.6, "dish", ("purple", "white", "golden"), top=TURNS),
    "carrot slices": Spec(carrot_slices, 1.1, 0.55, "dish", top=TURNS),
    "lettuce": Spec(lettuce, 1.15, 0.8, "dish", top=TURNS),
    "fried egg": Spec(fried_egg, 1.15, 0.65, "dish", top=TURNS),
    "sausage": Spec(sausage, 1.5, 0.5, "dish", top=TURNS),
    "meatballs": Spec(meatballs, 1.15, 0.6, "dish", top=TURNS),
    "steak": Spec(steak, 1.3, 0.75, "dish", top=TURNS),
    "chop": Spec(chop, 1.1, 0.8, "dish", top=TURNS),
}
