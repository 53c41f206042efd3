"""What is in a scene: a place with its traits, and the things in it. Drawing reads it and tells language what can be seen."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field

from drawing import DRAWN, PLACES, Scene, Thing
from drawing.tables import COLOURS, HIDES

# How often a place is drawn. The four of the experiment's categories come most often.
WEIGHTS = {
    "beach": 17, "table": 17, "room": 17, "wild": 17, "street": 2, "city": 1.5, "farm": 2.5, "garden": 2,
    "park": 2.5, "sky": 1, "space": 0.5, "underwater": 2, "road": 1, "plain": 17,
}

# Kinds of emoji (emojibase's subgroups) that belong to a place. Elsewhere they come now and then, as a surprise.
ANIMALS = ["animal-mammal", "animal-bird", "animal-reptile", "animal-amphibian"]
PLANTS = ["plant-flower", "plant-other"]
PEOPLE = ["person", "person-activity", "person-sport", "family", "person-resting"]
FOOD = ["food-fruit", "food-vegetable", "food-prepared", "food-asian", "food-marine", "food-sweet"]
KINDS: dict[str, list[str]] = {
    "beach": [*PEOPLE, "animal-marine", "animal-bird", "plant-other", "transport-water", "place-building", "sport"],
    "table": [*FOOD, *FOOD, "drink", "dishware"],
    "room": ["household", "animal-mammal", "plant-other", "light-video", "computer", "book-paper", "person", "game",
             "musical-instrument", "hotel"],
    "wild": [*ANIMALS, *ANIMALS, *PLANTS, "animal-bug"],
    "street": ["transport-ground", *PEOPLE, "place-building", "person-role"],
    "city": ["place-building", "transport-ground", "transport-air", *PEOPLE],
    "farm": [*ANIMALS, *PLANTS, "transport-ground", "food-vegetable", "person-role"],
    "garden": [*PLANTS, "animal-bug", "animal-bird", "animal-mammal", "person", "tool"],
    "park": [*PEOPLE, *PLANTS, "animal-mammal", "animal-bird", "sport", "transport-ground"],
    "sky": ["transport-air", "animal-bird", "sky-weather"],
    "space": ["transport-air", "sky-weather", "person-role"],
    "underwater": ["animal-marine", "animal-marine", "animal-reptile", "person-sport"],
    "road": ["transport-ground", "animal-mammal", *PLANTS],
}
# Concepts that fit a place though their kind does not say so, or that people see there most.
OFTEN: dict[str, list[str]] = {
    "beach": ["palm tree", "umbrella on ground", "beach with umbrella", "hut", "house", "cityscape", "rock", "sailboat", "crab",
              "person swimming", "person surfing", "coconut", "motor boat", "spiral shell", "sunglasses", "shark", "dolphin",
              "bikini", "person running", "turtle", "volleyball", "canoe", "ship", "anchor", "kite", "soft ice cream",
              "tropical drink", "camping", "dog", "person in lotus position", "person climbing", "ferry", "houses",
              "derelict house", "house with garden", "office building", "hotel", "busts in silhouette", "lobster", "octopus"],
    "table": ["hamburger", "pizza", "green salad", "shallow pan of food", "cut of meat", "poultry leg", "meat on bone",
              "spaghetti", "sushi", "taco", "burrito", "french fries", "hot dog", "sandwich", "bread", "cheese wedge",
              "shrimp", "oyster", "olive", "tomato", "carrot", "broccoli", "leafy green", "bowl with spoon", "steaming bowl",
              "curry rice", "egg", "cooking", "fish", "lemon", "pot of food", "wine glass", "beer mug", "hot beverage",
              "croissant", "pancakes", "waffle", "doughnut", "cupcake", "pie", "shortcake", "cookie", "birthday cake",
              "chopsticks", "fork and knife with plate", "bacon", "ear of corn", "potato", "cucumber", "bell pepper",
              "mushroom", "avocado", "eggplant", "garlic", "onion", "strawberry", "grapes", "watermelon", "banana",
              "red apple", "pineapple", "cherries", "kiwi fruit", "bento box", "lobster", "crab", "squid", "salt", "butter"],
    "room": ["couch and lamp", "chair", "bed", "potted plant", "television", "framed picture", "books", "cat", "dog",
             "door", "window", "light bulb", "mantelpiece clock", "teapot", "mirror", "laptop", "bathtub", "shower",
             "toilet", "candle", "guitar", "musical keyboard", "teddy bear", "fire", "wood", "basket", "broom",
             "person in lotus position", "radio", "telephone", "ladder", "shopping bags", "sewing needle",
             "bouquet", "cactus", "christmas tree", "balloon", "wrapped gift", "hot beverage", "kitchen knife"],
    "wild": ["lion", "tiger", "leopard", "elephant", "zebra", "parrot", "giraffe", "hippopotamus", "rhinoceros",
             "gorilla", "monkey", "orangutan", "bear", "polar bear", "panda", "wolf", "fox", "deer", "kangaroo", "koala",
             "camel", "two-hump camel", "crocodile", "snake", "lizard", "turtle", "penguin", "flamingo", "peacock", "eagle",
             "owl", "duck", "swan", "bison", "water buffalo", "sloth", "otter", "beaver", "bat", "hedgehog", "rabbit",
             "raccoon", "badger", "mammoth", "frog", "dodo", "seal", "whale", "dolphin", "leopard", "elephant",
             "butterfly", "spider", "sauropod", "t-rex", "llama", "ram", "goat", "boar", "moose", "unicorn", "dove"],
    "farm": ["cow", "horse", "pig", "rooster", "chicken", "ewe", "goat", "tractor", "dog", "duck", "sheaf of rice", "turkey"],
    "garden": ["sunflower", "rose", "tulip", "butterfly", "cat", "hibiscus", "deciduous tree", "snail", "rabbit"],
    "street": ["automobile", "bus", "bicycle", "taxi", "person walking", "motor scooter", "dog"],
    "park": ["dog", "bicycle", "deciduous tree", "person running", "kite", "duck", "fountain", "soccer ball"],
    "underwater": ["fish", "tropical fish", "octopus", "shark", "dolphin", "whale", "turtle", "crab", "jellyfish", "coral"],
    "sky": ["airplane", "helicopter", "bird", "kite", "rocket", "parachute", "eagle", "sun", "cloud"],
}
# What a trait is half of the time: most pictures are made by daylight and in fair weather.
USUALLY = {"time": "day", "light": "day", "sky": "sunny", "weather": "clear"}
# How many kinds of things a place holds: weights of 0, 1, 2, 3, 4.
KINDS_OF_THINGS = {"wild": [3, 48, 25, 15, 9], "beach": [8, 24, 28, 24, 16], "room": [1, 12, 25, 32, 30]}
# Rarely seen alone: nobody puts them into a scene.
RARE = ("face-", "hand", "emotion", "heart", "person-gesture", "person-fantasy", "person-role", "family", "person-symbol", "clothing",
        "body-parts", "sound", "award", "phone", "office", "mail", "money", "science", "medical", "lock", "event")
POSITIONS = ["left", "right", "middle", "back", "front"]
TINTABLE = {"couch and lamp", "chair", "bed", "automobile", "house", "door", "balloon", "t-shirt", "umbrella"}


@dataclass
class Composer:
    """Makes scenes of the given emoji concepts; `kinds` maps a concept to its subgroup."""

    kinds: dict[str, str]
    by_kind: dict[str, list[str]] = field(init=False)
    often: dict[str, list[str]] = field(init=False)
    drawn: dict[str, list[str]] = field(init=False)

    def __post_init__(self) -> None:
        self.by_kind = {}
        for name, kind in self.kinds.items():
            self.by_kind.setdefault(kind, []).append(name)
        self.often = {place: [n for n in names if n in self.kinds] for place, names in OFTEN.items()}
        self.drawn = {p: [n for n, entry in DRAWN.items() if p in entry["places"]] for p in PLACES}

    def scene(self, rng: random.Random) -> Scene:
        place = rng.choices(list(WEIGHTS), list(WEIGHTS.values()))[0]
        things = self._single(rng) if place == "plain" else self._things(place, rng)
        return {"place": place, "traits": traits(place, rng), "things": things}

    def _single(self, rng: random.Random) -> list[Thing]:
        """Things on a plain ground: mostly one alone, so that every word meets its picture."""
        names = [self._anything(rng) for _ in range(rng.choices([1, 2, 3], [70, 20, 10])[0])]
        first = thing(names[0], rng, size="big" if len(names) == 1 else "normal")
        return [first, *(thing(name, rng) for name in dict.fromkeys(names[1:]) if name != names[0])]

    def _anything(self, rng: random.Random) -> str:
        if rng.random() < 0.25:
            return rng.choice(list(DRAWN))
        if rng.random() < 0.35:
            return rng.choice(self.often[rng.choice(["beach", "table", "room", "wild"])])
        name = rng.choice(list(self.kinds))
        return self._anything(rng) if self.kinds[name].startswith(RARE) and rng.random() < 0.7 else name

    def _things(self, place: str, rng: random.Random) -> list[Thing]:
        wanted = rng.choices(range(5), KINDS_OF_THINGS.get(place, [2, 24, 30, 26, 18]))[0]
        names = list(dict.fromkeys(self._name(place, rng, i) for i in range(wanted)))
        things = [thing(name, rng, place=place, main=i == 0) for i, name in enumerate(names)]
        relate(things, rng)
        return things

    def _name(self, place: str, rng: random.Random, position: int) -> str:
        sources: list[tuple[float, Callable[[], str]]] = [
            (5, lambda: rng.choice(self.often.get(place) or self._of_kind(place, rng))),
            (3, lambda: rng.choice(self._of_kind(place, rng))),
            (0.3, lambda: rng.choice(list(self.kinds))),
        ]
        if self.drawn[place]:
            scarce = place == "wild" and position == 0
            sources.append((1 if scarce else 7 if place == "room" else 5, lambda: rng.choice(self.drawn[place])))
        return rng.choices([make for _, make in sources], [weight for weight, _ in sources])[0]()

    def _of_kind(self, place: str, rng: random.Random) -> list[str]:
        return self.by_kind.get(rng.choice(KINDS[place])) or list(self.kinds)


def traits(place: str, rng: random.Random) -> dict[str, str]:
    chosen = {trait: rng.choice(values) for trait, values in PLACES[place].items()}
    chosen |= {trait: USUALLY[trait] for trait in chosen if trait in USUALLY and rng.random() < 0.5}
    for trait, hiding in HIDES.get(place, {}).items():
        for hidden in hiding.get(chosen.get(trait, ""), []):
            chosen.pop(hidden, None)
    return chosen


def thing(name: str, rng: random.Random, size: str | None = None, place: str = "plain", main: bool = True) -> Thing:
    coloured = bool(DRAWN[name]["colours"]) if name in DRAWN else name in TINTABLE and rng.random() < 0.5
    sizes = [15, 50, 35] if main else [30, 55, 15]
    return {
        "name": name,
        "count": rng.choices([1, 2, 3, 4, 5, 6, 7], [66, 13, 8, 4, 4, 3, 2])[0],
        "colour": rng.choice(COLOURS) if coloured else None,
        "size": size or rng.choices(["small", "normal", "big"], sizes)[0],
        "where": rng.choice(POSITIONS) if place != "plain" and rng.random() < 0.4 else None,
        "on": None,
    }


def relate(things: list[Thing], rng: random.Random) -> None:
    """Lets a later thing sit on an earlier one now and then."""
    for i in range(1, len(things)):
        if rng.random() < 0.2 and things[i]["count"] == 1:
            things[i]["on"] = rng.randrange(i)


def labels(scene: Scene) -> list[str]:
    """What a classifier should name: the things and the place."""
    return [*(each["name"] for each in scene["things"]), f"place:{scene['place']}"]
