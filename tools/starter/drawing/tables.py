"""The places with their traits, and the colours that things and grounds can have."""

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
