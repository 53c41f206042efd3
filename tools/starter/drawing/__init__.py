"""Draws scenes: code-drawn places and objects together with sprites."""

import random
from typing import TypedDict

import numpy as np

from .backgrounds import BACKGROUNDS
from .canvas import Canvas
from .finish import light, reduce, weather
from .objects import DRAWN
from .placing import Placer, Thing, paint
from .sprites import Brush, Sprites
from .tables import COLOURS, HIDES, PLACES


class Scene(TypedDict):
    place: str
    traits: dict[str, str]
    things: list[Thing]


def draw(scene: Scene, sprites: Sprites, rng: random.Random, size: int = 104) -> np.ndarray:
    """Draws a scene as uint8 pixels (size, size, 3)."""
    canvas = Canvas(2 * size, rng)
    layout = BACKGROUNDS[scene["place"]](canvas, scene["traits"])
    paint(canvas, Brush(canvas, sprites), Placer(canvas, layout, scene["things"]).place())
    weather(canvas, layout)
    return light(reduce(canvas, size, rng), canvas, layout)


__all__ = ["COLOURS", "DRAWN", "HIDES", "PLACES", "Scene", "Thing", "draw"]
