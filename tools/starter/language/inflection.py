"""English inflection: plurals, articles, mass nouns, verb forms."""

import re

IRREGULAR = {
    "person": "people",
    "man": "men",
    "woman": "women",
    "child": "children",
    "mouse": "mice",
    "goose": "geese",
    "tooth": "teeth",
    "foot": "feet",
    "ox": "oxen",
    "leaf": "leaves",
    "loaf": "loaves",
    "wolf": "wolves",
    "calf": "calves",
    "shelf": "shelves",
    "bookshelf": "bookshelves",
    "knife": "knives",
    "half": "halves",
    "scarf": "scarves",
    "elf": "elves",
    "potato": "potatoes",
    "tomato": "tomatoes",
    "mango": "mangoes",
    "volcano": "volcanoes",
    "hero": "heroes",
    "buffalo": "buffalo",
    "cactus": "cacti",
    "octopus": "octopuses",
    "fish": "fish",
    "sheep": "sheep",
    "deer": "deer",
    "moose": "moose",
    "bison": "bison",
    "shrimp": "shrimp",
    "squid": "squid",
    "salmon": "salmon",
    "aircraft": "aircraft",
    "hippopotamus": "hippos",
    "tuna": "tuna",
    "passerby": "passersby",
    "passer-by": "passers-by",
    "someone": "people",
    "grandchild": "grandchildren",
    "boy": "boys",
    "wife": "wives",
}

MASS = set(
    (
        "rice salad meat beef pork cheese bread pasta spaghetti food soup stew butter salt honey milk water "
        "coffee tea wine beer juice sake lettuce spinach broccoli garlic corn popcorn chocolate candy bacon ham "
        "ramen sushi seafood grass wood fire fog rain snow ice furniture luggage money cash yarn thread soap "
        "hay straw seaweed coral lava cutlery silverware smoke wind music pottery fruit calamari curry toast "
        "cake pie chicken fish paella lemonade water cabbage celery custard pudding jam sugar flour timber "
        "driftwood equipment jewelry clothing laundry mud ivy moss herbs ginger scampi cocoa tapas hummus "
        "granola risotto lasagna ceviche guacamole greenery foliage vegetation bamboo wheat rye champagne "
        "prosecco whisky liquor poultry veal lamb turkey steak duck squid shrimp lobster sunshine sunlight "
        "lightning thunder poo dung mail post research news fondue oden noodle oil petrol gasoline blood glue "
        "string cauliflower kale parsley basil mint rosemary granite stone rock rope"
    ).split()
)
# These name an animal or a single object at least as often as a substance.
COUNT_TOO = set(
    (
        "chicken fish lamb turkey duck squid shrimp lobster cake pie salad steak stew curry soup stone rock "
        "rope string coral pudding fire cheese bread toast custard candy fruit paella wood cabbage lettuce "
        "lemonade juice coffee tea beer lasagna noodle post"
    ).split()
)

PLURAL = set("people men women children mice feet teeth leaves geese".split())
SINGULAR_S = set(
    (
        "bus minibus trolleybus gas lens canvas circus chess tennis compass iris walrus asparagus hummus "
        "couscous cosmos series atlas news citrus platypus cactus octopus christmas santa claus hibiscus lotus "
        "crocus genius hippopotamus oasis basis campus virus terminus abacus"
    ).split()
)
COLLECTIVE = set(
    (
        "crowd family herd flock group couple bunch pair team row line stack pile village skyline forest "
        "cluster trio choir audience party queue gang swarm pack school bouquet"
    ).split()
)
_VOWEL_SOUND = ("hour", "honest", "heir")
_CONSONANT_SOUND = ("uni", "use", "euro", "one", "ukulele", "ufo", "utensil")

_JOINTS = (
    " of ",
    " with ",
    " without ",
    " in ",
    " on ",
    " and ",
    " at ",
    " for ",
    " showing ",
    " facing ",
    " behind ",
    " full of ",
    " made of ",
    " from ",
    " doing ",
)


def head(phrase: str) -> str:
    """The word that carries the number: 'piece' in 'piece of cheese', 'tree' in 'palm tree'."""
    for joint in _JOINTS:
        if joint in phrase:
            phrase = phrase.split(joint)[0]
    return phrase.split()[-1] if phrase.split() else phrase


def is_plural(phrase: str) -> bool:
    word = head(phrase)
    ends_plural = word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return word in PLURAL or ends_plural and word not in SINGULAR_S


def is_mass(phrase: str) -> bool:
    return head(phrase) in MASS and head(phrase) not in COUNT_TOO


def may_be_mass(phrase: str) -> bool:
    return head(phrase) in MASS


def is_collective(phrase: str) -> bool:
    return head(phrase) in COLLECTIVE


def plural_word(word: str) -> str:
    if word in IRREGULAR:
        return IRREGULAR[word]
    if is_plural(word) or word in MASS and word not in COUNT_TOO:
        return word
    if word.endswith(("man", "woman")) and len(word) > 4 and not word.endswith("human"):
        return word[:-2] + "en"
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"


_DOERS = {"man", "woman", "person", "boy", "girl", "child"}


def _is_doing(phrase: str) -> bool:
    """'man feeding baby': the doer takes the plural."""
    words = phrase.split()
    return words[0] in _DOERS and any(word.endswith("ing") for word in words[1:])


def plural(phrase: str) -> str:
    if _is_doing(phrase):
        doer, rest = phrase.split(" ", 1)
        return f"{plural_word(doer)} {rest}"
    word = head(phrase)
    for joint in _JOINTS:
        if joint in phrase:
            first, rest = phrase.split(joint, 1)
            return plural(first) + joint + rest
    return phrase[: len(phrase) - len(word)] + plural_word(word)


def article(phrase: str) -> str:
    word = phrase.lower()
    if word.startswith(_VOWEL_SOUND):
        return "an"
    if word.startswith(_CONSONANT_SOUND):
        return "a"
    return "an" if word[:1] in "aeiou" else "a"


_IRREGULAR_ING = {
    "lie": "lying",
    "sit": "sitting",
    "run": "running",
    "nap": "napping",
    "chat": "chatting",
    "swim": "swimming",
    "stop": "stopping",
    "trot": "trotting",
    "tan": "tanning",
    "hang": "hanging",
    "get": "getting",
    "flap": "flapping",
    "enjoy": "enjoying",
    "stalk": "stalking",
}


def gerund(action: str) -> str:
    if action.startswith("="):
        return action[1:]
    word, _, rest = action.partition(" ")
    if word in _IRREGULAR_ING:
        word = _IRREGULAR_ING[word]
    elif word.endswith("e") and not word.endswith(("ee", "oe")):
        word = word[:-1] + "ing"
    else:
        word += "ing"
    return f"{word} {rest}".strip()


def third_person(action: str) -> str:
    word, _, rest = action.partition(" ")
    if word == "have":
        word = "has"
    elif re.search(r"(s|x|ch|sh|o)$", word):
        word += "es"
    elif re.search(r"[^aeiou]y$", word):
        word = word[:-1] + "ies"
    else:
        word += "s"
    return f"{word} {rest}".strip()
