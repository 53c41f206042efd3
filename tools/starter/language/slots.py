"""The slots of a sentence shape, filled from one scene."""

import random
from collections.abc import Callable

from drawing import Scene

from .inflection import gerund, third_person
from .lexicon import Lexicon
from .phrases import COLOUR_WORDS
from .place_slots import PlaceSlots
from .things import actions

_NEAR = ["next to", "near", "beside", "close to", "by", "alongside", "not far from", "in front of", "with", "behind"]
_ON = ["on", "on", "on top of", "sitting on", "standing on", "lying on", "placed on", "resting on"]
_WHERE = {
    "left": ["on the left", "on the left side", "to the left", "at the left"],
    "right": ["on the right", "on the right side", "to the right", "at the right"],
    "middle": ["in the middle", "in the center", "in the centre"],
    "back": ["in the background", "in the back", "in the distance", "at the back", "far away", "behind"],
    "front": ["in the foreground", "in front", "at the front", "up close"],
    "sky": ["in the sky", "above", "up in the air", "overhead"],
}


class Slots(PlaceSlots):
    def __init__(self, scene: Scene, lexicon: Lexicon, rng: random.Random) -> None:
        super().__init__(scene, lexicon, rng)
        self.main = 0 if len(self.things) < 2 or rng.random() < 0.85 else rng.randrange(len(self.things))
        self.rest = [index for index in range(len(self.things)) if index != self.main]
        rng.shuffle(self.rest)
        self._action = ""
        self.filled = 0

    def slot(self, name: str) -> str | None:
        """The words for a slot, or None where the scene has nothing to say there."""
        if name[0].isupper():
            text = self.slot(name.lower())
            return text[:1].upper() + text[1:] if text else None
        maker: Callable[[], str | None] | None = getattr(self, "slot_" + name, None)
        if maker is None:
            raise KeyError(f"unknown slot {{{name}}}")
        if name in _NEEDS_MAIN and not self.things:
            return None
        text = maker()
        self.filled += bool(text)
        return text

    # The main thing

    def slot_main(self) -> str:
        return self.phrase(self.main)

    def slot_mainq(self) -> str:
        return self.phrase(self.main, quality=True)

    def slot_mainp(self) -> str | None:
        return self.bare(self.main, "many") if self.things[self.main]["count"] > 2 else None

    def slot_bare(self) -> str:
        return self.bare(self.main)

    def slot_bare1(self) -> str | None:
        return None if self.is_many(self.main) else self.bare(self.main, "one")

    def slot_barep(self) -> str | None:
        return self.bare(self.main) if self.is_many(self.main) else None

    def slot_is(self) -> str:
        return "are" if self.is_many(self.main) else "is"

    def slot_pron(self) -> str:
        return "their" if self.is_many(self.main) else "its"

    def slot_q(self) -> str:
        return self.quality(self.main)

    def slot_kind(self) -> str | None:
        general = self.lexicon.hypernyms(self.things[self.main]["name"])
        return general[0] if general and not self.is_many(self.main) else None

    def slot_colour(self) -> str | None:
        colour = self.traits.get("colour")
        return self.rng.choice(COLOUR_WORDS.get(colour, [colour])) if colour else None

    def slot_tag(self) -> str | None:
        tags = self.lexicon.tags(self.things[self.main]["name"])
        return self.rng.choice(tags) if tags else None

    def _pick_action(self) -> str:
        if not self._action:
            found = actions(self.things[self.main]["name"], self.kind(self.main), self.place)
            self._action = self.rng.choice(found) if found else ""
        return self._action

    def slot_act(self) -> str | None:
        action = gerund(self._pick_action()) if self._pick_action() else None
        return action.replace(" its ", " their ") if action and self.is_many(self.main) else action

    def slot_verb(self) -> str | None:
        action = self._pick_action()
        if not action or action.startswith("="):
            return None
        return action.replace(" its ", " their ") if self.is_many(self.main) else third_person(action)

    # Other things

    def _others(self) -> list[int]:
        most = min(len(self.rest), self.rng.choice([1, 1, 2, 2, 3, 4]))
        return self._unnamed()[:most]

    def _unnamed(self) -> list[int]:
        return [index for index in self.rest if index not in self.named]

    def slot_other(self) -> str | None:
        return self.phrase(self.rest[0]) if self.rest else None

    def slot_other2(self) -> str | None:
        return self.phrase(self.rest[1]) if len(self.rest) > 1 else None

    def slot_others(self) -> str | None:
        return self.listing([self._attached(index) for index in self._others()]) or None

    def slot_othersp(self) -> str | None:
        return self.bare(self.rest[0], "many") if self.rest and self.things[self.rest[0]]["count"] > 2 else None

    def slot_otherm(self) -> str | None:
        return self.bare(self.rest[0]) if self.rest else None

    def slot_otherm2(self) -> str | None:
        return self.bare(self.rest[1]) if len(self.rest) > 1 else None

    def slot_otherplant(self) -> str | None:
        plants = [
            index for index in self.rest if self.kind(index).startswith("plant") or "tree" in self.things[index]["name"]
        ]
        return self.phrase(plants[0]) if plants else None

    def slot_list(self) -> str | None:
        if len(self.things) < 2:
            return None
        order = [self.main, *self._others()]
        if self.rng.random() < 0.4:
            self.rng.shuffle(order)
        return ", ".join(self.bare(index) for index in order)

    # Relations

    def _attached(self, index: int) -> str:
        below = self._below(index)
        if below is not None and below != self.main and self.rng.random() < 0.5:
            return f"{self.phrase(index)} {self._on_word()} {self.phrase(below)}"
        where = self.things[index]["where"]
        if where in _WHERE and self.rng.random() < 0.15:
            return f"{self.phrase(index)} {self.rng.choice(_WHERE[where])}"
        return self.phrase(index)

    def _below(self, index: int) -> int | None:
        """The thing that this one sits on."""
        below = self.things[index]["on"]
        return below if below is not None and 0 <= below < len(self.things) else None

    def _on_word(self) -> str:
        return self.rng.choice(_ON[:3] if self.rng.random() < 0.7 else _ON)

    def slot_rel(self) -> str | None:
        below = self._below(self.main)
        if below is not None and below not in self.named and self.rng.random() < 0.8:
            return f"{self._on_word()} {self.phrase(below)}"
        others = self._unnamed()
        return f"{self._between(self.main, others[0])} {self.phrase(others[0])}" if others else None

    def _between(self, one: int, two: int) -> str:
        first, second = self.things[one]["where"], self.things[two]["where"]
        if self.things[two]["on"] == one:
            return self.rng.choice(["under", "below", "with", "underneath"])
        is_far = second in ("back", "sky") and first not in ("back", "sky")
        if is_far or first == "front" and second != "front":
            return self.rng.choice(["in front of", "before", "near", "with"])
        if first == "back" and second != "back" or second == "front":
            return self.rng.choice(["behind", "behind", "near", "with"])
        if {first, second} == {"left", "right"} or first == second:
            side = ["left of", "to the left of"] if first == "left" else ["right of", "to the right of"]
            return self.rng.choice(_NEAR[:6] + (side if first != second else []))
        return self.rng.choice(_NEAR[:8])

    def slot_pair(self) -> str | None:
        if self.named:
            return None
        pairs = [(i, below) for i in range(len(self.things)) if (below := self._below(i)) is not None]
        if pairs:
            top, below = self.rng.choice(pairs)
            return f"{self.phrase(top)} {self._on_word()} {self.phrase(below)}"
        if not self.rest:
            return None
        other = self.rest[0]
        return f"{self.phrase(other)} {self._between(other, self.main)} {self.phrase(self.main)}"

    def slot_where(self) -> str | None:
        return self._where(self.main)

    def slot_where2(self) -> str | None:
        return self._where(self.rest[0]) if self.rest else None

    def _where(self, index: int) -> str | None:
        where = self.things[index]["where"]
        return self.rng.choice(_WHERE[where]) if where in _WHERE else None


_NEEDS_MAIN = set(
    (
        "main mainq mainp bare bare1 barep is q kind tag act verb rel pair list where where2 "
        "pron others other other2 othersp otherm otherm2 otherplant"
    ).split()
)
