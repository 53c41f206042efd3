"""Named colours and the tones of a drawing."""

import random

RGB = tuple[int, int, int]

NAMED: dict[str, list[RGB]] = {
    "red": [(200, 40, 40), (225, 60, 55), (165, 25, 35)],
    "blue": [(45, 90, 200), (70, 140, 225), (35, 55, 140)],
    "green": [(60, 150, 70), (40, 115, 60), (110, 180, 80)],
    "yellow": [(242, 205, 60), (250, 225, 90), (228, 184, 40)],
    "orange": [(240, 140, 40), (228, 112, 40)],
    "purple": [(130, 70, 170), (95, 50, 140), (160, 110, 200)],
    "pink": [(242, 150, 185), (232, 110, 160)],
    "black": [(38, 38, 42), (26, 26, 28), (52, 50, 52)],
    "white": [(242, 242, 240), (250, 248, 242), (232, 232, 234)],
    "grey": [(140, 140, 145), (112, 116, 122), (172, 172, 176)],
    "brown": [(135, 85, 45), (105, 66, 38), (165, 112, 66)],
    "beige": [(226, 208, 178), (238, 224, 200)],
    "wood": [(150, 100, 58), (184, 132, 82), (112, 72, 42), (202, 160, 110)],
    "golden": [(236, 200, 115), (244, 210, 130)],
    "turquoise": [(30, 175, 185), (70, 205, 200)],
}


def clamp(value: float) -> int:
    return 0 if value < 0 else 255 if value > 255 else int(value)


def jitter(colour: RGB, rng: random.Random, amount: float = 12) -> RGB:
    shift = rng.uniform(-amount, amount)
    half = amount / 2
    r, g, b = (clamp(v + shift + rng.uniform(-half, half)) for v in colour)
    return r, g, b


def named(name: str, rng: random.Random) -> RGB:
    return jitter(rng.choice(NAMED[name]), rng, 8)


def shade(colour: RGB, factor: float) -> RGB:
    return clamp(colour[0] * factor), clamp(colour[1] * factor), clamp(colour[2] * factor)


def mix(a: RGB, b: RGB, t: float) -> RGB:
    r, g, b_ = (clamp(x + (y - x) * t) for x, y in zip(a, b))
    return r, g, b_


def light(colour: RGB, t: float = 0.3) -> RGB:
    return mix(colour, (255, 255, 255), t)


def dark(colour: RGB, t: float = 0.3) -> RGB:
    return shade(colour, 1 - t)
