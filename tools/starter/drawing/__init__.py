"""Draws scenes: places and objects drawn by code, together with sprites.

A background (backgrounds/) paints the place and hands its Layout to placing.py, which puts the things there: drawn by
code (objects/) or pasted (sprites.py). finish.py adds weather, light and grain.
"""

import random

import numpy as np

from .backgrounds import BACKGROUNDS
from .canvas import Canvas
from .finish import light, reduce, weather
from .objects import DRAWN
from .placing import Placer, paint
from .scene import Scene, Thing
from .sprites import Brush, Sprites
from .tables import COLOURS, HIDES, PLACES


def draw(scene: Scene, sprites: Sprites, rng: random.Random, size: int = 104) -> np.ndarray:
    """Draws a scene as uint8 pixels (size, size, 3)."""
    canvas = Canvas(2 * size, rng)
    layout = BACKGROUNDS[scene["place"]](canvas, scene["traits"])
    paint(canvas, Brush(canvas, sprites), Placer(canvas, layout, scene["things"]).place())
    weather(canvas, layout)
    return light(reduce(canvas, size, rng), canvas, layout)


__all__ = ["COLOURS", "DRAWN", "HIDES", "PLACES", "Scene", "Thing", "draw"]
