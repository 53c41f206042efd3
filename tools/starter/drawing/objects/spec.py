"""What an object drawn by code needs to be placed."""

from collections.abc import Callable
from dataclasses import dataclass

from ..canvas import Pen
from ..palettes import RGB

Drawer = Callable[[Pen, RGB], None]


@dataclass(frozen=True)
class Spec:
    """stands: ground, wall, ceiling, flat (lies on the ground), far (at the horizon), dish, beside, water, sky."""

    draw: Drawer
    aspect: float
    height: float
    stands: str = "ground"
    colours: tuple[str, ...] = ("white",)
    top: float = 0.1
    """Where a thing that sits on this one has its base, as a fraction of the height."""
