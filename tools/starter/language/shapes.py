"""The sentence shapes of shapes.txt, by subject."""

from .words import lines

TOWNS = {"street", "city", "farm", "garden", "park"}
OUTDOORS = TOWNS | {"sky", "space", "underwater", "road", "wild", "beach"}


def _read(name: str) -> dict[str, list[str]]:
    shapes: dict[str, list[str]] = {}
    subject = ""
    for line in lines(name):
        if line.startswith("== "):
            subject = line.removeprefix("== ")
            shapes[subject] = []
        else:
            shapes[subject].append(line)
    shapes["town"] = shapes["outdoor"] + shapes["town"]
    return shapes


SHAPES = _read("shapes.txt")
