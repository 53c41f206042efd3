"""Glasses, cutlery and what else stands beside a dish."""

from ..canvas import Pen
from ..palettes import RGB, dark, light, named
from .spec import Spec


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
    p.line(
        [(0.08, 0.18), (0.92, 0.18), (0.92, 0.92), (0.08, 0.92), (0.08, 0.18)],
        light(c, 0.5) if sum(c) < 600 else dark(c, 0.15),
        0.04,
    )


def chopsticks(p: Pen, c: RGB) -> None:
    tone = p.rng.choice([(190, 130, 75), (60, 45, 40), (190, 45, 40)])
    for d in (0, 0.3):
        p.poly([(0.2 + d, 0), (0.26 + d, 0), (0.34 + d * 0.8, 1), (0.18 + d * 0.8, 1)], tone)


TABLEWARE: dict[str, Spec] = {
    "glass": Spec(glass, 0.55, 0.3, "beside", ("orange", "red", "yellow", "brown", "pink", "green", "blue"), top=0.1),
    "cup": Spec(cup, 1.0, 0.22, "beside", ("white", "red", "blue", "green", "black"), top=0.1),
    "bottle": Spec(bottle, 0.32, 0.42, "beside", ("green", "brown", "blue", "red", "white", "black"), top=0),
    "cutlery": Spec(cutlery, 0.42, 0.42, "beside", top=0.5),
    "napkin": Spec(napkin, 0.9, 0.24, "beside", ("white", "red", "blue", "green", "yellow"), top=0.5),
    "chopsticks": Spec(chopsticks, 0.3, 0.46, "beside", top=0.5),
}
