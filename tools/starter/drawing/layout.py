"""What a background tells the placing of things."""

import random
from dataclasses import dataclass

from .palettes import RGB

Area = tuple[float, float, float, float]


@dataclass
class Layout:
    """All measures are fractions of the canvas, y downwards."""

    back: float = 0.55
    front: float = 0.95
    land_back: tuple[float, float] = (0, 1)
    land_front: tuple[float, float] = (0, 1)
    sky: tuple[float, float] = (0.04, 0.3)
    water: Area | None = None
    dish: Area | None = None
    wall: tuple[float, float] | None = None
    far: float = 0.55
    flat: bool = False
    dim: RGB | None = None
    weather: str = "clear"
    far_line: float = 0.5

    def span(self, y: float) -> tuple[float, float]:
        t = min(1, max(0, (y - self.back) / max(0.01, self.front - self.back)))
        (a, b), (c, d) = self.land_back, self.land_front
        return a + (c - a) * t, b + (d - b) * t

    def scale(self, y: float) -> float:
        """Perspective: things that stand higher are farther and smaller."""
        if self.flat:
            return 1
        t = min(1, max(0, (y - self.back) / max(0.01, self.front - self.back)))
        return self.far + (1 - self.far) * t


def trait(traits: dict[str, str], key: str, rng: random.Random, otherwise: list[str]) -> str:
    return traits.get(key) or rng.choice(otherwise)
