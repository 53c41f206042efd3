"""Watches a picture being painted, and says which of its things can be made out in the end."""

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
from PIL import ImageChops

from .canvas import Canvas

# A difference to what lies behind, of 255, that the eye still catches once fog and night have taken their part.
CONTRAST = 16
# A kind of thing is made out where so much of one is left, in sum, and it takes so much of the picture.
SHARE, AREA = 0.4, 0.006
# One of several counts with less: people count what peeps out between its like.
SHARE_OF_EACH = 0.25


class Sight:
    """Of each pixel: what was painted there last, and how far it stands out."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self.owner = np.full((canvas.size, canvas.size), -1, np.int16)
        self.contrast = np.zeros((canvas.size, canvas.size), np.uint8)
        self.whole: list[float] = []

    @contextmanager
    def of(self, x: float, base: float, height: float, width: float) -> Iterator[None]:
        """Watches one instance being painted, which stands on (x, base); measures are fractions of the canvas."""
        before = self.canvas.image.copy()
        yield
        difference = np.asarray(ImageChops.difference(before, self.canvas.image)).max(2)
        painted = difference > 0
        self.owner[painted] = len(self.whole)
        self.contrast[painted] = difference[painted]
        inside = _within(x - width / 2, x + width / 2) * _within(base - height, base)
        self.whole.append(painted.sum() / max(inside, 0.05))

    def left(self, crop: tuple[float, float, float, float], clearness: np.ndarray) -> np.ndarray:
        """How many pixels of each instance stand out, in the order of painting; `clearness` as finish.py has it."""
        x0, y0, x1, y1 = (round(v) for v in crop)
        clear = (self.contrast * clearness >= CONTRAST)[y0:y1, x0:x1]
        return np.bincount(self.owner[y0:y1, x0:x1][clear] + 1, minlength=len(self.whole) + 1)[1:]

    def count(self, instances: list[int], left: np.ndarray) -> int:
        """How many of these instances of one thing can be made out."""
        sizes = [self.whole[i] for i in instances]
        enough = max(SHARE * max(sizes, default=0), AREA * self.owner.size)
        if sum(left[i] for i in instances) < enough:
            return 0
        return max(1, sum(left[i] >= SHARE_OF_EACH * size for i, size in zip(instances, sizes)))


def _within(low: float, high: float) -> float:
    """The share of a stretch that lies between 0 and 1."""
    return max(0.0, min(high, 1) - max(low, 0)) / max(high - low, 1e-6)
