"""What each kind of thing is said to do, and how people judge it."""
import re

Words = list[str]

_ANIMAL = [
    "rest", "rest", "lie down", "lie", "walk", "walk around", "run", "eat", "stand", "stand still", "sit",
    "sleep", "look around", "look at the camera", "relax", "wait", "play", "drink", "watch", "stare at us",
    "wander", "roam", "take a nap", "look for food", "enjoy the sun", "doze", "stretch", "turn its head",
    "hide", "explore", "have a rest", "look at me", "search for something to eat", "nap", "snooze",
    "move slowly",
]
_PREDATOR = [
    "hunt", "roar", "watch its prey", "stalk", "prowl", "lie in wait", "yawn", "chase its prey", "growl",
]
_GRAZER = ["graze", "graze", "eat grass", "chew", "drink water", "trot", "gallop", "feed", "eat leaves"]
_BIRD = [
    "perch", "sit on a branch", "fly", "spread its wings", "sing", "look for food", "rest", "walk", "stand",
    "watch", "peck", "chirp", "flap its wings", "preen its feathers", "take off", "stand on one leg", "land",
]
_FISH = [
    "swim", "swim", "float", "dive", "swim by", "glide through the water", "drift", "hide", "look for food",
]
_BUG = ["crawl", "sit on a leaf", "fly around", "rest", "move slowly", "buzz", "creep", "climb"]
_PEOPLE = [
    "relax", "walk", "stand", "talk", "wait", "look around", "have fun", "enjoy the day", "take photos",
    "smile", "stroll", "rest", "sit", "chat", "hang out", "pose for a photo",
]
_BEACH_PEOPLE = [
    "sunbathe", "swim", "play", "play in the sand", "enjoy the sun", "relax", "walk along the water",
    "lie in the sun", "splash", "tan", "have a swim", "enjoy the holidays",
]
ACTIONS: dict[str, Words] = {
    "animal-mammal": _ANIMAL,
    "animal-bird": _BIRD,
    "animal-marine": _FISH,
    "animal-bug": _BUG,
    "animal-reptile": [
        "crawl", "rest", "lie in the sun", "hide", "wait", "move slowly", "bask", "slither", "lie still",
    ],
    "animal-amphibian": ["sit", "jump", "croak", "hide", "rest", "leap", "swim"],
    "people": _PEOPLE,
    "predator": _ANIMAL + _PREDATOR * 2,
    "grazer": _ANIMAL + _GRAZER * 2,
    "beach-people": _PEOPLE + _BEACH_PEOPLE * 2,
    "transport-ground": [
        "=parked", "drive", "drive by", "pass by", "stop", "wait", "=parked", "travel", "go fast",
    ],
    "transport-water": ["sail", "float", "=anchored", "cruise", "drift", "pass by", "move over the water"],
    "transport-air": ["fly", "fly over", "take off", "pass", "soar", "hover", "land"],
    "plant-flower": ["bloom", "grow", "blossom", "stand"],
    "plant-other": ["grow", "stand", "give shade", "sway in the wind"],
    "place-building": ["stand", "overlook the area", "=built", "tower"],
    "furniture": ["stand", "=placed", "=standing"],
}
_PREDATORS = set((
    "lion,tiger,leopard,wolf,bear,fox,crocodile,eagle,shark,polar bear,tiger face,black cat,cat"
).split(","))
_GRAZERS = set((
    "zebra,giraffe,elephant,horse,cow,deer,goat,ewe,ram,bison,camel,llama,rhinoceros,water buffalo,ox,"
    "donkey,two-hump camel,moose,kangaroo,rabbit,hippopotamus,cow face,horse face"
).split(","))
_DRAWN_KINDS = {
    "person": "people",
    "crowd": "people",
    "swimmer": "swimmer",
    "boat": "transport-water",
    "sailing boat": "transport-water",
    "palm tree": "plant-other",
    "tree": "plant-other",
    "pine tree": "plant-other",
    "acacia": "plant-other",
    "flowers": "plant-flower",
    "modern house": "place-building",
    "villa": "place-building",
    "hotel": "place-building",
    "hut": "place-building",
    "lighthouse": "place-building",
}
FURNITURE = set((
    "sofa,corner sofa,armchair,chair,stool,dining table,coffee table,desk,bookshelf,cabinet,wardrobe,bed,"
    "floor lamp,table lamp,fridge,oven,shelf,couch and lamp,door,television,mirror,bathtub"
).split(","))
ACTIONS["swimmer"] = ["swim", "have a swim", "cool off", "float"]


def actions(concept: str, kind: str, place: str) -> Words:
    name = concept.removeprefix("drawn:")
    if name in _PREDATORS and kind == "animal-mammal":
        return ACTIONS["predator"]
    if name in _GRAZERS:
        return ACTIONS["grazer"]
    if concept.startswith("drawn:"):
        kind = _DRAWN_KINDS.get(name, "furniture" if name in FURNITURE else kind)
    if is_people(kind):
        return ACTIONS["beach-people"] if place == "beach" else _PEOPLE
    return ACTIONS.get(kind, [])


def is_people(kind: str) -> bool:
    return kind in ("people", "person", "person-role", "person-fantasy", "family")


def is_animal(kind: str) -> bool:
    return kind.startswith("animal")


def is_food(kind: str) -> bool:
    return kind.startswith(("food", "drink"))


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


HERDS: dict[str, Words] = {
    "animal-mammal": ["a group of", "a herd of", "a bunch of", "a family of", "a pack of"],
    "animal-bird": ["a flock of", "a group of", "a bunch of"],
    "animal-marine": ["a group of", "a school of", "a shoal of"],
    "animal-bug": ["a swarm of", "a bunch of"],
    "plant-flower": ["a bunch of", "a field of", "a bed of"],
    "plant-other": ["a row of", "a line of", "a group of", "a grove of"],
    "food": ["a handful of", "a pile of", "a bunch of"],
    "transport-ground": ["a row of", "a line of"],
    "people": ["a group of", "a crowd of", "a bunch of"],
    "furniture": ["a set of", "a row of"],
}

CUISINES: dict[str, Words] = {
    "pizza": ["Italian"],
    "pizza slice": ["Italian"],
    "spaghetti": ["Italian"],
    "noodles": ["Italian", "Asian"],
    "taco": ["Mexican", "spicy"],
    "burrito": ["Mexican"],
    "tamale": ["Mexican"],
    "nachos": ["Mexican", "tex-mex"],
    "avocado": ["healthy", "Mexican"],
    "sushi": ["Japanese", "Asian"],
    "bento box": ["Japanese"],
    "rice ball": ["Japanese"],
    "steaming bowl": ["Japanese", "Asian"],
    "dumpling": ["Chinese", "Asian"],
    "takeout box": ["Chinese"],
    "fortune cookie": ["Chinese"],
    "curry rice": ["Indian", "spicy"],
    "shallow pan of food": ["Spanish", "Mediterranean"],
    "paella": ["Spanish", "Mediterranean"],
    "croissant": ["French"],
    "baguette bread": ["French"],
    "falafel": ["Lebanese", "vegetarian"],
    "stuffed flatbread": ["Turkish", "Greek"],
    "hamburger": ["American", "fast", "greasy"],
    "burger": ["American", "fast", "greasy"],
    "hot dog": ["American", "fast"],
    "french fries": ["fast", "greasy"],
    "fries": ["fast", "greasy"],
    "green salad": ["healthy", "vegetarian", "vegan", "light", "green"],
    "salad bowl": ["healthy", "vegetarian", "vegan", "light"],
    "lettuce": ["healthy", "light"],
    "olives": ["Mediterranean", "Greek"],
    "olive": ["Mediterranean", "Greek"],
    "fondue": ["Swiss"],
    "shrimp": ["sea", "Mediterranean"],
    "mussels": ["sea", "Belgian"],
    "lobster": ["sea", "fancy"],
    "oyster": ["sea", "fancy"],
    "cut of meat": ["hearty", "grilled"],
    "steak": ["hearty", "grilled"],
    "chop": ["hearty", "grilled"],
    "pancakes": ["sweet", "American"],
    "waffle": ["sweet", "Belgian"],
    "doughnut": ["sweet"],
    "pretzel": ["German"],
    "sausage": ["German", "hearty"],
    "hot pepper": ["spicy", "hot"],
    "fried egg": ["English"],
    "cooking": ["English"],
}
FOOD_MOODS = [
    "delicious", "tasty", "yummy", "fresh", "homemade", "appetizing", "simple", "good", "nice", "traditional",
    "mouth-watering", "hot", "colourful", "typical", "great", "lovely", "savoury", "rich", "perfect",
]
ANIMAL_MOODS = [
    "wild", "beautiful", "cute", "big", "majestic", "lonely", "adult", "young", "impressive", "adorable",
    "hungry", "tired", "sleepy", "calm", "dangerous", "proud", "lovely", "curious", "lazy", "strong",
]
ROOM_MOODS = [
    "cosy", "cozy", "comfortable", "nice", "warm", "beautiful", "spacious", "small", "big", "lovely",
    "elegant", "bright", "inviting", "homely", "charming", "tidy", "stylish", "pretty", "luxurious",
    "well furnished",
]
BEACH_MOODS = [
    "beautiful", "lovely", "wonderful", "nice", "perfect", "quiet", "amazing", "idyllic", "relaxing",
    "dreamy", "stunning", "gorgeous", "peaceful", "pretty", "fantastic",
]
OTHER_MOODS = [
    "nice", "beautiful", "pretty", "quiet", "lovely", "typical", "peaceful", "charming", "little", "calm",
    "busy",
]
MOODS = {
    "table": FOOD_MOODS,
    "wild": ["wild", "beautiful", "untouched", "peaceful", "quiet"],
    "room": ROOM_MOODS,
    "beach": BEACH_MOODS,
}
WOODEN = ["wooden", "wood", "wooden", "dark wood"]
GROUPS: dict[str, Words] = {
    "food-vegetable": ["vegetables", "veggies", "fresh vegetables", "greens"],
    "food-fruit": ["fruit", "fruits"],
    "food-prepared": ["food", "dishes", "things to eat", "snacks"],
    "food-sweet": ["sweets", "desserts", "cakes"],
    "food-asian": ["asian food", "asian dishes"],
    "drink": ["drinks", "beverages"],
    "animal-mammal": ["animals", "wild animals", "creatures"],
    "animal-bird": ["birds"],
    "animal-marine": ["sea animals", "sea creatures", "marine life", "seafood"],
    "animal-bug": ["insects", "bugs"],
    "furniture": ["furniture", "pieces of furniture"],
    "plant-flower": ["flowers"],
    "plant-other": ["plants", "trees"],
    "transport-ground": ["vehicles", "traffic"],
    "transport-water": ["boats"],
    "place-building": ["buildings", "houses"],
    "clothing": ["clothes"],
    "tool": ["tools"],
    "musical-instrument": ["instruments"],
}
WOODWORK = FURNITURE | {"hut", "boat", "kitchen counter"}
