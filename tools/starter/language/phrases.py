"""Noun phrases: how one person names the things of a scene."""

import random

from drawing import Scene

from . import inflection
from .lexicon import Lexicon
from .things import DRAWN, WOODWORK, is_animal, is_food, is_people, plain
from .words import SAYINGS, THINGS

NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
COLOUR_WORDS: dict[str, list[str]] = {
    "red": ["red", "red", "red", "bright red", "dark red", "crimson", "scarlet"],
    "blue": ["blue", "blue", "blue", "light blue", "dark blue", "navy", "bluish"],
    "green": ["green", "green", "green", "dark green", "light green", "bright green"],
    "yellow": ["yellow", "yellow", "yellow", "bright yellow", "golden", "lemon yellow"],
    "orange": ["orange", "orange", "bright orange"],
    "purple": ["purple", "purple", "violet", "lilac"],
    "pink": ["pink", "pink", "light pink", "rose"],
    "black": ["black", "black", "black", "dark"],
    "white": ["white", "white", "white", "cream", "light"],
    "grey": ["grey", "gray", "grey", "silver", "light grey"],
    "brown": ["brown", "brown", "dark brown", "beige", "light brown"],
}
_ADJECTIVES = SAYINGS["adjectives"]
_SIZES = {
    "small": ["small", "small", "little", "tiny", "miniature", "mini"],
    "big": ["big", "big", "large", "huge", "enormous", "giant", "great big"],
}
_SOME = ["", "", "some", "a few", "several"]
_MANY = ["many", "a lot of", "lots of", "plenty of", "so many", "loads of", "a bunch of", "numerous", "countless"]
_QUANTIFIERS = ("a lot of ", "many ", "lots of ", "some ", "a few ")


class NounPhrases:
    """Keeps one person's choices: the same thing keeps its name within a caption."""

    def __init__(self, scene: Scene, lexicon: Lexicon, rng: random.Random) -> None:
        self.lexicon, self.rng = lexicon, rng
        self.things = scene["things"]
        self._names: dict[int, str] = {}

    @property
    def named(self) -> set[int]:
        """The things mentioned so far."""
        return set(self._names)

    def name(self, index: int) -> str:
        if index not in self._names:
            self._names[index] = self._pick_name(self.things[index]["name"])
        return self._names[index]

    def _pick_name(self, concept: str) -> str:
        general = self.lexicon.hypernyms(concept)
        if general and self.rng.random() < 0.04:
            return self.rng.choice(general)
        names = self.lexicon.names(concept)
        total = sum(weight for _, weight in names)
        left = self.rng.random() * total
        for name, weight in names:
            left -= weight
            if left < 0:
                break
        for quantifier in _QUANTIFIERS:
            name = name.removeprefix(quantifier)
        return name

    def kind(self, index: int) -> str:
        return self.lexicon.kind(self.things[index]["name"])

    def is_many(self, index: int) -> bool:
        name = self.name(index)
        if inflection.is_plural(name):
            return True
        if inflection.is_mass(name) or inflection.is_collective(name):
            return False
        return self.things[index]["count"] > 1

    def colour_word(self, index: int) -> str:
        colour = self.things[index]["colour"]
        if not colour:
            return ""
        concept = plain(self.things[index]["name"])
        if colour == "brown" and concept in WOODWORK and self.rng.random() < 0.5:
            return self.rng.choice(_ADJECTIVES["wooden"])
        return self.rng.choice(COLOUR_WORDS.get(colour, [colour]))

    def _adjectives(self, index: int, quality: bool) -> list[str]:
        thing, rng = self.things[index], self.rng
        words = []
        size = _SIZES.get(thing["size"])
        if size and rng.random() < 0.55:
            words.append(rng.choice(size))
        if quality or rng.random() < 0.07:
            words.append(self.quality(index))
        if thing["colour"] and not self._is_person(index) and rng.random() < 0.7:
            words.append(self.colour_word(index))
        return [word for word in dict.fromkeys(words) if word]

    def quality(self, index: int) -> str:
        own = self.lexicon.qualities(self.things[index]["name"])
        if self.things[index]["name"].startswith(DRAWN):
            own = [word for word in own if word not in COLOUR_WORDS]
        if own and self.rng.random() < 0.6:
            return self.rng.choice(own)
        kind = self.kind(index)
        if is_animal(kind):
            return self.rng.choice(_ADJECTIVES["animal"])
        if is_food(kind):
            return self.rng.choice(_ADJECTIVES["food"])
        return self.rng.choice(["nice", "beautiful", "lovely", "pretty", "cute", "simple", "funny", "great", "typical"])

    def _is_person(self, index: int) -> bool:
        concept = self.things[index]["name"]
        return concept in ("drawn:person", "drawn:crowd", "drawn:swimmer") or is_people(self.kind(index))

    def _dress(self, index: int) -> str:
        """A person's colour is that of the clothes."""
        colour = self.things[index]["colour"]
        if not colour or not self._is_person(index) or self.rng.random() < 0.45:
            return ""
        word = self.rng.choice(COLOUR_WORDS.get(colour, [colour]))
        one = f"{inflection.article(word)} {word}"
        single = [f"{one} shirt", f"{one} t-shirt", f"{one} top", f"{word} clothes", word]
        clothes = self.rng.choice([f"{word} shirts", f"{word} clothes", word] if self.is_many(index) else single)
        joint = "in" if clothes == word else self.rng.choice(["in", "wearing", "with", "dressed in"])
        return f" {joint} {clothes}"

    def bare(self, index: int, number: str = "own", quality: bool = False) -> str:
        """Without an article; `number` is 'one', 'many' or 'own' (as many as there are)."""
        name = self.name(index)
        many = number == "many" or number == "own" and self.things[index]["count"] > 1
        if many and not inflection.is_collective(name):
            name = inflection.plural(name)
        adjectives = [word for word in self._adjectives(index, quality) if word not in name.split()]
        return " ".join([*adjectives, name]) + self._dress(index)

    def phrase(self, index: int, quality: bool = False) -> str:
        name, count, rng = self.name(index), self.things[index]["count"], self.rng
        if inflection.is_plural(name):
            if count > 3 or self.things[index]["name"] == "drawn:crowd":
                return self._join(rng.choice(_MANY + _SOME), self.bare(index, "one", quality))
            return self._join(rng.choice(_SOME), self.bare(index, "one", quality))
        if inflection.may_be_mass(name) and (inflection.is_mass(name) or count == 1 and rng.random() < 0.3):
            amount = rng.choice(["", "", "some", "a lot of" if count > 3 else ""])
            return self._join(amount, self.bare(index, "one", quality))
        if count == 1 or inflection.is_collective(name):
            return self._single(self.bare(index, "one", quality))
        return self._join(self._quantity(index), self.bare(index, "many", quality))

    def _single(self, bare: str) -> str:
        chance = self.rng.random()
        if chance < 0.03:
            return f"one {bare}"
        if chance < 0.07:
            return f"the {bare}"
        return f"{inflection.article(bare)} {bare}"

    def _quantity(self, index: int) -> str:
        count, rng = self.things[index]["count"], self.rng
        number = NUMBERS[count] if count < len(NUMBERS) else str(count)
        exact = [number, number, number, str(count)]
        if count == 2:
            vague = ["a pair of", "a couple of", "two", "some", ""]
        elif count < 6:
            vague = ["some", "a few", "several", "", "various", *self._herd(index)]
        else:
            vague = _MANY + [""] + self._herd(index) * 2
            exact = exact[1:3]
        return rng.choice(exact if rng.random() < 0.55 else vague)

    def _herd(self, index: int) -> list[str]:
        kind = self.kind(index)
        key = "people" if is_people(kind) else "food" if kind.startswith("food") else kind
        return THINGS["herds"].get(key, [])

    @staticmethod
    def _join(*parts: str) -> str:
        return " ".join(part for part in parts if part)

    def listing(self, phrases: list[str]) -> str:
        if len(phrases) < 2:
            return "".join(phrases)
        if len(phrases) == 2:
            return self.rng.choice([" and ", " and ", " and ", ", ", " & ", " plus "]).join(phrases)
        last = self.rng.choice([" and ", " and ", ", and ", ", "])
        return ", ".join(phrases[:-1]) + last + phrases[-1]
