"""What a scene is, for drawing and language."""

from typing import TypedDict


class Thing(TypedDict):
    name: str
    count: int
    colour: str | None
    size: str
    where: str | None
    on: int | None


class Scene(TypedDict):
    place: str
    traits: dict[str, str]
    things: list[Thing]
