"""A canvas at twice the final size, the manner of a drawing, and a pen that works in a unit box."""

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw

from .palettes import RGB, clamp, dark, light

Point = tuple[float, float]


@dataclass
class Manner:
    """How everything in one scene is drawn, so that no single manner can be leaned on."""

    outline: float
    ink: RGB
    shaded: bool
    saturation: float
    lift: float
    mixed: float
    shadows: bool
    texture: float

    @staticmethod
    def pick(rng: random.Random) -> "Manner":
        return Manner(
            outline=rng.choice([0, 0, 0, 1, 2, 3]),
            ink=rng.choice([(30, 28, 30), (60, 45, 40), (40, 40, 70)]),
            shaded=rng.random() < 0.55,
            saturation=rng.choice([0.65, 0.85, 1, 1, 1.15, 1.3]),
            lift=rng.choice([0, 0, 0, 0.1, -0.08]),
            mixed=rng.choice([0, 0, 0, 0.3, 1]),
            shadows=rng.random() < 0.5,
            texture=rng.choice([0, 0, 0, 0, 0, 3, 6]),
        )

    def tone(self, colour: RGB) -> RGB:
        grey = 0.3 * colour[0] + 0.59 * colour[1] + 0.11 * colour[2]
        s = self.saturation
        r, g, b = (grey + (v - grey) * s for v in colour)
        if self.lift > 0:
            r, g, b = (v + (255 - v) * self.lift for v in (r, g, b))
        elif self.lift < 0:
            r, g, b = (v * (1 + self.lift) for v in (r, g, b))
        return clamp(r), clamp(g), clamp(b)


class Canvas:
    def __init__(self, size: int, rng: random.Random) -> None:
        self.size = size
        self.rng = rng
        self.manner = Manner.pick(rng)
        self.image = Image.new("RGB", (size, size))
        self.draw = ImageDraw.Draw(self.image)

    def pen(self, x0: float, y0: float, x1: float, y1: float, flip: bool = False, turn: float = 0) -> "Pen":
        """A pen for the box with these corners, in fractions of the canvas; turn is in degrees."""
        s = self.size
        return Pen(self, x0 * s, y0 * s, (x1 - x0) * s, (y1 - y0) * s, flip, turn)

    @property
    def full(self) -> "Pen":
        return self.pen(0, 0, 1, 1)

    def gradient(self, top: float, bottom: float, upper: RGB, lower: RGB) -> None:
        y0, y1 = int(top * self.size), math.ceil(bottom * self.size)
        if y1 <= y0:
            return
        self.image.paste(column(y1 - y0, self.manner.tone(upper), self.manner.tone(lower), self.size), (0, y0))


def column(height: int, upper: RGB, lower: RGB, width: int) -> Image.Image:
    t = np.linspace(0, 1, height, dtype=np.float32)[:, None, None]
    ramp = np.array(upper, np.float32) * (1 - t) + np.array(lower, np.float32) * t
    return Image.fromarray(ramp.astype(np.uint8)).resize((width, height), Image.Resampling.NEAREST)


class Pen:
    """Draws in a box whose left upper corner is (0, 0) and whose right lower corner is (1, 1)."""

    def __init__(self, canvas: Canvas, x: float, y: float, w: float, h: float, flip: bool, turn: float) -> None:
        self.canvas, self.x, self.y, self.w, self.h = canvas, x, y, w, h
        self.flip, self.turn = flip, turn
        self.rng, self.manner, self.draw = canvas.rng, canvas.manner, canvas.draw
        self._cos, self._sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))

    def at(self, x: float, y: float) -> Point:
        if self.flip:
            x = 1 - x
        px, py = self.x + x * self.w, self.y + y * self.h
        if not self.turn:
            return px, py
        dx, dy = px - self.x - self.w / 2, py - self.y - self.h / 2
        return (
            self.x + self.w / 2 + dx * self._cos - dy * self._sin,
            self.y + self.h / 2 + dx * self._sin + dy * self._cos,
        )

    def inner(self, x0: float, y0: float, x1: float, y1: float, turn: float = 0) -> "Pen":
        """A pen for a part of this box; of a turned box, only the part's centre turns along."""
        cx, cy = self.at((x0 + x1) / 2, (y0 + y1) / 2)
        w, h = (x1 - x0) * self.w, (y1 - y0) * self.h
        return Pen(self.canvas, cx - w / 2, cy - h / 2, w, h, self.flip, self.turn + turn)

    def _stroke(self) -> tuple[RGB | None, int]:
        width = self.manner.outline
        if not width or min(self.w, self.h) < 14:
            return None, 0
        return self.manner.ink, int(width)

    def rect(self, x0: float, y0: float, x1: float, y1: float, colour: RGB, r: float = 0, plain: bool = False) -> None:
        if self.turn:
            self.poly([(x0, y0), (x1, y0), (x1, y1), (x0, y1)], colour, plain)
            return
        (ax, ay), (bx, by) = self.at(x0, y0), self.at(x1, y1)
        box = (min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))
        ink, width = (None, 0) if plain else self._stroke()
        fill = self.manner.tone(colour)
        if r:
            radius = min(r * min(self.w, self.h), (box[2] - box[0]) / 2, (box[3] - box[1]) / 2)
            try:
                self.draw.rounded_rectangle(box, radius, fill, ink, width)
            except ValueError:  # Pillow cannot outline round corners in a box of a few pixels
                self.draw.rectangle(box, fill, ink, width)
            return
        self.draw.rectangle(box, fill, ink, width)
        if self.manner.shaded and not plain and box[3] - box[1] > 12 and box[2] - box[0] > 12:
            inset = min(width, (box[2] - box[0]) * 0.08)
            edge = box[2] - (box[2] - box[0]) * 0.18
            self.draw.rectangle(
                (edge, box[1] + inset, box[2] - inset, box[3] - inset), self.manner.tone(dark(colour, 0.1))
            )

    def oval(self, cx: float, cy: float, rx: float, ry: float, colour: RGB, plain: bool = False) -> None:
        if self.turn and abs(rx * self.w - ry * self.h) > 1:
            ring = [(cx + rx * math.cos(a), cy + ry * math.sin(a)) for a in _RING]
            self.poly(ring, colour, plain)
            return
        x, y = self.at(cx, cy)
        w, h = max(rx * self.w, 0.5), max(ry * self.h, 0.5)
        ink, width = (None, 0) if plain else self._stroke()
        self.draw.ellipse((x - w, y - h, x + w, y + h), self.manner.tone(colour), ink, width)
        if self.manner.shaded and not plain and min(w, h) > 5:
            self.draw.ellipse(
                (x - w * 0.7, y - h * 0.72, x + w * 0.3, y + h * 0.25), self.manner.tone(light(colour, 0.14))
            )

    def poly(self, points: Sequence[Point], colour: RGB, plain: bool = False) -> None:
        shape = [self.at(x, y) for x, y in points]
        self.draw.polygon(shape, self.manner.tone(colour))
        ink, width = self._stroke()
        if ink and not plain:
            self.draw.line([*shape, shape[0]], ink, width)

    def line(self, points: Sequence[Point], colour: RGB, width: float = 0.03) -> None:
        pixels = max(1, round(width * min(self.w, self.h)))
        self.draw.line(
            [self.at(x, y) for x, y in points], self.manner.tone(colour), pixels, "curve" if pixels > 3 else None
        )

    def arc(
        self, cx: float, cy: float, rx: float, ry: float, start: float, end: float, colour: RGB, width: float = 0.03
    ) -> None:
        steps = 9
        angles = [math.radians(start + (end - start) * k / (steps - 1)) for k in range(steps)]
        self.line([(cx + rx * math.cos(a), cy + ry * math.sin(a)) for a in angles], colour, width)

    def blob(
        self, cx: float, cy: float, rx: float, ry: float, colour: RGB, rough: float = 0.2, plain: bool = False
    ) -> None:
        """An uneven roundish shape."""
        shape = []
        for a in _RING[::2]:
            k = 1 + self.rng.uniform(-rough, rough)
            shape.append((cx + rx * k * math.cos(a), cy + ry * k * math.sin(a)))
        self.poly(shape, colour, plain)

    def curve(self, y: float, swing: float, periods: float, colour: RGB, bottom: float = 1) -> None:
        """Fills from a wavy line down to bottom."""
        phase = self.rng.uniform(0, 6.28)
        top = [(k / 16, y + swing * math.sin(phase + periods * 6.28 * k / 16)) for k in range(17)]
        self.poly([*top, (1, bottom), (0, bottom)], colour, plain=True)


_RING = [2 * math.pi * k / 20 for k in range(20)]
