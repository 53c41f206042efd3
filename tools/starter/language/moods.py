"""Adjectives of places, and what people say of the hour, the season and the weather."""

Words = list[str]

_TIME = {
    "sunset": ["evening", "sunset", "dusky", "golden"],
    "night": ["dark", "night", "starry"],
    "day": ["", "", "bright", "sunny"],
}
_WEATHER = {
    "rain": ["rainy", "wet"],
    "fog": ["foggy", "misty"],
    "snow": ["snowy", "cold", "wintry"],
    "clear": ["", "", "nice"],
}
# (place, trait) -> value -> adjectives for the place.
QUALITIES: dict[tuple[str, str], dict[str, Words]] = {
    ("beach", "sky"): {
        "sunny": ["sunny", "sunny", "bright", "hot", "summer", "beautiful", "perfect"],
        "cloudy": ["cloudy", "overcast", "grey", "gray"],
        "sunset": ["romantic", "evening", "sunset"],
        "night": ["dark", "quiet", "moonlit"],
        "rainy": ["rainy", "stormy", "wet"],
    },
    ("beach", "sand"): {
        "white": ["white", "white-sand", "paradise"],
        "golden": ["golden", "sandy"],
        "brown": ["brown"],
        "black": ["black", "volcanic", "dark"],
    },
    ("beach", "water"): {"turquoise": ["tropical", "exotic", "caribbean"]},
    ("beach", "waves"): {"calm": ["calm", "peaceful", "quiet"], "wavy": ["wavy", "windy"]},
    ("beach", "backdrop"): {"city": ["city", "urban"], "cliffs": ["rocky"], "jungle": ["tropical", "wild"]},
    ("room", "style"): {
        "modern": ["modern", "modern", "contemporary", "stylish", "new", "trendy"],
        "classic": ["classic", "traditional", "elegant", "old-fashioned", "antique", "vintage", "old"],
        "rustic": ["rustic", "country style", "cosy", "cozy", "homely", "wooden"],
        "minimal": ["minimalist", "simple", "empty", "tidy", "clean", "minimal"],
    },
    ("room", "light"): {"day": ["bright", "light", "sunny", "airy"], "night": ["dark", "dim", "cosy"]},
    ("room", "wall"): {"black": ["dark"], "white": ["white", "bright"], "wood": ["wooden"], "": ["{v}"]},
    ("room", "floor"): {},
    ("wild", "time"): _TIME,
    ("wild", "weather"): _WEATHER,
    ("wild", "habitat"): {
        "snow": ["cold", "icy", "frozen"],
        "desert": ["hot", "dry"],
        "jungle": ["green", "lush", "dense"],
        "savanna": ["dry", "african"],
        "cave": ["dark"],
    },
    ("street", "time"): _TIME,
    ("street", "weather"): _WEATHER,
    ("city", "time"): _TIME,
    ("city", "weather"): _WEATHER,
    ("street", "houses"): {
        "old": ["old", "historic"],
        "modern": ["modern"],
        "colourful": ["colourful", "colorful"],
    },
    ("farm", "time"): _TIME,
    ("farm", "field"): {"green": ["green"], "wheat": ["golden"]},
    ("garden", "sky"): {"sunny": ["sunny", "beautiful"], "cloudy": ["cloudy"]},
    ("park", "season"): {
        "spring": ["spring"],
        "summer": ["summer", "green"],
        "autumn": ["autumn", "autumnal", "fall"],
        "winter": ["winter", "snowy", "cold"],
    },
    ("sky", "time"): {
        "sunset": ["orange", "evening", "red"],
        "night": ["dark", "starry", "night"],
        "day": ["blue", "bright"],
    },
    ("sky", "clouds"): {"none": ["clear"], "many": ["cloudy"]},
    ("underwater", "water"): {"dark": ["dark", "deep"], "": ["{v}", "clear"]},
    ("road", "setting"): {
        "desert": ["desert", "dusty"],
        "countryside": ["country"],
        "forest": ["forest"],
        "mountains": ["mountain"],
        "snow": ["snowy", "icy"],
    },
    ("road", "time"): _TIME,
    ("plain", "colour"): {"": ["{v}", "plain {v}"]},
    ("plain", "pattern"): {"stripes": ["striped"], "dots": ["dotted"], "checks": ["checked"]},
    ("table", "surface"): {
        "wood": ["wooden", "wood", "brown"],
        "checked": ["checked", "checkered"],
        "marble": ["marble"],
        "dark": ["dark"],
        "white": ["white"],
        "": ["{v}"],
    },
}
# (trait value) -> what a person says about the hour, the season or the weather.
WHEN: dict[str, Words] = {
    "sunny": [
        "on a sunny day", "in the sun", "on a hot day", "in summer", "on a bright day", "under a blue sky",
    ],
    "cloudy": ["on a cloudy day", "under a grey sky", "under the clouds"],
    "rainy": ["in the rain", "on a rainy day"],
    "sunset": [
        "at sunset", "in the evening", "at dusk", "as the sun goes down", "at the end of the day",
        "in the evening light",
    ],
    "night": [
        "at night", "in the dark", "under the stars", "by night", "late at night", "in the moonlight",
        "at midnight",
    ],
    "day": ["during the day", "in the daytime", "in daylight"],
    "rain": ["in the rain", "on a rainy day", "getting wet"],
    "fog": ["in the fog", "in the mist", "on a foggy morning"],
    "snow": ["in the snow", "in winter", "while it snows"],
    "clear": ["on a clear day", "in good weather"],
    "spring": ["in spring", "in springtime"],
    "summer": ["in summer"],
    "autumn": ["in autumn", "in the fall"],
    "winter": ["in winter", "on a cold day"],
}
WHEN_INDOORS: dict[str, Words] = {
    "day": ["during the day", "in daylight", "in the daytime"],
    "night": ["at night", "in the evening", "by night", "late at night"],
}
WHEN_TRAITS = {"sky", "time", "weather", "season", "light"}
