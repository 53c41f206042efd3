"""The word tables, read from the text files beside this module.

A file has sections '== title' of lines 'key: word, word'. The key '*' stands for all other keys, '-' for an empty word;
a word that stands twice comes twice as often. A section may name several tables: '== street time, city time'.
"""

from pathlib import Path

Words = list[str]
Table = dict[str, Words]


def lines(name: str) -> list[str]:
    """The lines of a text file of this folder, less comments and empty ones."""
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def _read(name: str) -> dict[str, Table]:
    tables: dict[str, Table] = {}
    titles: list[str] = []
    for line in lines(name):
        if line.startswith("== "):
            titles = line.removeprefix("== ").split(", ")
            tables |= {title: {} for title in titles}
            continue
        key, words = line.split(": ", 1)
        for title in titles:
            tables[title][key] = ["" if word == "-" else word for word in words.split(", ")]
    return tables


PLACES = _read("places.txt")
SEEN = _read("seen.txt")
MOODS = _read("moods.txt")
SAYINGS = _read("sayings.txt")
THINGS = _read("things.txt")
INFLECTION = _read("inflection.txt")
