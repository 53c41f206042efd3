"""Kitchen, bath, stairs and windows."""

from ..canvas import Pen
from ..palettes import RGB, dark, light, named
from .furniture import BOOKS
from .spec import Spec


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
                p.rect(x, y - rng.uniform(0.15, 0.34), x + 0.12, y, named(rng.choice(BOOKS), rng))


def stairs(p: Pen, c: RGB) -> None:
    steps = 6
    for k in range(steps):
        p.rect(k / steps, 1 - (k + 1) / steps * 0.8, 1, 1, light(c, 0.12) if k % 2 else c)
    for k in range(steps):
        p.line(
            [((k + 0.5) / steps, 1 - (k + 1) / steps * 0.8), ((k + 0.5) / steps, 0.8 - (k + 1) / steps * 0.8)],
            dark(c, 0.4),
            0.02,
        )
    p.line([(0.05, 0.68), (0.95, 0)], dark(c, 0.4), 0.035)


def window(p: Pen, c: RGB) -> None:
    frame = p.rng.choice([(245, 245, 242), (120, 80, 50), (70, 70, 74)])
    p.rect(0, 0, 1, 1, frame)
    p.rect(0.06, 0.06, 0.94, 0.94, (170, 216, 243), plain=True)
    p.rect(0.06, 0.72, 0.94, 0.94, (110, 170, 95), plain=True)
    p.line([(0.5, 0), (0.5, 1)], frame, 0.06)
    p.line([(0, 0.5), (1, 0.5)], frame, 0.06)
    p.rect(-0.05, 0.96, 1.05, 1.03, frame)


FITTINGS: dict[str, Spec] = {
    "kitchen counter": Spec(
        kitchen_counter, 1.7, 0.52, colours=("white", "wood", "grey", "blue", "green", "red", "black"), top=0.55
    ),
    "oven": Spec(oven, 0.95, 0.3, colours=("white", "grey", "black", "red"), top=0),
    "fridge": Spec(fridge, 0.52, 0.52, colours=("white", "grey", "red", "blue", "black", "green"), top=0),
    "sink": Spec(sink, 0.9, 0.28, top=0.3),
    "bathtub": Spec(bathtub, 2.1, 0.25, colours=("white", "blue", "pink", "green", "black"), top=0.25),
    "shelf": Spec(shelf, 1.5, 0.2, "wall"),
    "stairs": Spec(stairs, 1.0, 0.5, colours=("wood", "white", "grey", "brown")),
    "window": Spec(window, 0.95, 0.3, "wall"),
}
