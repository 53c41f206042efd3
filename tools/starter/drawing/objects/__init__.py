"""The objects drawn by code, by name."""

from .food import FOOD
from .furniture import FURNITURE
from .nature import NATURE
from .seaside import SEASIDE
from .spec import Spec

OBJECTS: dict[str, Spec] = {f"drawn:{name}": spec for part in (FURNITURE, SEASIDE, FOOD, NATURE) for name, spec in part.items()}

__all__ = ["OBJECTS", "Spec"]
