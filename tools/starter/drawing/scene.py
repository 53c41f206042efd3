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


# Weather that nobody calls a sunny day.
_DULL = {"rain", "fog", "snow"}


def told(scene: Scene, counts: list[int]) -> Scene:
    """The scene with only so many of each thing: what a caption may tell of it."""
    traits = dict(scene["traits"])
    if traits.get("weather") in _DULL and traits.get("time") == "day":
        del traits["time"]
    kept = [index for index, count in enumerate(counts) if count]
    places = {old: new for new, old in enumerate(kept)}
    things: list[Thing] = []
    for index in kept:
        thing = scene["things"][index]
        host = thing["on"]
        things.append({**thing, "count": counts[index], "on": None if host is None else places.get(host)})
    return {**scene, "traits": traits, "things": things}
