"""What can be drawn: the places with their traits, and the objects drawn by code."""

COLOURS = ["red", "blue", "green", "yellow", "orange", "purple", "pink", "black", "white", "grey", "brown"]
DAYTIME = ["day", "sunset", "night"]

PLACES: dict[str, dict[str, list[str]]] = {
    "beach": {
        "sand": ["white", "golden", "brown", "black"],
        "water": ["blue", "turquoise", "green", "grey"],
        "sky": ["sunny", "cloudy", "sunset", "night", "rainy"],
        "waves": ["calm", "wavy"],
        "backdrop": ["none", "city", "mountains", "cliffs", "island", "jungle"],
        "view": ["sea at the back", "sea on the left", "sea on the right", "from above", "close-up"],
    },
    "table": {
        "surface": ["wood", "white", "dark", "marble", "red", "blue", "green", "checked", "cloth", "picnic grass"],
        "dish": ["plate", "bowl", "pan", "board", "basket", "box", "glass", "none"],
        "dish colour": [*COLOURS],
        "view": ["above", "side"],
    },
    "room": {
        "kind": ["living room", "kitchen", "bedroom", "dining room", "bathroom", "office"],
        "style": ["modern", "classic", "rustic", "minimal"],
        "wall": ["white", "grey", "beige", "yellow", "orange", "red", "pink", "green", "blue", "black",
                 "wood", "brick", "wallpaper"],
        "floor": ["wood", "tile", "carpet", "stone"],
        "window": ["yes", "no"],
        "light": ["day", "night"],
    },
    "wild": {
        "habitat": ["savanna", "grassland", "jungle", "forest", "desert", "mountain", "river", "snow", "sea",
                    "lake", "swamp", "cave"],
        "time": DAYTIME,
        "weather": ["clear", "rain", "fog", "snow"],
        "grass": ["tall", "short"],
    },
    "street": {"time": DAYTIME, "weather": ["clear", "rain", "fog", "snow"],
               "houses": ["old", "modern", "colourful", "brick"]},
    "city": {"time": DAYTIME, "weather": ["clear", "rain", "fog", "snow"], "river": ["yes", "no"]},
    "farm": {"time": DAYTIME, "field": ["green", "wheat", "ploughed"], "barn": ["red", "white", "brown", "none"]},
    "garden": {"flowers": ["red", "yellow", "pink", "purple", "mixed", "none"],
               "fence": ["white", "brown", "hedge", "none"], "sky": ["sunny", "cloudy"]},
    "park": {"season": ["spring", "summer", "autumn", "winter"], "water": ["pond", "none"]},
    "sky": {"time": DAYTIME, "clouds": ["none", "few", "many"], "rainbow": ["yes", "no"]},
    "space": {"planet": ["red", "blue", "green", "yellow", "ringed", "moon", "none"]},
    "underwater": {"water": ["blue", "turquoise", "green", "dark"], "coral": ["yes", "no"]},
    "road": {"setting": ["desert", "countryside", "forest", "mountains", "snow"], "time": DAYTIME},
    "plain": {"colour": [*COLOURS], "pattern": ["none", "gradient", "stripes", "dots", "checks", "waves"]},
}

# A trait's value hides these traits of the same place: a caption should not tell them.
HIDES: dict[str, dict[str, dict[str, list[str]]]] = {
    "beach": {"view": {"from above": ["sky", "backdrop"], "close-up": ["sky", "backdrop", "water", "waves"]}},
    "table": {"dish": {"none": ["dish colour"]}},
    "wild": {
        "habitat": {
            **{h: ["grass"] for h in ("desert", "mountain", "snow", "sea", "jungle", "swamp")},
            "cave": ["grass", "time", "weather"],
        }
    },
}

Entry = dict[str, list[str] | bool]

_SECTIONS: dict[str, tuple[list[str], dict[str, list[str]]]] = {
    "furniture": (["room"], {
        "sofa": ["sofa", "couch", "settee"],
        "corner sofa": ["corner sofa", "l-shaped sofa", "sectional sofa", "couch"],
        "armchair": ["armchair", "easy chair"],
        "chair": ["chair", "seat"],
        "stool": ["stool", "bar stool"],
        "dining table": ["table", "dining table"],
        "coffee table": ["coffee table", "low table", "table"],
        "desk": ["desk", "writing desk"],
        "bookshelf": ["bookshelf", "bookcase", "shelf with books"],
        "cabinet": ["cabinet", "sideboard", "cupboard"],
        "wardrobe": ["wardrobe", "closet"],
        "bed": ["bed", "double bed"],
        "floor lamp": ["floor lamp", "standing lamp", "lamp"],
        "table lamp": ["table lamp", "lamp"],
        "hanging lamp": ["hanging lamp", "ceiling lamp", "pendant lamp"],
        "rug": ["rug", "carpet"],
        "curtains": ["curtains", "drapes"],
        "fireplace": ["fireplace", "fire"],
        "television": ["television", "tv", "tv set"],
        "mirror": ["mirror"],
        "clock": ["clock", "wall clock"],
        "picture": ["picture", "painting", "framed picture"],
        "tall plant": ["plant", "tall plant", "house plant", "potted plant"],
        "small plant": ["plant", "small plant", "potted plant"],
        "kitchen counter": ["kitchen counter", "kitchen", "counter", "kitchen cabinets"],
        "oven": ["oven", "stove", "cooker"],
        "fridge": ["fridge", "refrigerator"],
        "sink": ["sink", "washbasin"],
        "bathtub": ["bathtub", "bath"],
        "shelf": ["shelf", "wall shelf"],
        "stairs": ["stairs", "staircase"],
        "window": ["window", "big window"],
    }),
    "seaside": (["beach"], {
        "hut": ["hut", "wooden hut", "wooden structure", "bungalow", "cabin"],
        "pier": ["pier", "wooden pier", "jetty"],
        "modern house": ["modern house", "house"],
        "villa": ["villa", "house", "mansion"],
        "hotel": ["hotel", "tall building", "resort"],
        "lighthouse": ["lighthouse"],
        "skyline": ["skyline", "city", "city skyline", "skyscrapers"],
        "parasol": ["parasol", "beach umbrella", "umbrella", "sunshade"],
        "deck chair": ["deck chair", "beach chair", "lounger", "sunbed"],
        "towel": ["towel", "beach towel"],
        "surfboard": ["surfboard"],
        "boat": ["boat", "rowing boat", "fishing boat"],
        "sailing boat": ["sailing boat", "sailboat", "boat"],
        "sandcastle": ["sandcastle", "sand castle"],
        "beach ball": ["beach ball", "ball"],
        "rocks": ["rocks", "stones", "boulders"],
        "palm tree": ["palm tree", "palm", "coconut palm"],
        "shells": ["shells", "seashells"],
        "person": ["person", "man", "woman", "tourist"],
        "crowd": ["crowd", "people", "a lot of people", "many people"],
        "swimmer": ["swimmer", "person swimming"],
        "kite": ["kite"],
    }),
    "food": (["table"], {
        "nachos": ["nachos", "chips", "tortilla chips"],
        "mussels": ["mussels", "clams"],
        "shrimps": ["shrimp", "prawns"],
        "olives": ["olives"],
        "rice": ["rice"],
        "noodles": ["noodles", "pasta", "spaghetti"],
        "soup": ["soup"],
        "sauce": ["sauce", "dip"],
        "tomato slices": ["tomato slices", "sliced tomato", "tomato"],
        "cucumber slices": ["cucumber slices", "sliced cucumber", "cucumber"],
        "onion rings": ["onion rings", "onion"],
        "carrot slices": ["carrot slices", "carrots"],
        "lettuce": ["lettuce", "salad", "salad leaves", "greens"],
        "fried egg": ["fried egg", "egg"],
        "sausage": ["sausage", "sausages"],
        "meatballs": ["meatballs"],
        "steak": ["steak", "beef", "meat"],
        "chop": ["chop", "pork chop", "lamb chop"],
        "pancakes": ["pancakes"],
        "cake slice": ["slice of cake", "cake"],
        "bread slices": ["bread slices", "sliced bread", "bread", "toast"],
        "cheese slices": ["cheese slices", "cheese"],
        "fries": ["fries", "french fries", "chips"],
        "pizza": ["pizza", "whole pizza"],
        "pizza slice": ["slice of pizza", "pizza slice", "pizza"],
        "burger": ["burger", "hamburger", "cheeseburger"],
        "sandwich": ["sandwich"],
        "sushi": ["sushi", "sushi rolls"],
        "paella": ["paella", "paella pan", "rice with seafood"],
        "salad bowl": ["salad", "bowl of salad", "bowl of vegetables", "vegetable bowl"],
        "glass": ["glass", "drink", "glass of juice"],
        "cup": ["cup", "mug", "cup of coffee"],
        "bottle": ["bottle"],
        "cutlery": ["cutlery", "knife and fork", "fork and knife"],
        "napkin": ["napkin"],
        "chopsticks": ["chopsticks"],
    }),
    "nature": (["wild", "park", "garden", "farm", "road"], {
        "tree": ["tree", "leafy tree"],
        "pine tree": ["pine tree", "fir tree", "conifer"],
        "acacia": ["acacia", "acacia tree", "tree"],
        "bush": ["bush", "shrub"],
        "tall grass": ["tall grass", "long grass", "grass"],
        "dead trunk": ["dead tree", "dead trunk", "bare tree"],
        "log": ["log", "fallen trunk", "tree trunk"],
        "branch": ["branch", "tree branch"],
        "waterhole": ["waterhole", "pond", "puddle"],
        "river": ["river", "stream"],
        "flowers": ["flowers", "wild flowers"],
        "mountain": ["mountain", "peak"],
        "nest": ["nest", "bird nest"],
        "cave": ["cave", "den"],
        "snow drift": ["snow drift", "heap of snow"],
        "reeds": ["reeds", "rushes"],
        "termite mound": ["termite mound", "anthill"],
        "vines": ["vines", "lianas"],
    }),
}

_COLOURED = set("""sofa|corner sofa|armchair|chair|stool|dining table|coffee table|desk|bookshelf|cabinet|wardrobe|bed
floor lamp|table lamp|hanging lamp|rug|curtains|kitchen counter|oven|fridge|bathtub|hut|modern house|villa|hotel
parasol|deck chair|towel|surfboard|boat|sailing boat|beach ball|kite|lighthouse|olives|sauce|soup|glass|cup|bottle
napkin|flowers|person|onion rings|stairs|clock""".replace("\n", "|").split("|"))

_ALSO_AT: dict[str, list[str]] = {
    "modern house": ["street", "road", "garden"], "villa": ["street", "garden"], "hotel": ["street", "city"],
    "hut": ["wild", "farm"], "skyline": ["city", "road"], "boat": ["wild"], "rocks": ["wild", "road"],
    "palm tree": ["wild", "garden", "street"], "person": ["street", "park", "city", "road"],
    "crowd": ["street", "park", "city"], "kite": ["sky", "park"], "chair": ["garden"], "deck chair": ["garden"],
    "parasol": ["garden"], "towel": [], "beach ball": ["park", "garden"], "stool": ["garden"],
    "tree": ["street"], "bush": ["street", "beach"], "flowers": ["street", "room"], "mountain": [],
    "swimmer": ["wild"], "sailing boat": ["wild"], "small plant": ["table", "garden"], "branch": [],
    "log": ["beach"], "tall grass": ["beach"],
}

_ONLY_AT: dict[str, list[str]] = {
    name: ["wild"]
    for name in ("acacia", "waterhole", "nest", "cave", "snow drift", "termite mound", "vines", "reeds", "branch")
} | {"river": ["wild", "farm"], "mountain": ["wild", "road"]}


def _entry(name: str, words: list[str], places: list[str]) -> Entry:
    at = _ONLY_AT.get(name, places) + _ALSO_AT.get(name, [])
    return {"words": words, "places": list(dict.fromkeys(at)), "colours": name in _COLOURED}


DRAWN: dict[str, Entry] = {
    f"drawn:{name}": _entry(name, words, places)
    for places, section in _SECTIONS.values()
    for name, words in section.items()
}
