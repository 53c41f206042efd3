"""Decides where the things of a scene stand, how large they are, and in which order they are drawn."""

import math
import random
from dataclasses import dataclass
from typing import cast

from .canvas import Canvas
from .layout import Layout
from .objects import OBJECTS, Spec
from .palettes import NAMED, RGB, dark, jitter, named
from .scene import Thing
from .sight import Sight
from .sprites import Brush

SIZES = {"small": 0.68, "normal": 1.0, "big": 1.35}
LANES = {"left": (0.08, 0.34), "right": (0.66, 0.92), "middle": (0.38, 0.62)}
MOST = 14


@dataclass
class Spot:
    """One drawn instance: it stands on (x, base)."""

    thing: Thing
    x: float
    base: float
    height: float
    depth: float
    host: int | None = None


class Placer:
    def __init__(self, canvas: Canvas, layout: Layout, things: list[Thing]) -> None:
        self.canvas, self.layout, self.things, self.rng = canvas, layout, things, canvas.rng
        total = sum(min(t["count"], MOST) for t in things)
        self.crowding: float = max(1, total) ** -0.3
        self.lanes = self._lanes(total)
        self.spots: list[list[Spot]] = []

    def _lanes(self, total: int) -> list[float]:
        """Evenly spread places across the width, shuffled."""
        if total == 1:
            return [self.rng.uniform(0.42, 0.58)]
        lanes = [(k + self.rng.uniform(0.3, 0.7)) / total for k in range(total)]
        self.rng.shuffle(lanes)
        return lanes

    def place(self) -> list[Spot]:
        for thing in self.things:
            host = thing["on"]
            if host is not None and 0 <= host < len(self.spots) and self.spots[host]:
                self.spots.append(self._on(thing, self.spots[host]))
            else:
                self.spots.append(self._free(thing))
        return sorted((spot for group in self.spots for spot in group), key=lambda spot: spot.depth)

    def _free(self, thing: Thing) -> list[Spot]:
        count = max(1, min(thing["count"], MOST))
        return [self._spot(thing, k, count) for k in range(count)]

    def _on(self, thing: Thing, hosts: list[Spot]) -> list[Spot]:
        count = max(1, min(thing["count"], MOST))
        spec = OBJECTS.get(thing["name"])
        spots = []
        for k in range(count):
            host = hosts[k % len(hosts)]
            under = OBJECTS.get(host.thing["name"])
            width = host.height * (under.aspect if under else 0.9)
            x = host.x + ((k + 0.5) / count - 0.5) * width * 0.7 + self.rng.uniform(-0.02, 0.02)
            height = self._height(thing, spec, host.base)
            if spec and spec.stands == "ceiling":
                spots.append(Spot(thing, x, self.rng.uniform(0.22, 0.3), height, 0))
                continue
            top = host.base - host.height * (1 - (under.top if under else 0.2))
            lying = under is not None and under.stands in ("flat", "dish")
            base = host.base - host.height * 0.2 if lying else top + 0.01
            if not spec:
                height = min(height, max(0.22, base - 0.02))
            spots.append(Spot(thing, x, base, height, host.depth + 0.001 * (k + 1)))
        return spots

    def _height(self, thing: Thing, spec: Spec | None, base: float) -> float:
        size = SIZES[thing["size"]] * self.rng.uniform(0.9, 1.12)
        if spec:
            return spec.height * size * (0.55 + 0.6 * self.crowding) * self.layout.scale(base)
        alone = 0.66 if len(self.things) == 1 else 0.52
        return max(0.13, alone * size * self.crowding**1.2 * self.layout.scale(base))

    def _spot(self, thing: Thing, k: int, count: int) -> Spot:
        spec = OBJECTS.get(thing["name"])
        stands = spec.stands if spec else "ground"
        x = self._x(thing)
        if thing["where"] == "sky":
            return self._high(thing, spec, x)
        place = {
            "wall": self._wall,
            "ceiling": self._ceiling,
            "far": self._far,
            "water": self._water,
            "sky": self._high,
        }
        if spec and stands in place:
            return place[stands](thing, spec, x)
        if self.layout.dish and stands == "dish":
            return self._dish(thing, spec, k, count)
        if self.layout.dish and not spec and not self.layout.wall:
            return self._dish(thing, spec, k, count)
        return self._ground(thing, spec, x)

    def _x(self, thing: Thing) -> float:
        lane = self.lanes.pop() if self.lanes else self.rng.random()
        if thing["where"] in LANES:
            a, b = LANES[thing["where"]]
            return self.rng.uniform(a, b)
        return lane

    def _ground(self, thing: Thing, spec: Spec | None, x: float) -> Spot:
        layout, rng = self.layout, self.rng
        base = self._ground_base(thing, spec)
        height = self._height(thing, spec, base)
        if spec is None:
            base = self._sprite_base(base, height)
        elif spec.stands != "flat":
            height = min(height, 0.8, 0.9 / spec.aspect)
            base = max(base, min(layout.front, height + 0.04))
        if spec and spec.stands == "dish":
            height = min(height * 0.6, 0.6 / spec.aspect)
        if spec and spec.stands == "beside" and layout.dish:
            x = rng.choice([rng.uniform(0.05, 0.15), rng.uniform(0.85, 0.95)])
            base = rng.uniform(0.5, 0.95)
        a, b = layout.span(base)
        x = min(b - 0.04, max(a + 0.04, x)) if thing["where"] in LANES else a + (b - a) * (0.06 + 0.88 * x)
        return Spot(thing, x, base, height, base - (1 if spec and spec.stands == "flat" else 0))

    def _ground_base(self, thing: Thing, spec: Spec | None) -> float:
        """How near a thing stands; tall furniture keeps to the wall."""
        layout, rng = self.layout, self.rng
        t = {"back": rng.uniform(0, 0.15), "front": rng.uniform(0.85, 1)}.get(thing["where"] or "")
        if t is None:
            t = rng.uniform(0.1, 0.8)
        if spec and spec.stands == "ground" and layout.wall and thing["where"] != "front" and spec.height > 0.3:
            t = rng.uniform(0, 0.25)
        return layout.back + (layout.front - layout.back) * t

    def _sprite_base(self, base: float, height: float) -> float:
        """Keeps a sprite's head in the picture; on a flat ground it lies about the middle."""
        layout = self.layout
        if not layout.flat:
            return max(base, min(layout.front, height + 0.04))
        return min(0.99, self.rng.uniform(0.4, 0.6) + height / 2) if layout.back < 0.45 else base

    def _wall(self, thing: Thing, spec: Spec, x: float) -> Spot:
        low, high = self.layout.wall or (0.1, 0.5)
        height = self._height(thing, spec, 1)
        middle = low + (high - low) * self.rng.uniform(0.35, 0.6)
        base = min(self.layout.far_line - 0.01 if height < high else 0.8, middle + height / 2)
        return Spot(thing, 0.08 + 0.84 * x, max(base, height + 0.02), height, -2)

    def _ceiling(self, thing: Thing, spec: Spec, x: float) -> Spot:
        return Spot(thing, 0.1 + 0.8 * x, self.rng.uniform(0.2, 0.28), self._height(thing, spec, 1), 0)

    def _far(self, thing: Thing, spec: Spec, x: float) -> Spot:
        if thing["where"] == "front":
            return self._ground(thing, spec, x)
        height = spec.height * SIZES[thing["size"]] * self.rng.uniform(0.9, 1.1)
        return Spot(thing, x, self.layout.far_line + 0.015, min(height, self.layout.far_line), -1.5)

    def _water(self, thing: Thing, spec: Spec, x: float) -> Spot:
        if not self.layout.water:
            return self._ground(thing, spec, x)
        x0, y0, x1, y1 = self.layout.water
        base = self.rng.uniform(y0, max(y0, y1))
        height = self._height(thing, spec, self.layout.front) * 0.75
        return Spot(thing, x0 + (x1 - x0) * x, base, height, base - 1)

    def _high(self, thing: Thing, spec: Spec | None, x: float) -> Spot:
        low, high = self.layout.sky
        height = min(self._height(thing, spec, self.layout.front), 0.34) * 0.85
        base = max(height + 0.02, self.rng.uniform(low, max(low, high)) + height / 2)
        return Spot(thing, x, base, height, -1.2)

    def _dish(self, thing: Thing, spec: Spec | None, k: int, count: int) -> Spot:
        cx, cy, rx, ry = self.layout.dish or (0.5, 0.5, 0.3, 0.3)
        others = len(self.things) > 1 or count > 1
        angle, far = self.rng.uniform(0, 6.28), math.sqrt(self.rng.random()) * (0.75 if others else 0.12)
        x, y = cx + rx * far * math.cos(angle), cy + ry * far * math.sin(angle)
        if thing["where"] in LANES:
            x = cx + rx * {"left": -0.6, "right": 0.6, "middle": 0}[thing["where"]]
        height = 2.6 * rx * SIZES[thing["size"]] * (self.crowding if not spec else 0.35 + 0.5 * self.crowding)
        height = height * (spec.height if spec else 0.85)
        return Spot(thing, x, y + height * (0.5 if ry > 0.15 else 0.6), height, y + 0.2 * (k > 0))


def paint(canvas: Canvas, brush: Brush, spots: list[Spot], sight: Sight) -> None:
    colours: dict[int, RGB] = {}
    for spot in spots:
        spec = OBJECTS.get(spot.thing["name"])
        aspect = spec.aspect if spec else 1
        if spec is None or spec.stands in ("ground", "beside"):
            _shadow(canvas, spot, spot.height * aspect)
        with sight.of(spot.x, spot.base, spot.height, spot.height * aspect):
            if spec is None:
                brush.paste(spot.thing["name"], spot.x, spot.base, spot.height, spot.thing["colour"])
                continue
            key = id(spot.thing)
            if key not in colours:
                colours[key] = _colour(spot.thing, spec, canvas.rng)
            _drawn(canvas, spot, spec, colours[key])


def _colour(thing: Thing, spec: Spec, rng: random.Random) -> RGB:
    return named(thing["colour"] if thing["colour"] in NAMED else rng.choice(spec.colours), rng)


def _drawn(canvas: Canvas, spot: Spot, spec: Spec, colour: RGB) -> None:
    rng = canvas.rng
    width = spot.height * spec.aspect * rng.uniform(0.9, 1.12)
    turn = rng.uniform(-180, 180) if spec.stands == "dish" and spec.top >= 1 else 0
    pen = canvas.pen(
        spot.x - width / 2, spot.base - spot.height, spot.x + width / 2, spot.base, rng.random() < 0.5, turn
    )
    spec.draw(pen, jitter(colour, rng, 5))


def _shadow(canvas: Canvas, spot: Spot, width: float) -> None:
    if not canvas.manner.shadows or spot.thing["where"] == "sky" or spot.depth < 0:
        return
    s = canvas.size
    x, y = int(min(max(spot.x, 0), 0.99) * s), int(min(spot.base + 0.01, 0.99) * s)
    under = cast(RGB, canvas.image.getpixel((x, y)))
    box = [v * s for v in (spot.x - width * 0.42, spot.base - 0.022, spot.x + width * 0.42, spot.base + 0.016)]
    canvas.draw.ellipse(box, dark(under, 0.25))
