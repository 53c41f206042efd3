"""The slots that tell of the place: its nouns, what is seen there, the hour, the meal."""

import random

from drawing import Scene

from . import inflection
from .lexicon import Lexicon
from .phrases import COLOUR_WORDS, NounPhrases
from .things import FURNITURE, plain
from .words import MOODS, PLACES, SAYINGS, SEEN, THINGS, Table, Words

_ADJECTIVES, _PEOPLE = SAYINGS["adjectives"], SAYINGS["people"]
_UNCOUNTED = ("snow", "nature", "wild", "space", "air", "downtown", "farmland", "tundra")
_WHEN_TRAITS = {"sky", "time", "weather", "season", "light"}
# Weather and time are spoken of as mood more often than as things seen.
_RARELY_SEEN = {"time", "weather", "sky"}


class PlaceSlots(NounPhrases):
    def __init__(self, scene: Scene, lexicon: Lexicon, rng: random.Random) -> None:
        super().__init__(scene, lexicon, rng)
        self.place: str = scene["place"]
        self.traits = scene["traits"]
        self._seen: list[str] | None = None

    def _of_place(self, table: Table) -> Words:
        """The words of the habitat or the kind of room, else of the place."""
        part = self.traits.get("habitat") or self.traits.get("kind")
        return table.get(f"{self.place} {part}") or table.get(self.place, [])

    def _noun(self) -> str:
        return self.rng.choice(self._of_place(PLACES["nouns"]))

    def slot_roomn(self) -> str:
        return self._noun()

    def slot_place(self) -> str:
        words = []
        known = self._qualities()
        for _ in range(1 if self.place == "plain" else 2):
            if known and self.rng.random() < 0.45:
                words.append(self.rng.choice(known))
        if self.rng.random() < 0.15 and self.place not in ("plain", "table"):
            words.insert(0, self.rng.choice(_ADJECTIVES.get(self.place) or _ADJECTIVES["other"]))
        noun = self._noun()
        words = [word for word in dict.fromkeys(words) if word and word != noun]
        return " ".join([*words, noun])

    def slot_placea(self) -> str:
        text = self.slot_place()
        if inflection.is_plural(text) or text.split()[-1] in _UNCOUNTED:
            return text
        return f"{inflection.article(text)} {text}"

    def slot_placedef(self) -> str:
        return "the " + self._noun()

    def slot_at(self) -> str | None:
        found = self._of_place(PLACES["at"])
        if self.place == "table":
            return self.slot_dish() if self.rng.random() < 0.6 else self.slot_surface()
        if self.place == "room" and self.rng.random() < 0.6:
            return f"in {self.rng.choice(['the', 'a', 'my', 'our'])} {self.slot_roomn()}"
        if self.place == "plain":
            return f"on {self.slot_placea()}" if self.rng.random() < 0.4 else None
        if self.rng.random() < 0.15:
            return f"{self.rng.choice(found).split()[0]} {self.slot_placea()}" if found else None
        return self.rng.choice(found) if found else f"in the {self.place}"

    def _qualities(self) -> Words:
        words = []
        for trait, value in self.traits.items():
            known = MOODS.get(f"{self.place} {trait}", {})
            found = known.get(value) or (known.get("*", []) if value != "none" else [])
            words += [word.format(v=value) for word in found]
        return words

    def _seen_phrases(self) -> list[str]:
        if self._seen is None:
            self._seen = []
            traits = [trait for trait in self.traits if f"{self.place} {trait}" in SEEN]
            self.rng.shuffle(traits)
            traits.sort(key=lambda trait: trait in _RARELY_SEEN and self.rng.random() < 0.5)
            self._seen = [text for trait in traits if (text := self._see(trait))]
        return self._seen

    def _see(self, trait: str) -> str | None:
        value = self.traits.get(trait)
        if not value:
            return None
        known = SEEN.get(f"{self.place} {trait}", {})
        found = known.get(value) or (known.get("*") if value not in ("none", "no") else None)
        return self.rng.choice(found).format(v=value) if found else None

    def slot_seen(self) -> str | None:
        return self._seen_phrases()[0] if self._seen_phrases() else None

    def slot_seen2(self) -> str | None:
        return self._seen_phrases()[1] if len(self._seen_phrases()) > 1 else None

    def slot_seensand(self) -> str | None:
        return self._see("sand")

    def slot_seengrass(self) -> str | None:
        return self._see("grass")

    def slot_wall(self) -> str | None:
        text = self._see("wall")
        return text.removeprefix("a ").removesuffix("s") if text else None

    def slot_floor(self) -> str | None:
        return self._see("floor")

    def slot_style(self) -> str | None:
        return self.traits.get("style")

    def slot_furn(self) -> str | None:
        """What the furniture has in common, where two pieces share a colour."""
        colours = [colour for t in self.things if (colour := t["colour"]) and plain(t["name"]) in FURNITURE]
        shared = [colour for colour in colours if colours.count(colour) > 1]
        if not shared and "brown" not in colours:
            return None
        words = COLOUR_WORDS.get(shared[0], shared) if shared and shared[0] != "brown" else _ADJECTIVES["wooden"]
        return f"{self.rng.choice(words)} furniture"

    def slot_material(self) -> str | None:
        return {"wood": "wood", "brick": "brick"}.get(self.traits.get("wall", ""))

    def slot_window(self) -> str | None:
        if self.traits.get("window") != "yes":
            return None
        day = ["light comes in through the window", "sunny by the window", "a bright window"]
        night = ["night outside the window", "dark outside"]
        return self.rng.choice(day if self.traits.get("light") == "day" else night)

    def slot_group(self) -> str | None:
        """One word for several things of a kind, such as 'vegetables'."""
        found = [self.kind(index) for index in range(len(self.things))]
        shared = [kind for kind in found if found.count(kind) > 1 and kind in THINGS["groups"]]
        return self.rng.choice(THINGS["groups"][shared[0]]) if shared else None

    def slot_foodmod(self) -> str:
        return self.rng.choice(_PEOPLE["serving"])

    def slot_roommood(self) -> str:
        known = self._qualities()
        return self.rng.choice(known if known and self.rng.random() < 0.5 else _ADJECTIVES["room"])

    def slot_skyadj(self) -> str | None:
        known = {"sunny": "blue", "cloudy": "cloudy", "sunset": "orange", "night": "starry", "rainy": "grey"}
        return known.get(self.traits.get("sky", ""))

    def slot_when(self) -> str | None:
        known = SAYINGS["when indoors" if self.place == "room" else "when"]
        words = [word for trait, value in self.traits.items() if trait in _WHEN_TRAITS for word in known.get(value, [])]
        return self.rng.choice(words) if words else None

    def slot_time(self) -> str | None:
        words = [word for value in self.traits.values() for word in SAYINGS["it is"].get(value, [])]
        return self.rng.choice(words) if words else None

    def slot_dish(self) -> str | None:
        found = PLACES["dish"].get(self.traits.get("dish", ""))
        return self.rng.choice(found).format(dc=self._dish_colour()).replace("  ", " ") if found else None

    def _dish_colour(self) -> str:
        colour = self.traits.get("dish colour", "")
        return self.rng.choice(["", "", colour, colour])

    def slot_adish(self) -> str | None:
        dish = self.traits.get("dish", "none")
        if dish == "none":
            return None
        text = f"{self._dish_colour()} {dish}".strip()
        return f"{inflection.article(text)} {text}" if self.rng.random() < 0.8 else text

    def slot_asurface(self) -> str | None:
        return self._see("surface")

    def slot_surface(self) -> str | None:
        text = self._see("surface")
        return f"on {text}" if text else None

    def slot_meal(self) -> str:
        return self.rng.choice(_PEOPLE["meal"])

    def slot_cuisine(self) -> str | None:
        names = [plain(thing["name"]) for thing in self.things]
        words = [word for name in names for word in THINGS["cuisines"].get(name, [])]
        return self.rng.choice(words) if words else None

    def slot_foodmood(self) -> str:
        return self.rng.choice(_ADJECTIVES["food"])

    def slot_missing(self) -> str:
        return self.rng.choice(_PEOPLE["missing"])

    def slot_who(self) -> str:
        return self.rng.choice(_PEOPLE["who"])
