"""The slots that tell of the place: its nouns, what is seen there, the hour, the meal."""
import random
from functools import cache

from . import actions, inflection, moods, places
from .lexicon import Lexicon
from .phrases import COLOURS, Writer

_MEALS = ["lunch", "dinner", "breakfast", "supper", "brunch", "dinner", "lunch", "a snack"]
_WHO = [
    "my", "our", "my grandmother's", "my parents'", "my friend's", "grandma's", "the neighbour's",
    "someone's", "her", "his", "my aunt's", "an old lady's", "the family's", "my uncle's", "their", "your",
    "my sister's", "a student's",
]
# Weather and time are spoken of as mood more often than as things seen.
_RARELY_SEEN = {"time", "weather", "sky"}


@cache
def _hiding() -> dict[str, dict[str, dict[str, list[str]]]]:
    try:
        from starter.drawing import HIDES as hides
    except ImportError:
        return {}
    return hides


def _hidden(scene: dict) -> set[str]:
    """The traits that another trait keeps out of sight."""
    hidden: set[str] = set()
    for trait, values in _hiding().get(scene["place"], {}).items():
        hidden.update(values.get(scene["traits"].get(trait, ""), []))
    return hidden


class PlaceSlots(Writer):
    def __init__(self, scene: dict, lexicon: Lexicon, rng: random.Random) -> None:
        super().__init__(scene, lexicon, rng)
        self.place: str = scene["place"]
        hidden = _hidden(scene)
        self.traits = {trait: value for trait, value in scene["traits"].items() if trait not in hidden}
        self._seen: list[str] | None = None

    def _nouns(self) -> list[str]:
        if self.place == "wild" and self.traits.get("habitat") in places.HABITAT_NOUNS:
            return places.HABITAT_NOUNS[self.traits["habitat"]]
        if self.place == "room" and self.traits.get("kind") in places.ROOM_NOUNS:
            return places.ROOM_NOUNS[self.traits["kind"]]
        return places.NOUNS.get(self.place, [self.place])

    def slot_roomn(self) -> str:
        return self.rng.choice(self._nouns())

    def slot_place(self) -> str:
        words = []
        known = self._trait_words(moods.QUALITIES)
        for _ in range(1 if self.place == "plain" else 2):
            if known and self.rng.random() < 0.45:
                words.append(self.rng.choice(known))
        if self.rng.random() < 0.15 and self.place not in ("plain", "table"):
            words.insert(0, self.rng.choice(actions.MOODS.get(self.place, actions.OTHER_MOODS)))
        noun = self.rng.choice(self._nouns())
        words = [word for word in dict.fromkeys(words) if word and word != noun]
        return " ".join([*words, noun])
    slot_placen = slot_place

    def slot_placea(self) -> str:
        text = self.slot_place()
        if inflection.is_plural(text):
            return text
        if text.split()[-1] in ("snow", "nature", "wild", "space", "air", "downtown", "farmland", "tundra"):
            return text
        return f"{inflection.article(text)} {text}"

    def slot_placedef(self) -> str:
        return "the " + self.rng.choice(self._nouns())

    def slot_at(self) -> str | None:
        found = places.AT.get(self.place, [])
        if self.place == "wild":
            found = places.HABITAT_AT.get(self.traits.get("habitat", ""), found)
        if self.place == "table":
            return self.slot_dish() if self.rng.random() < 0.6 else self.slot_surface()
        if self.place == "room" and self.rng.random() < 0.6:
            return f"in {self.rng.choice(['the', 'a', 'my', 'our'])} {self.slot_roomn()}"
        if self.place == "plain":
            return f"on {self.slot_placea()}" if self.rng.random() < 0.4 else None
        if self.rng.random() < 0.15:
            return f"{self.rng.choice(found).split()[0]} {self.slot_placea()}" if found else None
        return self.rng.choice(found) if found else f"in the {self.place}"

    def _trait_words(self, table: dict) -> list[str]:
        words = []
        for trait, value in self.traits.items():
            known = table.get((self.place, trait), {})
            found = known.get(value) or (known.get("", []) if value != "none" else [])
            words += [word.format(v=value) for word in found]
        return words

    def _seen_phrases(self) -> list[str]:
        if self._seen is None:
            self._seen = []
            traits = [trait for trait in self.traits if (self.place, trait) in places.SEEN]
            self.rng.shuffle(traits)
            traits.sort(key=lambda trait: trait in _RARELY_SEEN and self.rng.random() < 0.5)
            self._seen = [text for trait in traits if (text := self._see(trait))]
        return self._seen

    def _see(self, trait: str) -> str | None:
        value = self.traits.get(trait)
        known = places.SEEN.get((self.place, trait), {})
        found = known.get(value) or (known.get("") if value not in ("none", "no") else None)
        return self.rng.choice(found).format(v=value) if found and value else None

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
        colours = [thing["colour"] for thing in self.things
                   if thing.get("colour") and thing["name"].removeprefix("drawn:") in actions.FURNITURE]
        shared = [colour for colour in colours if colours.count(colour) > 1]
        if not shared and "brown" not in colours:
            return None
        words = COLOURS.get(shared[0], shared) if shared and shared[0] != "brown" else actions.WOODEN
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
        kinds = [self.kind(index) for index in range(len(self.things))]
        shared = [kind for kind in kinds if kinds.count(kind) > 1 and kind in actions.GROUPS]
        return self.rng.choice(actions.GROUPS[shared[0]]) if shared else None

    def slot_foodmod(self) -> str:
        return self.rng.choice(["to share", "for two", "with love", "on the side", "to go", "as a starter",
                                "from the market", "for the whole family", "as a main course",
                                "just like mum's"])

    def slot_roommood(self) -> str:
        known = self._trait_words(moods.QUALITIES)
        return self.rng.choice(known if known and self.rng.random() < 0.5 else actions.ROOM_MOODS)

    def slot_skyadj(self) -> str | None:
        known = {"sunny": "blue", "cloudy": "cloudy", "sunset": "orange", "night": "starry", "rainy": "grey"}
        return known.get(self.traits.get("sky", ""))

    def slot_when(self) -> str | None:
        known = moods.WHEN_INDOORS if self.place == "room" else moods.WHEN
        values = [value for trait, value in self.traits.items() if trait in moods.WHEN_TRAITS]
        words = [phrase for value in values for phrase in known.get(value, [])]
        return self.rng.choice(words) if words else None

    def slot_time(self) -> str | None:
        known = {"sunset": ["evening", "sunset", "getting dark"], "night": ["night", "dark", "late"],
                 "rain": ["raining"],
                 "rainy": ["raining"], "snow": ["snowing"], "fog": ["foggy"], "sunny": ["sunny", "hot"],
                 "cloudy": ["cloudy", "grey"], "winter": ["winter"], "autumn": ["autumn"],
                 "spring": ["spring"]}
        words = [word for value in self.traits.values() for word in known.get(value, [])]
        return self.rng.choice(words) if words else None


    def slot_dish(self) -> str | None:
        found = places.DISH_AT.get(self.traits.get("dish", ""))
        return self.rng.choice(found).format(dc=self._dish_colour()).replace("  ", " ") if found else None

    def _dish_colour(self) -> str:
        colour = self.traits.get("dish colour", "")
        return self.rng.choice(["", "", colour, colour])

    def slot_dishn(self) -> str | None:
        dish = self.traits.get("dish", "none")
        if dish == "none":
            return None
        text = f"{self._dish_colour()} {dish}".strip()
        return f"{inflection.article(text)} {text}" if self.rng.random() < 0.8 else text

    def slot_surfn(self) -> str | None:
        return self._see("surface")

    def slot_surface(self) -> str | None:
        text = self._see("surface")
        return f"on {text}" if text else None

    def slot_meal(self) -> str:
        return self.rng.choice(_MEALS)

    def slot_cuisine(self) -> str | None:
        names = [thing["name"].removeprefix("drawn:") for thing in self.things]
        words = [word for name in names for word in actions.CUISINES.get(name, [])]
        return self.rng.choice(words) if words else None

    def slot_foodmood(self) -> str:
        return self.rng.choice(actions.FOOD_MOODS)

    def slot_missing(self) -> str:
        return self.rng.choice(["sauce", "a fork", "salt", "drinks", "bread"])

    def slot_who(self) -> str:
        return self.rng.choice(_WHO)
