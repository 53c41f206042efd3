"""The objects drawn by code, by name, and the places where they come."""

from typing import TypedDict

from .buildings import BUILDINGS
from .dishes import DISHES
from .fittings import FITTINGS
from .food import FOOD
from .furnishings import FURNISHINGS
from .furniture import FURNITURE
from .nature import NATURE
from .seaside import SEASIDE
from .spec import Spec
from .tableware import TABLEWARE


class Entry(TypedDict):
    places: list[str]
    colours: bool


_BY_PLACES: list[tuple[list[str], dict[str, Spec]]] = [
    (["room"], FURNITURE | FURNISHINGS | FITTINGS),
    (["beach"], BUILDINGS | SEASIDE),
    (["table"], FOOD | DISHES | TABLEWARE),
    (["wild", "park", "garden", "farm", "road"], NATURE),
]
_ONLY_AT: dict[str, list[str]] = {
    **dict.fromkeys(
        ("acacia", "waterhole", "nest", "cave", "snow drift", "termite mound", "vines", "reeds", "branch"), ["wild"]
    ),
    "river": ["wild", "farm"],
    "mountain": ["wild", "road"],
}
_ALSO_AT: dict[str, list[str]] = {
    "modern house": ["street", "road", "garden"],
    "villa": ["street", "garden"],
    "hotel": ["street", "city"],
    "hut": ["wild", "farm"],
    "skyline": ["city", "road"],
    "boat": ["wild"],
    "rocks": ["wild", "road"],
    "palm tree": ["wild", "garden", "street"],
    "person": ["street", "park", "city", "road"],
    "crowd": ["street", "park", "city"],
    "kite": ["sky", "park"],
    "chair": ["garden"],
    "deck chair": ["garden"],
    "parasol": ["garden"],
    "beach ball": ["park", "garden"],
    "stool": ["garden"],
    "tree": ["street"],
    "bush": ["street", "beach"],
    "flowers": ["street", "room"],
    "swimmer": ["wild"],
    "sailing boat": ["wild"],
    "small plant": ["table", "garden"],
    "log": ["beach"],
    "tall grass": ["beach"],
}


def _entry(name: str, spec: Spec, places: list[str]) -> Entry:
    at = _ONLY_AT.get(name, places) + _ALSO_AT.get(name, [])
    return {"places": list(dict.fromkeys(at)), "colours": len(spec.colours) > 1}


OBJECTS: dict[str, Spec] = {f"drawn:{name}": spec for _, specs in _BY_PLACES for name, spec in specs.items()}
# The order takes part in every random choice: new objects at the end of their table change the scenes after them.
DRAWN: dict[str, Entry] = {
    f"drawn:{name}": _entry(name, spec, places) for places, specs in _BY_PLACES for name, spec in specs.items()
}

__all__ = ["DRAWN", "OBJECTS", "Entry", "Spec"]
