"""Tables for food, with or without a dish."""

from ..canvas import Canvas
from ..layout import Layout, trait
from ..palettes import RGB, dark, jitter, light, named

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
        return _dish_above(canvas, dish, colour)
    return _dish_side(canvas, dish, colour, top)


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
        from .common import blades

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


_DEFAULTS = {
    "plate": ["white", "white", "grey", "blue", "black"],
    "bowl": ["white", "brown", "blue", "grey", "green"],
    "pan": ["black", "grey"],
    "board": ["wood"],
    "basket": ["wood"],
    "box": ["brown", "white", "red"],
    "glass": ["white"],
    "none": ["white"],
}


def _dish_above(canvas: Canvas, dish: str, colour: str | None) -> Layout:
    rng, pen = canvas.rng, canvas.full
    tone = named(colour or rng.choice(_DEFAULTS[dish]), rng)
    cx, cy, r = rng.uniform(0.44, 0.56), rng.uniform(0.44, 0.56), rng.uniform(0.34, 0.47)
    layout = Layout(back=0.12, front=0.95, flat=True, sky=(0.05, 0.2), dish=(cx, cy, r * 0.72, r * 0.72))
    if dish == "none":
        layout.dish = None
        return layout
    if dish in ("plate", "bowl", "pan", "glass"):
        if canvas.manner.shadows:
            pen.oval(cx + 0.015, cy + 0.025, r, r, dark((120, 110, 105), 0.4), plain=True)
        if dish == "pan":
            pen.poly(
                [
                    (cx + r * 0.6, cy - r * 0.75),
                    (cx + r * 0.75, cy - r * 0.6),
                    (1.02, -0.02 + cy - r * 0.9),
                    (0.95, cy - r * 1.1),
                ],
                dark(tone, 0.25),
            )
        rim = {"plate": 0.7, "bowl": 0.88, "pan": 0.9, "glass": 0.9}[dish]
        pen.draw.ellipse(_box(pen, cx, cy, r), pen.manner.tone(tone), (*pen.manner.tone(dark(tone, 0.25)),), 2)
        inner = light(tone, 0.12) if dish == "plate" else dark(tone, 0.18)
        pen.draw.ellipse(_box(pen, cx, cy, r * rim), pen.manner.tone(inner), pen.manner.tone(dark(tone, 0.15)), 1)
        layout.dish = (cx, cy, r * rim * 0.75, r * rim * 0.75)
    elif dish == "board":
        pen.rect(cx - r * 1.05, cy - r * 0.75, cx + r * 1.05, cy + r * 0.75, tone, r=0.05)
        pen.oval(cx + r * 0.92, cy - r * 0.6, 0.02, 0.02, dark(tone, 0.5), plain=True)
        for k in range(4):
            pen.line(
                [(cx - r, cy - r * 0.5 + k * r * 0.33), (cx + r * 0.8, cy - r * 0.5 + k * r * 0.33)],
                dark(tone, 0.1),
                0.006,
            )
        layout.dish = (cx, cy, r * 0.75, r * 0.5)
    else:
        pen.rect(cx - r, cy - r * 0.85, cx + r, cy + r * 0.85, tone, r=0.1 if dish == "basket" else 0)
        pen.rect(
            cx - r * 0.86,
            cy - r * 0.71,
            cx + r * 0.86,
            cy + r * 0.71,
            dark(tone, 0.22),
            r=0.06 if dish == "basket" else 0,
        )
        if dish == "basket":
            _weave(canvas, cx, cy, r, tone)
        layout.dish = (cx, cy, r * 0.65, r * 0.5)
    return layout


def _box(pen: object, cx: float, cy: float, r: float) -> tuple[float, float, float, float]:
    s = getattr(pen, "w")
    return (cx - r) * s, (cy - r) * s, (cx + r) * s, (cy + r) * s


def _weave(canvas: Canvas, cx: float, cy: float, r: float, tone: RGB) -> None:
    pen = canvas.full
    for k in range(14):
        x = cx - r + 2 * r * (k + 0.5) / 14
        pen.line([(x, cy - r * 0.85), (x, cy - r * 0.71)], dark(tone, 0.35), 0.012)
        pen.line([(x, cy + r * 0.71), (x, cy + r * 0.85)], dark(tone, 0.35), 0.012)


def _dish_side(canvas: Canvas, dish: str, colour: str | None, top: float) -> Layout:
    rng, pen = canvas.rng, canvas.full
    tone = named(colour or rng.choice(_DEFAULTS[dish]), rng)
    cx, y, r = rng.uniform(0.42, 0.58), rng.uniform(0.72, 0.82), rng.uniform(0.34, 0.45)
    layout = Layout(back=top + 0.15, front=0.96, sky=(0.05, 0.2), far=0.7, wall=(0.05, top), far_line=top)
    if dish == "none":
        return layout
    if canvas.manner.shadows:
        pen.oval(cx, y + 0.1, r * 0.9, 0.05, dark((110, 100, 95), 0.4), plain=True)
    if dish in ("plate", "board", "pan"):
        flat = 0.13
        if dish == "board":
            pen.rect(cx - r * 1.1, y - 0.03, cx + r * 1.1, y + 0.1, tone, r=0.02)
            pen.rect(cx - r * 1.1, y + 0.07, cx + r * 1.1, y + 0.1, dark(tone, 0.3), plain=True)
        else:
            if dish == "pan":
                pen.rect(cx + r * 0.8, y - 0.02, 1.05, y + 0.03, dark(tone, 0.3))
                pen.rect(cx - r * 0.93, y, cx + r * 0.93, y + 0.1, dark(tone, 0.25), r=0.05)
            pen.oval(cx, y + 0.03, r, flat, dark(tone, 0.15))
            pen.draw.ellipse([v * canvas.size for v in (cx - r, y - flat, cx + r, y + flat)], pen.manner.tone(tone))
            pen.draw.ellipse(
                [v * canvas.size for v in (cx - r * 0.72, y - flat * 0.66, cx + r * 0.72, y + flat * 0.68)],
                pen.manner.tone(dark(tone, 0.08)),
            )
        layout.dish = (cx, y - 0.06, r * 0.62, 0.09)
    elif dish == "glass":
        layout.dish = (cx, y - 0.22, r * 0.3, 0.12)
        glass = (205, 225, 235)
        pen.poly(
            [(cx - r * 0.55, y - 0.42), (cx + r * 0.55, y - 0.42), (cx + r * 0.4, y + 0.13), (cx - r * 0.4, y + 0.13)],
            light(tone, 0.4) if colour else glass,
        )
        pen.oval(cx, y - 0.42, r * 0.55, 0.05, dark(glass, 0.1))
    else:
        lip = y - 0.1
        shape = [(cx - r, lip), (cx + r, lip), (cx + r * 0.5, y + 0.14), (cx - r * 0.5, y + 0.14)]
        if dish == "bowl":
            shape = [
                (cx - r, lip),
                (cx + r, lip),
                (cx + r * 0.86, y),
                (cx + r * 0.5, y + 0.13),
                (cx - r * 0.5, y + 0.13),
                (cx - r * 0.86, y),
            ]
        elif dish == "box":
            shape = [(cx - r * 0.9, lip), (cx + r * 0.9, lip), (cx + r * 0.8, y + 0.14), (cx - r * 0.8, y + 0.14)]
        pen.poly(shape, tone)
        if dish == "basket":
            for k in range(1, 8):
                x = cx - r + 2 * r * k / 8
                pen.line([(x, lip), (cx + (x - cx) * 0.6, y + 0.13)], dark(tone, 0.3), 0.012)
            pen.line([(cx - r * 0.75, y + 0.02), (cx + r * 0.75, y + 0.02)], dark(tone, 0.3), 0.012)
        pen.oval(cx, lip, r, 0.09, dark(tone, 0.25))
        layout.dish = (cx, lip - 0.05, r * 0.66, 0.06)
    return layout
