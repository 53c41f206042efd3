"""People, boats and beach things."""

from ..canvas import Pen, Point
from ..palettes import RGB, dark, jitter, light, named
from .buildings import GLASS
from .spec import Spec

_SKIN: list[RGB] = [(245, 205, 170), (220, 170, 125), (165, 110, 75), (105, 70, 50)]

_HAIR: list[RGB] = [(45, 32, 26), (110, 70, 40), (225, 185, 95), (30, 28, 30), (150, 145, 140)]

_BRIGHT = ("red", "blue", "green", "yellow", "orange", "purple", "pink", "white")


def parasol(p: Pen, c: RGB) -> None:
    other = p.rng.choice([(250, 250, 246), light(c, 0.5)])
    p.line([(0.5, 0.1), (0.5, 1)], (150, 120, 85), 0.045)
    edge = [(0.02, 0.4), (0.1, 0.2), (0.28, 0.06), (0.5, 0.01), (0.72, 0.06), (0.9, 0.2), (0.98, 0.4)]
    p.poly(edge, c)
    if p.rng.random() < 0.7:
        p.poly([(0.21, 0.4), (0.3, 0.16), (0.5, 0.01), (0.42, 0.2), (0.4, 0.4)], other, plain=True)
        p.poly([(0.6, 0.4), (0.58, 0.2), (0.5, 0.01), (0.7, 0.16), (0.79, 0.4)], other, plain=True)


def deck_chair(p: Pen, c: RGB) -> None:
    wood = (150, 110, 70)
    p.line([(0.2, 1), (0.75, 0.45)], wood, 0.07)
    p.line([(0.85, 1), (0.45, 0.6)], wood, 0.07)
    p.poly([(0.02, 0.05), (0.14, 0.02), (0.5, 0.62), (0.98, 0.55), (1, 0.68), (0.42, 0.78)], c)
    p.line([(0.08, 0.05), (0.46, 0.7), (0.98, 0.62)], light(c, 0.55), 0.05)


def towel(p: Pen, c: RGB) -> None:
    p.poly([(0.12, 0), (0.95, 0), (0.85, 1), (0, 1)], c)
    for k in range(p.rng.choice([0, 2, 3])):
        x = 0.2 + 0.25 * k
        p.poly([(x + 0.1, 0), (x + 0.2, 0), (x + 0.1, 1), (x, 1)], light(c, 0.55), plain=True)


def surfboard(p: Pen, c: RGB) -> None:
    p.oval(0.5, 0.5, 0.5, 0.5, c)
    p.line([(0.5, 0.03), (0.5, 0.97)], light(c, 0.6), 0.1)
    p.oval(0.5, 0.32, 0.3, 0.06, light(c, 0.6), plain=True)


def boat(p: Pen, c: RGB) -> None:
    if p.rng.random() < 0.5:
        p.rect(0.42, 0.1, 0.72, 0.52, (245, 245, 242))
        p.rect(0.5, 0.2, 0.65, 0.38, GLASS, plain=True)
    p.poly([(0, 0.42), (0.1, 0.5), (0.9, 0.5), (1, 0.4), (0.84, 0.98), (0.18, 0.98)], c)
    p.poly([(0.03, 0.5), (0.98, 0.5), (0.95, 0.62), (0.07, 0.62)], light(c, 0.6), plain=True)


def sailing_boat(p: Pen, c: RGB) -> None:
    sail = p.rng.choice([(250, 250, 248), c])
    p.line([(0.5, 0.02), (0.5, 0.8)], (120, 90, 60), 0.035)
    p.poly([(0.54, 0.04), (0.54, 0.72), (0.98, 0.72)], sail)
    p.poly([(0.46, 0.15), (0.46, 0.72), (0.08, 0.72)], light(sail, 0.35))
    p.poly([(0, 0.79), (1, 0.79), (0.82, 1), (0.18, 1)], c)


def sandcastle(p: Pen, c: RGB) -> None:
    sand = jitter((222, 178, 100), p.rng)
    p.rect(0.12, 0.55, 0.88, 1, sand)
    for x, y in ((0, 0.35), (0.36, 0.18), (0.74, 0.35)):
        p.rect(x, y, x + 0.26, 1, light(sand, 0.08))
        for k in range(3):
            p.rect(x + 0.1 * k, y - 0.09, x + 0.1 * k + 0.06, y, sand, plain=True)
    p.rect(0.42, 0.72, 0.58, 1, dark(sand, 0.45))
    p.line([(0.49, 0.1), (0.49, -0.1)], (110, 80, 50), 0.03)
    p.poly([(0.49, -0.1), (0.68, -0.04), (0.49, 0.02)], named("red", p.rng))


def beach_ball(p: Pen, c: RGB) -> None:
    p.oval(0.5, 0.5, 0.5, 0.5, (250, 250, 248))
    p.poly([(0.5, 0.15), (0.35, 0.03), (0.08, 0.25), (0.03, 0.6)], c, plain=True)
    p.poly([(0.5, 0.15), (0.97, 0.4), (0.95, 0.65), (0.8, 0.88)], c, plain=True)
    p.poly([(0.5, 0.15), (0.25, 0.9), (0.55, 0.99)], named(p.rng.choice(["yellow", "blue", "red"]), p.rng), plain=True)
    p.oval(0.5, 0.15, 0.08, 0.06, (250, 250, 248), plain=True)


def rocks(p: Pen, c: RGB) -> None:
    rng = p.rng
    base = rng.choice([(125, 122, 120), (105, 98, 92), (150, 138, 124), (90, 94, 102)])
    for x, y, w, h in ((0.25, 0.66, 0.25, 0.34), (0.74, 0.72, 0.25, 0.28), (0.48, 0.55, 0.3, 0.46)):
        tone = jitter(base, rng, 14)
        p.poly(
            [
                (x - w, y + h),
                (x - w * 0.8, y),
                (x - w * 0.2, y - h),
                (x + w * 0.5, y - h * 0.8),
                (x + w, y + h * 0.2),
                (x + w, y + h),
            ],
            tone,
        )
        p.poly(
            [(x - w * 0.6, y), (x - w * 0.1, y - h * 0.8), (x + w * 0.3, y - h * 0.6), (x, y)],
            light(tone, 0.2),
            plain=True,
        )


# Where the tips of the leaves lie from the top of the trunk, and how far they hang.
_LEAVES = (
    (-0.45, -0.02, 0.12),
    (0.45, -0.02, 0.12),
    (-0.35, -0.16, 0),
    (0.35, -0.16, 0),
    (-0.3, 0.14, 0.1),
    (0.3, 0.14, 0.1),
    (0.05, -0.25, 0),
)


def palm_tree(p: Pen, c: RGB) -> None:
    rng = p.rng
    lean = rng.uniform(-0.15, 0.15)
    x, y = 0.5 + lean, 0.26
    _palm_trunk(p, lean, (x, y))
    green = jitter((55, 145, 65), rng, 20)
    for dx, dy, droop in _LEAVES:
        mid, tip = (x + dx * 0.55, y + dy - 0.09), (x + dx, y + dy + droop)
        p.poly([(x, y - 0.02), mid, tip, (mid[0], mid[1] + 0.08), (x, y + 0.03)], jitter(green, rng, 14))
    if rng.random() < 0.5:
        for dx in (-0.05, 0.04):
            p.oval(x + dx, y + 0.05, 0.04, 0.03, (110, 72, 42))


def _palm_trunk(p: Pen, lean: float, top: Point) -> None:
    bark = jitter((140, 105, 70), p.rng)
    left = [(0.44, 1), (0.47 + lean * 0.4, 0.6), (top[0] - 0.025, top[1])]
    p.poly([*left, (top[0] + 0.025, top[1]), (0.53 + lean * 0.4, 0.6), (0.56, 1)], bark)
    for k in range(5):
        y = 0.4 + 0.12 * k
        p.line([(0.46 + lean * (1 - y) * 1.2, y), (0.54 + lean * (1 - y) * 1.2, y)], dark(bark, 0.25), 0.02)


def shells(p: Pen, c: RGB) -> None:
    rng = p.rng
    for x, y in ((0.2, 0.6), (0.55, 0.3), (0.8, 0.7)):
        tone = rng.choice([(245, 215, 200), (250, 240, 225), (235, 180, 165), (225, 200, 170)])
        p.poly(
            [(x, y + 0.25), (x - 0.17, y - 0.05), (x - 0.09, y - 0.22), (x + 0.09, y - 0.22), (x + 0.17, y - 0.05)],
            tone,
        )
        for k in (-0.1, 0, 0.1):
            p.line([(x, y + 0.2), (x + k, y - 0.18)], dark(tone, 0.25), 0.03)


def person(p: Pen, c: RGB) -> None:
    rng = p.rng
    skin, hair, legs = (
        rng.choice(_SKIN),
        rng.choice(_HAIR),
        named(rng.choice(["blue", "black", "white", "brown", "red"]), rng),
    )
    bare = rng.random() < 0.5
    for x in (0.38, 0.62):
        p.line([(x * 0.6 + 0.2, 0.62), (x, 0.98)], skin if bare else legs, 0.16)
    for s in (-1, 1):
        p.line([(0.5 + s * 0.18, 0.28), (0.5 + s * 0.36, rng.choice([0.5, 0.5, 0.12]))], skin, 0.13)
    if rng.random() < 0.35:
        p.poly([(0.34, 0.24), (0.66, 0.24), (0.8, 0.7), (0.2, 0.7)], c)
    else:
        p.rect(0.32, 0.24, 0.68, 0.58, c, r=0.1)
        p.rect(0.33, 0.56, 0.67, 0.7, legs, plain=True)
    if rng.random() < 0.4:
        p.rect(0.3, 0.05, 0.7, 0.28, hair, r=0.2)
    p.oval(0.5, 0.13, 0.17, 0.11, skin)
    p.poly([(0.32, 0.12), (0.36, 0.03), (0.5, 0), (0.64, 0.03), (0.68, 0.12), (0.5, 0.07)], hair, plain=True)


def crowd(p: Pen, c: RGB) -> None:
    rng = p.rng
    for row in range(2):
        for k in range(6):
            x, y = (k + 0.5 + 0.4 * row) / 6.6, 0.05 + 0.25 * row + rng.uniform(-0.05, 0.05)
            person(
                p.inner(x - 0.09, y, x + 0.09, y + 0.66),
                named(rng.choice(["red", "blue", "green", "yellow", "white", "pink", "orange", "purple"]), rng),
            )


def swimmer(p: Pen, c: RGB) -> None:
    rng = p.rng
    skin = rng.choice(_SKIN)
    p.line([(0.5, 0.6), (0.72, 0.12), (0.9, 0.3)], skin, 0.13)
    p.oval(0.42, 0.42, 0.16, 0.3, skin)
    p.poly([(0.26, 0.38), (0.32, 0.14), (0.52, 0.14), (0.58, 0.38)], rng.choice(_HAIR), plain=True)
    for y, w in ((0.75, 0.5), (0.9, 0.38)):
        p.line(
            [(0.5 - w, y), (0.5 - w / 2, y - 0.08), (0.5, y), (0.5 + w / 2, y - 0.08), (0.5 + w, y)],
            (242, 249, 252),
            0.09,
        )


def kite(p: Pen, c: RGB) -> None:
    p.line([(0.5, 0.7), (0.4, 0.85), (0.6, 1), (0.5, 1.2)], (90, 90, 95), 0.03)
    p.poly([(0.5, 0), (0.95, 0.3), (0.5, 0.75), (0.05, 0.3)], c)
    p.poly([(0.5, 0), (0.95, 0.3), (0.5, 0.3)], light(c, 0.45), plain=True)
    p.poly([(0.05, 0.3), (0.5, 0.3), (0.5, 0.75)], light(c, 0.25), plain=True)
    for x, y in ((0.43, 0.87), (0.57, 0.99)):
        p.poly([(x - 0.08, y - 0.04), (x + 0.08, y + 0.04), (x + 0.08, y - 0.04), (x - 0.08, y + 0.04)], c, plain=True)


SEASIDE: dict[str, Spec] = {
    "parasol": Spec(parasol, 1.05, 0.36, colours=_BRIGHT, top=0.05),
    "deck chair": Spec(deck_chair, 1.35, 0.2, colours=_BRIGHT, top=0.6),
    "towel": Spec(towel, 2.6, 0.13, "flat", _BRIGHT, top=0.5),
    "surfboard": Spec(surfboard, 0.3, 0.4, colours=_BRIGHT, top=0),
    "boat": Spec(boat, 1.9, 0.2, "water", (*_BRIGHT, "brown"), top=0.5),
    "sailing boat": Spec(sailing_boat, 0.85, 0.34, "water", _BRIGHT, top=0.78),
    "sandcastle": Spec(sandcastle, 1.2, 0.24, top=0.2),
    "beach ball": Spec(beach_ball, 1.0, 0.14, colours=_BRIGHT, top=0),
    "rocks": Spec(rocks, 1.7, 0.22, top=0.1),
    "palm tree": Spec(palm_tree, 0.8, 0.6, top=0.25),
    "shells": Spec(shells, 1.9, 0.14, "flat", top=0.5),
    "person": Spec(person, 0.42, 0.36, colours=(*_BRIGHT, "black", "grey"), top=0),
    "crowd": Spec(crowd, 1.9, 0.36, top=0),
    "swimmer": Spec(swimmer, 1.5, 0.14, "water", top=0.1),
    "kite": Spec(kite, 0.75, 0.28, "sky", _BRIGHT, top=0),
}
