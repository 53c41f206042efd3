"""Food and what stands beside it; food is drawn as seen on a dish."""

import math

from ..canvas import Pen
from ..palettes import RGB, dark, jitter, light, named
from .spec import Spec


def _scatter(p: Pen, count: int, reach: float = 0.4) -> list[tuple[float, float]]:
    """Points in a disc, the far ones first."""
    points = []
    for _ in range(count):
        angle, far = p.rng.uniform(0, 6.283), reach * math.sqrt(p.rng.random())
        points.append((0.5 + far * math.cos(angle), 0.5 + far * math.sin(angle)))
    return sorted(points, key=lambda point: point[1])


def nachos(p: Pen, c: RGB) -> None:
    for x, y in _scatter(p, 12, 0.36):
        a, tone = p.rng.uniform(0, 6.283), jitter((238, 182, 70), p.rng, 16)
        corners = [(x + 0.17 * math.cos(a + k * 2.094), y + 0.17 * math.sin(a + k * 2.094)) for k in range(3)]
        p.poly(corners, tone)
        p.line([*corners, corners[0]], dark(tone, 0.25), 0.015)
        p.oval(x, y, 0.018, 0.018, (170, 105, 40), plain=True)


def mussels(p: Pen, c: RGB) -> None:
    for x, y in _scatter(p, 7, 0.34):
        part = p.inner(x - 0.15, y - 0.1, x + 0.15, y + 0.1, turn=p.rng.uniform(-80, 80))
        part.oval(0.5, 0.5, 0.5, 0.5, (35, 38, 58), plain=True)
        part.oval(0.52, 0.52, 0.4, 0.34, (120, 130, 160), plain=True)
        part.oval(0.55, 0.52, 0.26, 0.24, (240, 165, 75), plain=True)


def shrimps(p: Pen, c: RGB) -> None:
    for x, y in _scatter(p, 5, 0.32):
        start, tone = p.rng.uniform(0, 360), jitter((245, 140, 105), p.rng)
        p.arc(x, y, 0.11, 0.11, start, start + 230, tone, 0.1)
        for k in range(4):
            a = math.radians(start + 30 + 50 * k)
            p.line([(x + 0.07 * math.cos(a), y + 0.07 * math.sin(a)), (x + 0.15 * math.cos(a), y + 0.15 * math.sin(a))], (255, 205, 180), 0.02)
        a = math.radians(start)
        p.oval(x + 0.11 * math.cos(a), y + 0.11 * math.sin(a), 0.06, 0.06, dark(tone, 0.2), plain=True)


def olives(p: Pen, c: RGB) -> None:
    for x, y in _scatter(p, 8, 0.38):
        p.oval(x, y, 0.1, 0.085, jitter(c, p.rng), plain=True)
        p.oval(x + 0.02, y, 0.035, 0.035, p.rng.choice([(205, 60, 45), light(c, 0.4), dark(c, 0.6)]), plain=True)


def rice(p: Pen, c: RGB) -> None:
    p.blob(0.5, 0.52, 0.44, 0.42, (240, 236, 222), 0.1)
    for x, y in _scatter(p, 34, 0.4):
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
    for x, y in _scatter(p, 7, 0.3):
        p.oval(x, y, 0.03, 0.03, p.rng.choice([(80, 150, 70), (235, 140, 60), (250, 245, 225)]), plain=True)


def sauce(p: Pen, c: RGB) -> None:
    p.oval(0.5, 0.5, 0.45, 0.45, p.rng.choice([(245, 245, 242), (70, 70, 74), (190, 140, 95)]))
    p.oval(0.5, 0.5, 0.36, 0.36, c, plain=True)
    p.oval(0.42, 0.42, 0.1, 0.07, light(c, 0.35), plain=True)


def _row(p: Pen, count: int) -> list[tuple[float, float]]:
    """Slices that overlap in an arc."""
    return [(0.22 + 0.56 * k / max(1, count - 1), 0.5 - 0.12 * math.sin(3.14 * k / max(1, count - 1))) for k in range(count)]


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
    for x, y in _scatter(p, 4, 0.26):
        r = p.rng.uniform(0.13, 0.22)
        for k in range(3):
            p.arc(x, y, r - 0.045 * k, (r - 0.045 * k) * 0.85, 0, 360, c if k % 2 == 0 else light(c, 0.5), 0.032)


def carrot_slices(p: Pen, c: RGB) -> None:
    for x, y in _scatter(p, 8, 0.36):
        p.oval(x, y, 0.11, 0.1, jitter((240, 130, 40), p.rng), plain=True)
        p.oval(x, y, 0.05, 0.045, (250, 175, 85), plain=True)


def lettuce(p: Pen, c: RGB) -> None:
    for x, y in _scatter(p, 7, 0.26):
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


def pancakes(p: Pen, c: RGB) -> None:
    for k in range(4):
        y = 0.74 - 0.12 * k
        p.oval(0.5, y + 0.05, 0.44, 0.2, (250, 222, 155))
        p.oval(0.5, y, 0.44, 0.19, jitter((205, 140, 70), p.rng, 8))
    p.poly([(0.25, 0.35), (0.4, 0.26), (0.65, 0.28), (0.76, 0.4), (0.72, 0.66), (0.66, 0.48), (0.45, 0.5), (0.4, 0.72), (0.33, 0.47)], (160, 85, 30), plain=True)
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
    for k in range(13):
        x = p.rng.uniform(0.22, 0.78)
        if box:
            p.line([(x, 0.7), (x + p.rng.uniform(-0.1, 0.1), p.rng.uniform(0.05, 0.3))], jitter((250, 212, 90), p.rng, 14), 0.07)
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
    for x, y in _scatter(p, 14, 0.36):
        if kinds:
            _topping(p, x, y, p.rng.choice(kinds))
        else:
            p.blob(x, y, 0.06, 0.05, (255, 240, 200), 0.2, plain=True)
    if p.rng.random() < 0.5:
        for k in range(3):
            a = 1.047 * k
            p.line([(0.5 - 0.48 * math.cos(a), 0.5 - 0.48 * math.sin(a)), (0.5 + 0.48 * math.cos(a), 0.5 + 0.48 * math.sin(a))], (165, 105, 50), 0.014)


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
        p.poly([(0.04, 0.57), (0.96, 0.57), (0.84, 0.64), (0.7, 0.72), (0.55, 0.63), (0.2, 0.63)], (250, 200, 60), plain=True)
    if p.rng.random() < 0.7:
        p.rect(0.06, 0.51, 0.94, 0.58, (215, 55, 45), r=0.03, plain=True)
    p.poly([(0.01, 0.46)] + [(k / 10, 0.56 if k % 2 else 0.5) for k in range(11)] + [(0.99, 0.44)], (105, 180, 70), plain=True)
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
    for x, y in _scatter(p, 24, 0.4):
        p.oval(x, y, 0.018, 0.01, (255, 225, 130), plain=True)
    for x, y in _scatter(p, 7, 0.34):
        p.oval(x, y, 0.02, 0.02, (80, 150, 60), plain=True)
        p.line([(x, y), (x + 0.09, y + 0.03)], (205, 50, 40), 0.025)
    shrimps(p.inner(0.1, 0.14, 0.6, 0.64), c)
    mussels(p.inner(0.4, 0.36, 0.9, 0.86), c)


def salad_bowl(p: Pen, c: RGB) -> None:
    rim = p.rng.choice([(245, 245, 242), (165, 115, 70), (90, 130, 180), (70, 70, 74)])
    p.oval(0.5, 0.5, 0.5, 0.5, rim)
    p.oval(0.5, 0.5, 0.44, 0.44, dark(rim, 0.2), plain=True)
    lettuce(p.inner(0.06, 0.06, 0.94, 0.94), c)
    for x, y in _scatter(p, 9, 0.32):
        kind = p.rng.randrange(4)
        tone = ((215, 50, 45), (240, 135, 45), (205, 232, 165), (150, 70, 140))[kind]
        p.oval(x, y, 0.07, 0.065, tone)
        p.oval(x, y, 0.035, 0.03, light(tone, 0.35), plain=True)


def glass(p: Pen, c: RGB) -> None:
    full = p.rng.uniform(0.2, 0.5)
    if p.rng.random() < 0.3:
        p.line([(0.5, 0.5), (0.5, 0.95)], (205, 222, 230), 0.1)
        p.rect(0.2, 0.93, 0.8, 1, (205, 222, 230))
        p.poly([(0.1, 0), (0.9, 0), (0.78, 0.48), (0.5, 0.6), (0.22, 0.48)], (222, 236, 242))
        p.poly([(0.15, 0.18), (0.85, 0.18), (0.76, 0.46), (0.5, 0.57), (0.24, 0.46)], c, plain=True)
        return
    p.poly([(0.08, 0), (0.92, 0), (0.8, 1), (0.2, 1)], (222, 236, 242))
    a = 0.08 + 0.12 * full
    p.poly([(a + 0.03, full), (0.97 - a, full), (0.77, 0.96), (0.23, 0.96)], c, plain=True)
    p.line([(0.25, 0.1), (0.3, 0.85)], (250, 253, 255), 0.07)
    if p.rng.random() < 0.4:
        p.line([(0.55, 0.6), (0.75, -0.25)], named(p.rng.choice(["red", "green", "pink"]), p.rng), 0.08)


def cup(p: Pen, c: RGB) -> None:
    p.arc(0.8, 0.5, 0.17, 0.22, -90, 90, c, 0.1)
    p.poly([(0.04, 0.15), (0.78, 0.15), (0.7, 1), (0.12, 1)], c)
    p.oval(0.41, 0.16, 0.37, 0.11, light(c, 0.25))
    p.oval(0.41, 0.17, 0.31, 0.08, (95, 60, 40), plain=True)


def bottle(p: Pen, c: RGB) -> None:
    p.rect(0.36, 0, 0.64, 0.1, dark(c, 0.5))
    p.poly([(0.38, 0.08), (0.62, 0.08), (0.64, 0.3), (0.98, 0.44), (0.98, 1), (0.02, 1), (0.02, 0.44), (0.36, 0.3)], c)
    p.rect(0.02, 0.56, 0.98, 0.82, light(c, 0.75), plain=True)
    p.line([(0.2, 0.46), (0.2, 0.96)], light(c, 0.4), 0.1)


def cutlery(p: Pen, c: RGB) -> None:
    metal = p.rng.choice([(190, 195, 202), (150, 155, 162), (212, 180, 105)])
    p.rect(0.2, 0.4, 0.3, 1, metal, r=0.05)
    p.rect(0.08, 0.24, 0.42, 0.44, metal, r=0.08, plain=True)
    for k in range(3):
        p.rect(0.08 + 0.13 * k, 0, 0.16 + 0.13 * k, 0.3, metal, plain=True)
    p.rect(0.72, 0.5, 0.84, 1, dark(metal, 0.25), r=0.05)
    p.poly([(0.7, 0.52), (0.7, 0.05), (0.8, 0), (0.9, 0.15), (0.9, 0.52)], metal)


def napkin(p: Pen, c: RGB) -> None:
    if p.rng.random() < 0.5:
        p.poly([(0, 1), (0.5, 0.05), (1, 1)], c)
        p.poly([(0.5, 0.05), (1, 1), (0.6, 1)], dark(c, 0.12), plain=True)
        return
    p.rect(0, 0.1, 1, 1, c)
    p.line([(0.08, 0.18), (0.92, 0.18), (0.92, 0.92), (0.08, 0.92), (0.08, 0.18)], light(c, 0.5) if sum(c) < 600 else dark(c, 0.15), 0.04)


def chopsticks(p: Pen, c: RGB) -> None:
    tone = p.rng.choice([(190, 130, 75), (60, 45, 40), (190, 45, 40)])
    for d in (0, 0.3):
        p.poly([(0.2 + d, 0), (0.26 + d, 0), (0.34 + d * 0.8, 1), (0.18 + d * 0.8, 1)], tone)


TURNS = 1.0
"""The mark of food that may lie at any angle: nothing sits on it."""

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
    "glass": Spec(glass, 0.55, 0.3, "beside", ("orange", "red", "yellow", "brown", "pink", "green", "blue"), top=0.1),
    "cup": Spec(cup, 1.0, 0.22, "beside", ("white", "red", "blue", "green", "black"), top=0.1),
    "bottle": Spec(bottle, 0.32, 0.42, "beside", ("green", "brown", "blue", "red", "white", "black"), top=0),
    "cutlery": Spec(cutlery, 0.42, 0.42, "beside", top=0.5),
    "napkin": Spec(napkin, 0.9, 0.24, "beside", ("white", "red", "blue", "green", "yellow"), top=0.5),
    "chopsticks": Spec(chopsticks, 0.3, 0.46, "beside", top=0.5),
}
