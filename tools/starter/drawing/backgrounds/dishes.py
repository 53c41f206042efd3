"""Dishes on a table, seen from above or from the side, and the area where the food lies."""

from ..canvas import Canvas
from ..layout import Area, Layout
from ..palettes import RGB, dark, light, named

_COLOURS = {
    "plate": ["white", "white", "grey", "blue", "black"],
    "bowl": ["white", "brown", "blue", "grey", "green"],
    "pan": ["black", "grey"],
    "board": ["wood"],
    "basket": ["wood"],
    "box": ["brown", "white", "red"],
    "glass": ["white"],
    "none": ["white"],
}
_GLASS: RGB = (205, 225, 235)
# How much of a round dish lies within its rim.
_RIMS = {"plate": 0.7, "bowl": 0.88, "pan": 0.9, "glass": 0.9}


def dish_above(canvas: Canvas, dish: str, colour: str | None) -> Layout:
    rng = canvas.rng
    tone = named(colour or rng.choice(_COLOURS[dish]), rng)
    cx, cy, r = rng.uniform(0.44, 0.56), rng.uniform(0.44, 0.56), rng.uniform(0.34, 0.47)
    layout = Layout(back=0.12, front=0.95, flat=True, sky=(0.05, 0.2))
    if dish in _RIMS:
        layout.dish = _round_above(canvas, dish, tone, cx, cy, r)
    elif dish == "board":
        layout.dish = _board_above(canvas, tone, cx, cy, r)
    elif dish != "none":
        layout.dish = _box_above(canvas, dish, tone, cx, cy, r)
    return layout


def _round_above(canvas: Canvas, dish: str, tone: RGB, cx: float, cy: float, r: float) -> Area:
    pen, rim = canvas.full, r * _RIMS[dish]
    if canvas.manner.shadows:
        pen.oval(cx + 0.015, cy + 0.025, r, r, dark((120, 110, 105), 0.4), plain=True)
    if dish == "pan":
        near, far = (cx + r * 0.6, cy - r * 0.75), (cx + r * 0.75, cy - r * 0.6)
        pen.poly([near, far, (1.02, -0.02 + cy - r * 0.9), (0.95, cy - r * 1.1)], dark(tone, 0.25))
    inner = light(tone, 0.12) if dish == "plate" else dark(tone, 0.18)
    _ellipse(canvas, (cx - r, cy - r, cx + r, cy + r), tone, dark(tone, 0.25), 2)
    _ellipse(canvas, (cx - rim, cy - rim, cx + rim, cy + rim), inner, dark(tone, 0.15))
    return cx, cy, rim * 0.75, rim * 0.75


def _ellipse(canvas: Canvas, box: Area, colour: RGB, ink: RGB | None = None, width: int = 1) -> None:
    """In every manner with the same outline, unlike the pen's ovals."""
    tone = canvas.manner.tone
    canvas.draw.ellipse([v * canvas.size for v in box], tone(colour), tone(ink) if ink else None, width)


def _board_above(canvas: Canvas, tone: RGB, cx: float, cy: float, r: float) -> Area:
    pen = canvas.full
    pen.rect(cx - r * 1.05, cy - r * 0.75, cx + r * 1.05, cy + r * 0.75, tone, r=0.05)
    pen.oval(cx + r * 0.92, cy - r * 0.6, 0.02, 0.02, dark(tone, 0.5), plain=True)
    for k in range(4):
        y = cy - r * 0.5 + k * r * 0.33
        pen.line([(cx - r, y), (cx + r * 0.8, y)], dark(tone, 0.1), 0.006)
    return cx, cy, r * 0.75, r * 0.5


def _box_above(canvas: Canvas, dish: str, tone: RGB, cx: float, cy: float, r: float) -> Area:
    pen, woven = canvas.full, dish == "basket"
    pen.rect(cx - r, cy - r * 0.85, cx + r, cy + r * 0.85, tone, r=0.1 if woven else 0)
    inner = (cx - r * 0.86, cy - r * 0.71, cx + r * 0.86, cy + r * 0.71)
    pen.rect(*inner, dark(tone, 0.22), r=0.06 if woven else 0)
    for k in range(14 if woven else 0):
        x = cx - r + 2 * r * (k + 0.5) / 14
        pen.line([(x, cy - r * 0.85), (x, cy - r * 0.71)], dark(tone, 0.35), 0.012)
        pen.line([(x, cy + r * 0.71), (x, cy + r * 0.85)], dark(tone, 0.35), 0.012)
    return cx, cy, r * 0.65, r * 0.5


def dish_side(canvas: Canvas, dish: str, colour: str | None, top: float) -> Layout:
    """A dish on a table whose far edge is at `top`."""
    rng = canvas.rng
    tone = named(colour or rng.choice(_COLOURS[dish]), rng)
    cx, y, r = rng.uniform(0.42, 0.58), rng.uniform(0.72, 0.82), rng.uniform(0.34, 0.45)
    layout = Layout(back=top + 0.15, front=0.96, sky=(0.05, 0.2), far=0.7, wall=(0.05, top), far_line=top)
    if dish == "none":
        return layout
    if canvas.manner.shadows:
        canvas.full.oval(cx, y + 0.1, r * 0.9, 0.05, dark((110, 100, 95), 0.4), plain=True)
    if dish in ("plate", "board", "pan"):
        layout.dish = _flat_side(canvas, dish, tone, cx, y, r)
    elif dish == "glass":
        layout.dish = _glass_side(canvas, light(tone, 0.4) if colour else _GLASS, cx, y, r)
    else:
        layout.dish = _deep_side(canvas, dish, tone, cx, y, r)
    return layout


def _flat_side(canvas: Canvas, dish: str, tone: RGB, cx: float, y: float, r: float) -> Area:
    pen, flat = canvas.full, 0.13
    inside = (cx, y - 0.06, r * 0.62, 0.09)
    if dish == "board":
        pen.rect(cx - r * 1.1, y - 0.03, cx + r * 1.1, y + 0.1, tone, r=0.02)
        pen.rect(cx - r * 1.1, y + 0.07, cx + r * 1.1, y + 0.1, dark(tone, 0.3), plain=True)
        return inside
    if dish == "pan":
        pen.rect(cx + r * 0.8, y - 0.02, 1.05, y + 0.03, dark(tone, 0.3))
        pen.rect(cx - r * 0.93, y, cx + r * 0.93, y + 0.1, dark(tone, 0.25), r=0.05)
    pen.oval(cx, y + 0.03, r, flat, dark(tone, 0.15))
    _ellipse(canvas, (cx - r, y - flat, cx + r, y + flat), tone)
    _ellipse(canvas, (cx - r * 0.72, y - flat * 0.66, cx + r * 0.72, y + flat * 0.68), dark(tone, 0.08))
    return inside


def _glass_side(canvas: Canvas, tone: RGB, cx: float, y: float, r: float) -> Area:
    pen, top, bottom = canvas.full, y - 0.42, y + 0.13
    pen.poly([(cx - r * 0.55, top), (cx + r * 0.55, top), (cx + r * 0.4, bottom), (cx - r * 0.4, bottom)], tone)
    pen.oval(cx, top, r * 0.55, 0.05, dark(_GLASS, 0.1))
    return cx, y - 0.22, r * 0.3, 0.12


# The right side of a deep dish from the lip down: how far out in radii, how far below y (the lip is above it).
_PROFILES = {
    "bowl": [(1, -0.1), (0.86, 0), (0.5, 0.13)],
    "box": [(0.9, -0.1), (0.8, 0.14)],
    "basket": [(1, -0.1), (0.5, 0.14)],
}


def _deep_side(canvas: Canvas, dish: str, tone: RGB, cx: float, y: float, r: float) -> Area:
    pen, lip, profile = canvas.full, y - 0.1, _PROFILES[dish]
    right = [(cx + r * out, y + down) for out, down in profile]
    left = [(cx - r * out, y + down) for out, down in profile]
    pen.poly([left[0], *right, *reversed(left[1:])], tone)
    if dish == "basket":
        for k in range(1, 8):
            x = cx - r + 2 * r * k / 8
            pen.line([(x, lip), (cx + (x - cx) * 0.6, y + 0.13)], dark(tone, 0.3), 0.012)
        pen.line([(cx - r * 0.75, y + 0.02), (cx + r * 0.75, y + 0.02)], dark(tone, 0.3), 0.012)
    pen.oval(cx, lip, r, 0.09, dark(tone, 0.25))
    return cx, lip - 0.05, r * 0.66, 0.06
