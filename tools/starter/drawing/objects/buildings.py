"""Houses, towers and piers."""

from ..canvas import Pen
from ..palettes import RGB, dark, jitter, light
from .spec import Spec

GLASS: RGB = (155, 205, 232)

_WALLS = ("white", "grey", "beige", "yellow", "pink", "blue", "brown", "orange")


def hut(p: Pen, c: RGB) -> None:
    rng = p.rng
    straw = rng.choice([(205, 170, 100), (150, 95, 60), (120, 85, 60)])
    if rng.random() < 0.35:
        for x in (0.16, 0.46, 0.78):
            p.rect(x, 0.8, x + 0.06, 1, dark(c, 0.4), plain=True)
    bottom = 0.86 if rng.random() < 0.4 else 0.98
    p.rect(0.12, 0.4, 0.88, bottom, c)
    for k in range(1, 6):
        p.line([(0.12, 0.4 + 0.09 * k), (0.88, 0.4 + 0.09 * k)], dark(c, 0.25), 0.018)
    p.rect(0.4, 0.55, 0.6, bottom, dark(c, 0.55))
    p.rect(0.2, 0.55, 0.33, 0.7, GLASS)
    p.poly([(0, 0.46), (0.5, 0), (1, 0.46)], straw)
    for k in range(5):
        p.line([(0.5, 0.05), (0.12 + 0.19 * k, 0.45)], dark(straw, 0.2), 0.015)


def pier(p: Pen, c: RGB) -> None:
    for k in range(5):
        y = 0.1 + 0.2 * k
        w = 0.08 + 0.36 * (y - 0.1)
        for s in (-1, 1):
            p.rect(0.5 + s * w - 0.02, y, 0.5 + s * w + 0.02, y + 0.2, dark((130, 95, 62), 0.35), plain=True)
    p.poly([(0.42, 0), (0.58, 0), (0.95, 1), (0.05, 1)], (165, 122, 80))
    for k in range(9):
        y = (k / 9) ** 1.4
        w = 0.08 + 0.37 * y
        p.line([(0.5 - w, y), (0.5 + w, y)], (105, 74, 48), 0.016)


def modern_house(p: Pen, c: RGB) -> None:
    rng = p.rng
    p.rect(0.05, 0.45, 0.95, 1, light(c, 0.1))
    x = rng.choice([0, 0.3])
    p.rect(x, 0.08, x + 0.68, 0.5, c)
    p.rect(x - 0.03, 0.03, x + 0.71, 0.1, dark(c, 0.45))
    p.rect(x + 0.06, 0.18, x + 0.5, 0.42, GLASS)
    p.line([(x + 0.28, 0.18), (x + 0.28, 0.42)], (60, 64, 70), 0.02)
    p.rect(0.12, 0.58, 0.58, 0.96, light(GLASS, 0.15))
    for k in (0.27, 0.43):
        p.line([(k, 0.58), (k, 0.96)], (60, 64, 70), 0.02)
    p.rect(0.7, 0.6, 0.85, 1, (110, 75, 50))


def villa(p: Pen, c: RGB) -> None:
    roof = p.rng.choice([(190, 95, 65), (150, 75, 60), (95, 100, 115)])
    p.rect(0.08, 0.4, 0.92, 1, c)
    p.poly([(0, 0.42), (0.2, 0.12), (0.8, 0.12), (1, 0.42)], roof)
    for x in (0.16, 0.42, 0.68):
        p.rect(x, 0.48, x + 0.14, 0.64, GLASS)
        if x != 0.42:
            p.rect(x, 0.74, x + 0.14, 0.9, GLASS)
    p.rect(0.42, 0.72, 0.56, 1, (110, 70, 45))
    if p.rng.random() < 0.6:
        p.rect(0.34, 0.67, 0.64, 0.71, (245, 245, 240), plain=True)
        for x in (0.35, 0.6):
            p.rect(x, 0.7, x + 0.03, 1, (245, 245, 240), plain=True)


def hotel(p: Pen, c: RGB) -> None:
    rows = p.rng.randint(5, 8)
    p.rect(0.05, 0.04, 0.95, 1, c)
    p.rect(0, 0, 1, 0.05, dark(c, 0.3))
    for row in range(rows):
        y = 0.09 + 0.76 * row / rows
        for k in range(4):
            x = 0.12 + 0.2 * k
            p.rect(x, y, x + 0.14, y + 0.45 / rows, GLASS if sum(c) > 300 else (250, 225, 150), plain=True)
        p.line([(0.08, y + 0.6 / rows), (0.92, y + 0.6 / rows)], dark(c, 0.25), 0.02)
    p.rect(0.38, 0.89, 0.62, 1, (70, 70, 78))


def lighthouse(p: Pen, c: RGB) -> None:
    p.poly([(0.28, 1), (0.38, 0.25), (0.62, 0.25), (0.72, 1)], (246, 246, 244))
    for y in (0.35, 0.6, 0.84):
        a, b = 0.38 - 0.1 * (y - 0.25) / 0.75, 0.38 - 0.1 * (y - 0.13) / 0.75
        p.poly([(a, y), (1 - a, y), (1 - b, y + 0.12), (b, y + 0.12)], c, plain=True)
    p.rect(0.32, 0.22, 0.68, 0.26, (60, 60, 66))
    p.rect(0.4, 0.11, 0.6, 0.22, (255, 232, 130))
    p.poly([(0.36, 0.11), (0.5, 0), (0.64, 0.11)], c)


def skyline(p: Pen, c: RGB) -> None:
    rng = p.rng
    base = rng.choice([(120, 130, 150), (150, 150, 155), (90, 105, 135), (165, 140, 125)])
    x = 0.0
    while x < 0.95:
        w, h = rng.uniform(0.08, 0.16), rng.uniform(0.35, 1)
        tone = jitter(base, rng, 28)
        p.rect(x, 1 - h, min(1, x + w), 1, tone, plain=True)
        for k in range(int(h / 0.11)):
            for j in (0.2, 0.6):
                p.rect(
                    x + w * j,
                    1 - h + 0.04 + 0.11 * k,
                    x + w * (j + 0.2),
                    1 - h + 0.09 + 0.11 * k,
                    light(tone, 0.5),
                    plain=True,
                )
        x += w * 0.95


BUILDINGS: dict[str, Spec] = {
    "hut": Spec(hut, 1.1, 0.36, colours=("wood", "wood", "brown", "beige"), top=0.05),
    "pier": Spec(pier, 1.1, 0.42, "flat", top=0.4),
    "modern house": Spec(modern_house, 1.45, 0.36, colours=_WALLS, top=0.03),
    "villa": Spec(villa, 1.35, 0.4, colours=_WALLS, top=0.12),
    "hotel": Spec(hotel, 0.72, 0.56, colours=_WALLS, top=0),
    "lighthouse": Spec(lighthouse, 0.42, 0.56, colours=("red", "red", "blue", "black"), top=0),
    "skyline": Spec(skyline, 3.2, 0.28, "far", top=0),
}
