"""Draws scenes: places and objects drawn by code, together with sprites.

A background (backgrounds/) paints the place and hands its Layout to placing.py, which puts the things there: drawn by
code (objects/) or pasted (sprites.py). finish.py adds weather, light and grain. sight.py watches, and says what of the
things can be made out in the end.
"""

import random

import numpy as np

from .backgrounds import BACKGROUNDS
from .canvas import Canvas
from .finish import clearness, light, pick_crop, reduce, weather
from .objects import DRAWN
from .placing import Placer, paint
from .scene import Scene, Thing, told
from .sight import Sight
from .sprites import Brush, Sprites
from .tables import COLOURS, HIDES, PLACES


def draw(scene: Scene, sprites: Sprites, rng: random.Random, size: int = 104) -> tuple[np.ndarray, Scene]:
    """Draws a scene as uint8 pixels (size, size, 3). Returns with them the scene as one sees it there."""
    canvas = Canvas(2 * size, rng)
    layout = BACKGROUNDS[scene["place"]](canvas, scene["traits"])
    spots, sight = Placer(canvas, layout, scene["things"]).place(), Sight(canvas)
    paint(canvas, Brush(canvas, sprites), spots, sight)
    weather(canvas, layout)
    crop = pick_crop(canvas, rng)
    left = sight.left(crop, clearness(canvas.size, layout))
    counts = [sight.count([i for i, spot in enumerate(spots) if spot.thing is thing], left) for thing in scene["things"]]
    return light(reduce(canvas, crop, size, rng), canvas, layout), told(scene, counts)


__all__ = ["COLOURS", "DRAWN", "HIDES", "PLACES", "Scene", "Thing", "draw"]
