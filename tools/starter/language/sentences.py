"""Writes captions: a shape from shapes.txt, its slots filled by slots.py from the scene, slips by noise.py."""

import random
import re
from functools import cache

from drawing import Scene

from .lexicon import Lexicon
from .noise import noisy
from .shapes import OUTDOORS, SHAPES, TOWNS
from .slots import Slots
from .things import is_animal

_SLOT = re.compile(r"\{(\w+)\}")
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_CHOICE = re.compile(r"\(([^()]*)\)")
_ARTICLES = {"a", "an", "the", "some", "one"}
_TRIES = 15
_KEYWORD_RATE = 0.02
_DETAILED_RATE = 0.25
# How often a caption may speak of the place alone though there are things in it.
_SILENCE_RATE = 0.12


def caption(scene: Scene, lexicon: Lexicon, rng: random.Random) -> str:
    for _ in range(_TRIES):
        slots = Slots(scene, lexicon, rng)
        if rng.random() < _KEYWORD_RATE:
            return noisy(keywords(scene, lexicon, rng), rng)
        text = _fill(rng.choice(_shapes(slots, rng)), slots, rng)
        if text and slots.filled and (slots.named or not slots.things or rng.random() < _SILENCE_RATE):
            return noisy(_tidy(text), rng)
    slots = Slots(scene, lexicon, rng)
    return noisy(_tidy(slots.slot("main") or slots.slot_placea()), rng)


def keywords(scene: Scene, lexicon: Lexicon, rng: random.Random) -> str:
    """Bare search words for a scene, for instance 'lion, roar, safari'."""
    slots = Slots(scene, lexicon, rng)
    words = [slots.bare(index) for index in range(len(scene["things"]))]
    words += [tag for tag in (slots.slot("tag"), slots.slot("tag")) if tag]
    words.append(slots.slot_roomn())
    rng.shuffle(words)
    return rng.choice([" ", ", "]).join(dict.fromkeys(words[: rng.randint(1, 5)]))


def canon(text: str) -> str:
    words = re.sub(r"[^a-z ]", " ", text.lower()).split()
    return " ".join(word for word in words if word not in _ARTICLES)


def banned(text: str, canon_forms: set[str]) -> bool:
    """Whether a caption is one of the forbidden ones, given in canonical form."""
    return canon(text) in canon_forms


def _shapes(slots: Slots, rng: random.Random) -> list[str]:
    place = slots.place
    if len(slots.things) > 1 and rng.random() < _DETAILED_RATE:
        return SHAPES["detailed"]
    chance = rng.random()
    shows_animal = slots.things and is_animal(slots.kind(slots.main))
    if shows_animal and chance < (0.55 if place == "wild" else 0.25):
        return SHAPES["animals"]
    if place in SHAPES and chance < 0.62:
        return SHAPES[place]
    if place in OUTDOORS and chance < 0.5:
        return SHAPES["town" if place in TOWNS else "outdoor"]
    return SHAPES["any"]


def _fill(shape: str, slots: Slots, rng: random.Random) -> str | None:
    while "[" in shape:
        shape = _OPTIONAL.sub(lambda match: _optional(match[1], slots, rng), shape)
    return _slots(_choices(shape, rng), slots)


def _optional(part: str, slots: Slots, rng: random.Random) -> str:
    if rng.random() < 0.4:
        return ""
    return _slots(_choices(part, rng), slots) or ""


def _choices(text: str, rng: random.Random) -> str:
    while "(" in text:
        text = _CHOICE.sub(lambda match: rng.choice(match[1].split("|")), text)
    return text


def _slots(text: str, slots: Slots) -> str | None:
    pieces = _pieces(text)
    words = []
    for index, piece in enumerate(pieces):
        word = slots.slot(piece) if index % 2 else piece
        if word is None or index % 2 and not word:
            return None
        words.append(word)
    return "".join(words)


@cache
def _pieces(text: str) -> list[str]:
    return _SLOT.split(text)


def _tidy(text: str) -> str:
    text = re.sub(r"\s+", " ", text).strip()
    text = re.sub(r" ([,.!?:])", r"\1", text)
    text = re.sub(r"\b(\w+) \1\b", r"\1", text)
    return re.sub(r"(?<=[!?.:]) ?(?=[!?.])", "", text).strip(" ,:")
