"""What is known of a thing by its concept and kind: who it is, what it is made of, what it does."""

from .words import THINGS, Words

# How the names of objects drawn by code begin.
DRAWN = "drawn:"

FURNITURE = set(THINGS["concepts"]["furniture"])
WOODWORK = FURNITURE | {"hut", "boat", "kitchen counter"}
_PREDATORS, _GRAZERS = THINGS["concepts"]["predator"], THINGS["concepts"]["grazer"]
_DRAWN_KINDS = {name: kind for kind, names in THINGS["kinds of drawn objects"].items() for name in names}
_ACTIONS = THINGS["actions"]


def plain(concept: str) -> str:
    return concept.removeprefix(DRAWN)


def is_people(kind: str) -> bool:
    return kind in ("people", "person", "person-role", "person-fantasy", "family")


def is_animal(kind: str) -> bool:
    return kind.startswith("animal")


def is_food(kind: str) -> bool:
    return kind.startswith(("food", "drink"))


def actions(concept: str, kind: str, place: str) -> Words:
    """What a thing may be doing; its own ways come twice as often as those of its kind."""
    name = plain(concept)
    if name in _PREDATORS and kind == "animal-mammal":
        return _ACTIONS["animal-mammal"] + _ACTIONS["predator"] * 2
    if name in _GRAZERS:
        return _ACTIONS["animal-mammal"] + _ACTIONS["grazer"] * 2
    if concept.startswith(DRAWN):
        kind = _DRAWN_KINDS.get(name, "furniture" if name in FURNITURE else kind)
    if is_people(kind):
        return _ACTIONS["people"] + (_ACTIONS["beach-people"] * 2 if place == "beach" else [])
    return _ACTIONS.get(kind, [])
