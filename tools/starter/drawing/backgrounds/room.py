"""Rooms: walls, floors, windows and the mood of a style."""

from ..canvas import Canvas
from ..layout import Layout, trait
from ..palettes import RGB, dark, jitter, light, named

FLOORS: dict[str, list[RGB]] = {
    "wood": [(160, 112, 68), (190, 142, 92), (120, 80, 50)],
    "tile": [(215, 215, 218), (190, 180, 165), (150, 165, 175)],
    "carpet": [(190, 175, 165), (130, 120, 150), (150, 90, 85), (120, 145, 125)],
    "stone": [(150, 148, 145), (120, 120, 122)],
}
PLAIN_WALLS = ["white", "white", "grey", "beige", "yellow", "green", "blue"]


def room(canvas: Canvas, traits: dict[str, str]) -> Layout:
    rng = canvas.rng
    style = trait(traits, "style", rng, ["modern", "classic", "rustic", "minimal"])
    line = rng.uniform(0.5, 0.66)
    wall = trait(traits, "wall", rng, ["wood", "brick"] if style == "rustic" and rng.random() < 0.6 else PLAIN_WALLS)
    base = _wall(canvas, wall, line)
    kind = trait(traits, "kind", rng, ["living room"])
    if kind == "bathroom" and wall not in ("wood", "brick", "wallpaper"):
        _grid(canvas, 0, line, dark(base, 0.1), 9)
    _floor(canvas, trait(traits, "floor", rng, ["wood", "wood", "tile", "carpet"]), line)
    if rng.random() < 0.3:
        _corner(canvas, base, line)
    _style(canvas, style, base, line)
    night = trait(traits, "light", rng, ["day", "day", "night"]) == "night"
    if trait(traits, "window", rng, ["yes", "no"]) == "yes":
        window(canvas, rng.uniform(0.12, 0.6), line, style, night)
    return Layout(
        back=line + 0.06,
        front=0.97,
        sky=(0.02, 0.15),
        wall=(0.08, line - 0.06),
        far=0.72,
        far_line=line,
        dim=(165, 155, 175) if night else None,
    )


def _wall(canvas: Canvas, wall: str, line: float) -> RGB:
    if wall == "wood":
        return _panels(canvas, line)
    if wall == "brick":
        return _bricks(canvas, line)
    rng, papered = canvas.rng, wall == "wallpaper"
    base = named(rng.choice(["beige", "green", "blue", "pink", "yellow"]) if papered else wall, rng)
    if papered or (wall not in ("black", "white", "grey", "red") and rng.random() < 0.5):
        base = light(base, 0.35)
    canvas.gradient(0, line, base, light(base, rng.uniform(0, 0.12)))
    if papered:
        _wallpaper(canvas, base, line)
    return base


def _panels(canvas: Canvas, line: float) -> RGB:
    rng = canvas.rng
    base = named("wood", rng)
    canvas.gradient(0, line, base, dark(base, 0.1))
    upright = rng.random() < 0.5
    for k in range(1, 10):
        joint = [(k / 10, 0), (k / 10, line)] if upright else [(0, line * k / 8), (1, line * k / 8)]
        canvas.full.line(joint, dark(base, 0.28), 0.008)
    return base


def _bricks(canvas: Canvas, line: float) -> RGB:
    rng, pen = canvas.rng, canvas.full
    base = jitter(rng.choice([(175, 85, 65), (150, 75, 60), (200, 120, 95)]), rng)
    canvas.gradient(0, line, base, base)
    for row in range(12):
        y = line * row / 12
        pen.line([(0, y), (1, y)], light(base, 0.4), 0.007)
        for k in range(8):
            x = (k + 0.5 * (row % 2)) / 7
            pen.line([(x, y), (x, y + line / 12)], light(base, 0.4), 0.007)
    return base


def _wallpaper(canvas: Canvas, base: RGB, line: float) -> None:
    rng, pen = canvas.rng, canvas.full
    ink = dark(base, 0.22)
    if rng.random() < 0.5:
        for k in range(14):
            pen.rect(k / 14, 0, (k + 0.4) / 14, line, ink, plain=True)
        return
    for i in range(9):
        for j in range(6):
            x, y = (i + 0.5 * (j % 2)) / 8.5, line * (j + 0.5) / 6
            pen.oval(x, y, 0.02, 0.026, ink, plain=True)
            pen.oval(x, y, 0.008, 0.008, light(base, 0.5), plain=True)


def _grid(canvas: Canvas, top: float, bottom: float, ink: RGB, cells: int) -> None:
    pen = canvas.full
    for k in range(cells + 1):
        pen.line([(k / cells, top), (k / cells, bottom)], ink, 0.006)
        if top + k / cells < bottom:
            pen.line([(0, top + k / cells), (1, top + k / cells)], ink, 0.006)


def _floor(canvas: Canvas, floor: str, line: float) -> None:
    rng, pen = canvas.rng, canvas.full
    base = jitter(rng.choice(FLOORS[floor]), rng, 10)
    canvas.gradient(line, 1, dark(base, 0.12), base)
    ink = dark(base, 0.25)
    if floor in ("wood", "tile"):
        for k in range(11):
            t = k / 10 - 0.5
            pen.line([(0.5 + t, line), (0.5 + t * 1.9, 1)], ink, 0.007)
    if floor == "tile":
        for k in range(5):
            y = line + (1 - line) * (k / 5) ** 1.4
            pen.line([(0, y), (1, y)], ink, 0.007)
    elif floor == "wood":
        for _ in range(9):
            y = line + (1 - line) * rng.random()
            x = rng.random()
            pen.line([(x, y), (x + 0.07, y)], ink, 0.005)
    elif floor == "stone":
        for _ in range(16):
            y = rng.uniform(line + 0.02, 1)
            pen.blob(rng.random(), y, 0.09, 0.035, jitter(base, rng, 18), 0.2)
    else:
        for _ in range(40):
            x, y = rng.random(), rng.uniform(line, 1)
            pen.line([(x, y), (x + 0.01, y + 0.008)], ink if rng.random() < 0.5 else light(base, 0.2), 0.006)


def _corner(canvas: Canvas, base: RGB, line: float) -> None:
    rng, pen = canvas.rng, canvas.full
    x = rng.uniform(0.08, 0.2)
    side = [(0, 0), (x, 0), (x, line), (0, min(1, line + x * 0.9))]
    pen.poly(side if rng.random() < 0.5 else [(1 - a, b) for a, b in side], dark(base, 0.14), plain=True)


def _style(canvas: Canvas, style: str, base: RGB, line: float) -> None:
    rng, pen = canvas.rng, canvas.full
    if style == "classic":
        pen.rect(0, 0, 1, 0.035, light(base, 0.5), plain=True)
        pen.rect(0, line - 0.035, 1, line, light(base, 0.55), plain=True)
        for k in range(4):
            x = (k + 0.14) / 4
            pen.draw.rectangle(
                [v * canvas.size for v in (x, 0.08, x + 0.18, line - 0.08)], None, pen.manner.tone(dark(base, 0.12)), 2
            )
    elif style == "rustic":
        wood = dark(named("wood", rng), 0.25)
        for k in range(3):
            pen.rect(0.12 + 0.34 * k, 0, 0.18 + 0.34 * k, 0.09, wood, plain=True)
        pen.rect(0, 0, 1, 0.045, wood, plain=True)
    elif style == "modern":
        pen.rect(0, line - 0.012, 1, line, (60, 60, 64), plain=True)
        if rng.random() < 0.5:
            for k in range(4):
                pen.oval(0.14 + 0.24 * k, 0.03, 0.022, 0.01, (255, 250, 215), plain=True)
    elif rng.random() < 0.5:
        pen.rect(0, line - 0.015, 1, line, light(base, 0.5), plain=True)


def window(canvas: Canvas, x: float, line: float, style: str, night: bool) -> None:
    """A window in the wall; modern ones reach down to the floor."""
    rng, pen = canvas.rng, canvas.full
    w, h = rng.uniform(0.2, 0.34), rng.uniform(0.24, 0.34)
    y = rng.uniform(0.08, 0.14)
    if style == "modern" and rng.random() < 0.6:
        h, w = line - y - 0.02, w * 1.3
    frame = rng.choice([(245, 245, 242), (120, 80, 50), (70, 70, 74)])
    pen.rect(x - 0.02, y - 0.02, x + w + 0.02, y + h + 0.02, frame)
    glass = (28, 36, 78) if night else rng.choice([(165, 215, 245), (190, 228, 250)])
    pen.rect(x, y, x + w, y + h, glass, plain=True)
    if not night and rng.random() < 0.6:
        pen.rect(x, y + h * 0.75, x + w, y + h, jitter((100, 165, 90), rng), plain=True)
    if night:
        for _ in range(4):
            pen.oval(x + w * rng.random(), y + h * 0.7 * rng.random(), 0.006, 0.006, (240, 240, 210), plain=True)
    pen.line([(x + w / 2, y), (x + w / 2, y + h)], frame, 0.014)
    if style != "modern":
        pen.line([(x, y + h / 2), (x + w, y + h / 2)], frame, 0.014)
