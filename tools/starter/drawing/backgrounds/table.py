"""Tables for food, with or without a dish."""

from ..canvas import Canvas
from ..layout import Layout, trait
from ..palettes import RGB, dark, jitter, light, named
from .common import blades
from .dishes import dish_above, dish_side

SURFACES: dict[str, list[RGB]] = {
    "wood": [(150, 100, 58), (184, 132, 82), (112, 72, 42), (205, 165, 118)],
    "white": [(242, 242, 240), (250, 248, 244)],
    "dark": [(48, 44, 44), (62, 54, 50), (36, 38, 44)],
    "marble": [(226, 226, 228), (208, 210, 214)],
    "red": [(190, 45, 45)],
    "blue": [(70, 115, 190), (120, 165, 215)],
    "green": [(90, 150, 90), (60, 115, 75)],
    "checked": [(200, 50, 50), (60, 100, 180), (70, 140, 80)],
    "cloth": [(225, 210, 185), (235, 228, 215), (205, 180, 150)],
    "picnic grass": [(95, 165, 70), (75, 145, 60)],
}


def table(canvas: Canvas, traits: dict[str, str]) -> Layout:
    rng = canvas.rng
    view = trait(traits, "view", rng, ["above", "above", "side"])
    surface = trait(traits, "surface", rng, list(SURFACES))
    top = 0.0 if view == "above" else rng.uniform(0.3, 0.48)
    if top:
        _wall(canvas, top, surface)
    _surface(canvas, surface, top)
    dish = trait(traits, "dish", rng, ["plate", "plate", "bowl", "none"])
    colour = traits.get("dish colour")
    if view == "above":
        return dish_above(canvas, dish, colour)
    return dish_side(canvas, dish, colour, top)


def _wall(canvas: Canvas, top: float, surface: str) -> None:
    rng = canvas.rng
    if surface == "picnic grass":
        canvas.gradient(0, top, (140, 200, 240), (215, 235, 245))
        for _ in range(8):
            canvas.full.oval(
                rng.random(),
                top,
                rng.uniform(0.06, 0.14),
                rng.uniform(0.05, 0.14),
                jitter((70, 130, 65), rng, 20),
                plain=True,
            )
        return
    base = named(rng.choice(["white", "beige", "grey", "blue", "green", "yellow", "brown"]), rng)
    canvas.gradient(0, top, base, light(base, 0.25))


def _surface(canvas: Canvas, surface: str, top: float) -> None:
    rng, pen = canvas.rng, canvas.full
    base = jitter(rng.choice(SURFACES[surface]), rng, 8)
    if surface == "checked":
        canvas.gradient(top, 1, (246, 244, 240), (246, 244, 240))
        cells = rng.randint(5, 9)
        for i in range(cells):
            pen.rect(i / cells, top, (i + 0.5) / cells, 1, light(base, 0.5), plain=True)
            y0 = top + (1 - top) * i / cells
            pen.rect(0, y0, 1, y0 + (1 - top) * 0.5 / cells, light(base, 0.35), plain=True)
            for j in range(cells):
                pen.rect(j / cells, y0, (j + 0.5) / cells, y0 + (1 - top) * 0.5 / cells, base, plain=True)
        return
    canvas.gradient(top, 1, light(base, rng.uniform(0, 0.15)), dark(base, rng.uniform(0, 0.1)))
    if surface == "wood":
        _planks(canvas, base, top)
    elif surface == "marble":
        for _ in range(rng.randint(4, 8)):
            x, y = rng.random(), rng.uniform(top, 1)
            walk = [(x + k * 0.08, y + rng.uniform(-0.05, 0.05)) for k in range(-2, 4)]
            pen.line(walk, dark(base, 0.18), 0.006)
    elif surface == "picnic grass":
        blades(canvas, top, 1, 55, dark(base, 0.1), 0.05)
    elif surface == "cloth":
        _cloth(canvas, base, top)


def _planks(canvas: Canvas, base: RGB, top: float) -> None:
    rng, pen = canvas.rng, canvas.full
    count, upright = rng.randint(3, 7), rng.random() < 0.5
    for k in range(count + 1):
        t = k / count
        if upright:
            pen.line(
                [(0.5 + (t - 0.5) * (0.7 if top else 1), top), (t * 1.4 - 0.2 if top else t, 1)], dark(base, 0.3), 0.009
            )
        else:
            y = top + (1 - top) * t
            pen.line([(0, y), (1, y)], dark(base, 0.3), 0.009)
    for _ in range(rng.randint(4, 14)):
        x, y = rng.random(), rng.uniform(top, 1)
        pen.line([(x, y), (x, y + 0.1) if upright else (x + 0.12, y)], dark(base, 0.14), 0.006)


def _cloth(canvas: Canvas, base: RGB, top: float) -> None:
    rng, pen = canvas.rng, canvas.full
    stripe = jitter(rng.choice([(190, 70, 60), (80, 110, 160), (150, 120, 90), (110, 150, 110)]), rng)
    for k in range(rng.choice([3, 8, 14])):
        y = rng.uniform(top, 1)
        pen.line([(0, y), (1, y + rng.uniform(-0.02, 0.02))], light(stripe, 0.3) if k % 2 else dark(base, 0.12), 0.012)
