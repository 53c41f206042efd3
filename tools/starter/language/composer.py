"""Fills the slots of a sentence shape from one scene."""
import random
from collections.abc import Callable
from functools import cache

from . import actions, inflection, places
from .lexicon import Lexicon
from .phrases import COLOURS, Writer

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
_MEALS = ["lunch", "dinner", "breakfast", "supper", "brunch", "dinner", "lunch", "a snack"]
_WHO = ["my", "our", "my grandmother's", "my parents'", "my friend's", "grandma's", "the neighbour's", "someone's", "her",
        "his", "my aunt's", "an old lady's", "the family's", "my uncle's", "their", "your", "my sister's", "a student's"]
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


class Composer(Writer):
    def __init__(self, scene: dict, lexicon: Lexicon, rng: random.Random) -> None:
        super().__init__(scene, lexicon, rng)
        hidden = _hidden(scene)
        self.place = scene["place"]
        self.traits = {trait: value for trait, value in scene["traits"].items() if trait not in hidden}
        self.main = 0 if len(self.things) < 2 or rng.random() < 0.85 else rng.randrange(len(self.things))
        self.rest = [index for index in range(len(self.things)) if index != self.main]
        rng.shuffle(self.rest)
        self._seen: list[str] | None = None
        self._action = ""

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
        return maker()

    # The main thing

    def slot_main(self) -> str:
        return self.phrase(self.main)

    def slot_mainq(self) -> str:
        return self.phrase(self.main, quality=True)

    def slot_mainp(self) -> str | None:
        return self.bare(self.main, "many") if self.things[self.main]["count"] > 2 else None

    def slot_mainm(self) -> str:
        return self.bare(self.main)

    def slot_bare0(self) -> str:
        return self.bare(self.main)

    def slot_bare1(self) -> str | None:
        return None if self.is_many(self.main) else self.bare(self.main, "one")

    def slot_barep(self) -> str | None:
        return self.bare(self.main) if self.is_many(self.main) else None

    def slot_is(self) -> str:
        return "are" if self.is_many(self.main) else "is"

    def slot_has1(self) -> str:
        return "has"

    def slot_pron(self) -> str:
        return "their" if self.is_many(self.main) else "its"

    def slot_q(self) -> str:
        return self.quality(self.main)

    def slot_kind(self) -> str | None:
        general = self.lexicon.hypernyms(self.things[self.main]["name"])
        return general[0] if general and not self.is_many(self.main) else None

    def slot_colour(self) -> str | None:
        colour = self.traits.get("colour")
        return self.rng.choice(COLOURS.get(colour, [colour])) if colour else None

    def _tags(self) -> list[str]:
        return self.lexicon.tags(self.things[self.main]["name"])

    def slot_tag(self) -> str | None:
        tags = self._tags()
        return self.rng.choice(tags) if tags else None
    slot_tag2 = slot_tag3 = slot_tag

    def _pick_action(self) -> str:
        if not self._action:
            found = actions.actions(self.things[self.main]["name"], self.kind(self.main), self.place)
            self._action = self.rng.choice(found) if found else ""
        return self._action

    def slot_act(self) -> str | None:
        action = actions.gerund(self._pick_action()) if self._pick_action() else None
        return action.replace(" its ", " their ") if action and self.is_many(self.main) else action

    def slot_verb(self) -> str | None:
        action = self._pick_action()
        if not action or action.startswith("="):
            return None
        return action.replace(" its ", " their ") if self.is_many(self.main) else actions.third_person(action)

    # Other things

    def _other(self, rank: int) -> int | None:
        return self.rest[rank] if rank < len(self.rest) else None

    def _others(self) -> list[int]:
        most = min(len(self.rest), self.rng.choice([1, 1, 2, 2, 3, 4]))
        return self.rest[:most]

    def slot_other(self) -> str | None:
        return None if not self.rest else self.phrase(self.rest[0])

    def slot_other2(self) -> str | None:
        return None if len(self.rest) < 2 else self.phrase(self.rest[1])

    def slot_others(self) -> str | None:
        return self.listing([self._attached(index) for index in self._others()]) or None

    def slot_othersp(self) -> str | None:
        index = self._other(0)
        return self.bare(index, "many") if index is not None and self.things[index]["count"] > 2 else None

    def slot_otherm(self) -> str | None:
        return None if not self.rest else self.bare(self.rest[0])

    def slot_otherm2(self) -> str | None:
        return None if len(self.rest) < 2 else self.bare(self.rest[1])

    def slot_otherplant(self) -> str | None:
        plants = [i for i in self.rest if self.kind(i).startswith("plant") or "tree" in self.things[i]["name"]]
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
        below = self.things[index].get("on")
        if self._is_thing(below) and below != self.main and self.rng.random() < 0.5:
            return f"{self.phrase(index)} {self._on_word()} {self.phrase(below)}"
        where = self.things[index].get("where")
        if where and self.rng.random() < 0.15:
            return f"{self.phrase(index)} {self.rng.choice(_WHERE[where])}"
        return self.phrase(index)

    def _is_thing(self, index: int | None) -> bool:
        return index is not None and 0 <= index < len(self.things)

    def _on_word(self) -> str:
        return self.rng.choice(_ON[:3] if self.rng.random() < 0.7 else _ON)

    def slot_rel(self) -> str | None:
        below = self.things[self.main].get("on")
        if self._is_thing(below) and self.rng.random() < 0.8:
            return f"{self._on_word()} {self.phrase(below)}"
        if not self.rest:
            return None
        return f"{self._between(self.main, self.rest[0])} {self.phrase(self.rest[0])}"

    def _between(self, one: int, two: int) -> str:
        first, second = self.things[one].get("where"), self.things[two].get("where")
        if self.things[two].get("on") == one:
            return self.rng.choice(["under", "below", "with", "underneath"])
        if second in ("back", "sky") and first not in ("back", "sky") or first == "front" and second != "front":
            return self.rng.choice(["in front of", "before", "near", "with"])
        if first == "back" and second != "back" or second == "front":
            return self.rng.choice(["behind", "behind", "near", "with"])
        if {first, second} == {"left", "right"} or first == second:
            side = ["left of", "to the left of"] if first == "left" else ["right of", "to the right of"]
            return self.rng.choice(_NEAR[:6] + (side if first != second else []))
        return self.rng.choice(_NEAR[:8])

    def slot_pair(self) -> str | None:
        pairs = [(i, thing["on"]) for i, thing in enumerate(self.things) if self._is_thing(thing.get("on"))]
        if pairs:
            top, below = self.rng.choice(pairs)
            return f"{self.phrase(top)} {self._on_word()} {self.phrase(below)}"
        if len(self.rest) < 1:
            return None
        return f"{self.phrase(self.rest[0])} {self._between(self.rest[0], self.main)} {self.phrase(self.main)}"

    def slot_where(self) -> str | None:
        return self._where(self.main)

    def slot_where2(self) -> str | None:
        return self._where(self.rest[0]) if self.rest else None

    def _where(self, index: int) -> str | None:
        where = self.things[index].get("where")
        return self.rng.choice(_WHERE[where]) if where in _WHERE else None

    # The place

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
        known = self._trait_words(places.QUALITIES)
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
            words += [word.format(v=value) for word in known.get(value, known.get("", []) if value != "none" else [])]
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
        return self.rng.choice(["light comes in through the window", "sunny by the window", "a bright window"]
                               if self.traits.get("light") == "day" else ["night outside the window", "dark outside"])

    def slot_group(self) -> str | None:
        """One word for several things of a kind, such as 'vegetables'."""
        kinds = [self.kind(index) for index in range(len(self.things))]
        shared = [kind for kind in kinds if kinds.count(kind) > 1 and kind in actions.GROUPS]
        return self.rng.choice(actions.GROUPS[shared[0]]) if shared else None

    def slot_foodmod(self) -> str:
        return self.rng.choice(["to share", "for two", "with love", "on the side", "to go", "as a starter",
                                "from the market", "for the whole family", "as a main course", "just like mum's"])

    def slot_roommood(self) -> str:
        known = self._trait_words(places.QUALITIES)
        return self.rng.choice(known if known and self.rng.random() < 0.5 else actions.ROOM_MOODS)

    def slot_skyadj(self) -> str | None:
        known = {"sunny": "blue", "cloudy": "cloudy", "sunset": "orange", "night": "starry", "rainy": "grey"}
        return known.get(self.traits.get("sky", ""))

    def slot_when(self) -> str | None:
        words = [phrase for trait, value in self.traits.items() if trait in places.WHEN_TRAITS
                 for phrase in places.WHEN.get(value, [])]
        return self.rng.choice(words) if words else None

    def slot_time(self) -> str | None:
        known = {"sunset": ["evening", "sunset", "getting dark"], "night": ["night", "dark", "late"], "rain": ["raining"],
                 "rainy": ["raining"], "snow": ["snowing"], "fog": ["foggy"], "sunny": ["sunny", "hot"],
                 "cloudy": ["cloudy", "grey"], "winter": ["winter"], "autumn": ["autumn"], "spring": ["spring"]}
        words = [word for value in self.traits.values() for word in known.get(value, [])]
        return self.rng.choice(words) if words else None

    # Food

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
        words = [word for thing in self.things for word in actions.CUISINES.get(thing["name"].removeprefix("drawn:"), [])]
        return self.rng.choice(words) if words else None

    def slot_foodmood(self) -> str:
        return self.rng.choice(actions.FOOD_MOODS)

    def slot_missing(self) -> str:
        return self.rng.choice(["sauce", "a fork", "salt", "drinks", "bread"])

    def slot_who(self) -> str:
        return self.rng.choice(_WHO)


_NEEDS_MAIN = set("main mainq mainp mainm bare0 bare1 barep is q kind tag tag2 tag3 act verb rel pair list where where2 pron "
                  "others other other2 othersp otherm otherm2 otherplant".split())
