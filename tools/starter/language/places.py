"""How people speak of places and of what can be seen of them."""

Words = list[str]

NOUNS: dict[str, Words] = {
    "beach": [
        "beach", "beach", "beach", "beach", "seaside", "shore", "coast", "seashore", "bay", "coastline",
        "sea shore", "waterfront", "stretch of sand", "cove",
    ],
    "table": ["table", "table", "tabletop", "dinner table", "dining table"],
    "room": ["room", "room", "interior"],
    "wild": ["wilderness", "wild", "nature"],
    "street": [
        "street", "street", "road", "row of houses", "neighbourhood", "neighborhood", "avenue", "lane",
        "village street", "town",
    ],
    "city": [
        "city", "city", "skyline", "downtown", "town", "big city", "metropolis", "city centre", "cityscape",
    ],
    "farm": ["farm", "farm", "farmyard", "field", "countryside", "ranch", "farmland", "country farm"],
    "garden": ["garden", "garden", "backyard", "back yard", "yard", "flower garden"],
    "park": ["park", "park", "city park", "public garden", "playground", "green park"],
    "sky": ["sky", "sky", "air", "heavens"],
    "space": ["space", "outer space", "galaxy", "universe", "cosmos"],
    "underwater": [
        "sea", "ocean", "reef", "seabed", "bottom of the sea", "underwater world", "deep sea", "aquarium",
    ],
    "road": ["road", "highway", "country road", "route", "open road"],
    "plain": ["background"],
}
AT: dict[str, Words] = {
    "beach": [
        "on the beach", "on the beach", "on a beach", "at the beach", "by the sea", "at the seaside",
        "on the shore", "on the sand", "near the sea", "by the ocean", "along the shore", "at the coast",
        "by the water", "near the water", "on the coast", "next to the ocean",
    ],
    "table": ["on the table", "on a table", "on the table", "at the table"],
    "room": ["in the room", "in a room", "indoors", "inside", "in the house", "at home"],
    "wild": ["in the wild", "in nature", "outside", "outdoors", "in its habitat"],
    "street": [
        "in the street", "on the street", "in town", "along the street", "in a quiet street", "on the road",
        "in the neighbourhood", "in front of the houses",
    ],
    "city": [
        "in the city", "in a big city", "in town", "downtown", "in the city centre", "among the skyscrapers",
        "with the skyline behind", "in front of the skyline",
    ],
    "farm": [
        "on the farm", "on a farm", "in the field", "in the countryside", "in the farmyard", "on the ranch",
        "in the fields", "out in the country",
    ],
    "garden": [
        "in the garden", "in a garden", "in the backyard", "in our garden", "in the yard", "on the lawn",
    ],
    "park": ["in the park", "in a park", "at the park", "on the lawn", "in the city park"],
    "sky": [
        "in the sky", "up in the sky", "in the air", "high in the sky", "up in the air", "among the clouds",
    ],
    "space": [
        "in space", "in outer space", "among the stars", "in the universe", "far away in space",
        "in the galaxy",
    ],
    "underwater": [
        "underwater", "under the sea", "under water", "in the ocean", "at the bottom of the sea",
        "deep in the sea", "in the deep sea", "on the reef", "below the surface",
    ],
    "road": [
        "on the road", "on a road", "on the highway", "along the road", "by the roadside", "on a long road",
    ],
    "plain": [],
}
HABITAT_AT: dict[str, Words] = {
    "savanna": [
        "in the savanna", "on the savannah", "on the plains", "on safari", "in Africa", "in the dry grass",
        "on the african plain", "in the bush", "on the dry plain",
    ],
    "grassland": [
        "in the grass", "in a meadow", "on the grass", "in a field", "on the prairie", "in the grassland",
        "on a green field", "in the pasture",
    ],
    "jungle": [
        "in the jungle", "in the rainforest", "in the tropical forest", "among the leaves",
        "deep in the jungle", "in the amazon", "surrounded by plants", "in the rain forest",
    ],
    "forest": [
        "in the forest", "in the woods", "among the trees", "between the trees", "in a forest", "in a wood",
        "at the edge of the forest", "under the trees", "in the woodland",
    ],
    "desert": [
        "in the desert", "on the sand dunes", "in the hot desert", "on the dunes", "in the dry desert",
        "in the Sahara", "on the hot sand",
    ],
    "mountain": [
        "in the mountains", "on the mountain", "on a mountain", "high in the mountains", "on a rocky slope",
        "in the hills", "on the hillside", "on the rocks",
    ],
    "river": [
        "by the river", "at the river", "in the river", "on the river bank", "next to a river",
        "near the water", "on the riverside", "by a stream",
    ],
    "snow": [
        "in the snow", "on the ice", "in the arctic", "on the snow", "in a snowy landscape", "in the cold",
        "in a white winter landscape", "in the frozen land",
    ],
    "sea": [
        "in the sea", "in the ocean", "in the water", "at sea", "in the waves", "on the water", "out at sea",
    ],
    "lake": [
        "by the lake", "at the lake", "on the lake", "near a lake", "next to the lake", "at the water's edge",
        "in the lake",
    ],
    "swamp": ["in the swamp", "in a swamp", "in the marsh", "in the wetlands", "in the mud", "in the bog"],
    "cave": [
        "in a cave", "in the cave", "inside a dark cave", "in its den", "at the cave entrance", "in the dark",
    ],
}
HABITAT_NOUNS: dict[str, Words] = {
    "savanna": ["savanna", "savannah", "african plain", "safari"],
    "grassland": ["meadow", "grassland", "field", "prairie"],
    "jungle": ["jungle", "rainforest", "tropical forest"],
    "forest": ["forest", "woods", "woodland"],
    "desert": ["desert", "dunes"],
    "mountain": ["mountains", "hills", "mountain landscape"],
    "river": ["river", "riverside", "stream"],
    "snow": ["snow", "snowy landscape", "arctic", "tundra"],
    "sea": ["sea", "ocean"],
    "lake": ["lake", "lakeside"],
    "swamp": ["swamp", "marsh", "wetland"],
    "cave": ["cave", "den"],
}
ROOM_NOUNS: dict[str, Words] = {
    "living room": [
        "living room", "living room", "living-room", "lounge", "sitting room", "livingroom", "salon",
        "family room", "flat", "apartment",
    ],
    "kitchen": ["kitchen", "kitchen", "cooking area", "kitchenette"],
    "bedroom": ["bedroom", "bedroom", "guest room", "hotel room", "sleeping room"],
    "dining room": ["dining room", "dining room", "dining area", "eating room"],
    "bathroom": ["bathroom", "bathroom", "bath room", "washroom"],
    "office": ["office", "study", "home office", "workspace", "work room"],
}
DISH_AT: dict[str, Words] = {
    "plate": [
        "on a plate", "on the plate", "on a {dc} plate", "on a dish", "on my plate", "served on a {dc} plate",
    ],
    "bowl": ["in a bowl", "in a {dc} bowl", "in the bowl", "served in a bowl"],
    "pan": ["in a pan", "in the frying pan", "in a {dc} pan", "still in the pan", "in a skillet"],
    "board": ["on a board", "on a cutting board", "on a wooden board", "on a chopping board"],
    "basket": ["in a basket", "in the basket", "in a wicker basket"],
    "box": ["in a box", "in a lunch box", "in a take-away box", "in a cardboard box"],
    "glass": ["in a glass", "in a tall glass", "in the glass"],
}
# (place, trait) -> value -> noun phrases for what is seen; "" stands for any other value.
SEEN: dict[tuple[str, str], dict[str, Words]] = {
    ("beach", "sand"): {
        "white": [
            "white sand", "bright sand", "fine white sand", "powdery sand", "pale sand", "soft white sand",
        ],
        "golden": ["golden sand", "yellow sand", "warm sand", "yellowish sand", "gold sand"],
        "brown": ["brown sand", "dark sand", "wet sand", "brownish sand"],
        "black": ["black sand", "dark sand", "volcanic sand", "black volcanic sand"],
    },
    ("beach", "water"): {
        "blue": ["blue water", "blue sea", "a blue ocean", "deep blue water", "the blue sea"],
        "turquoise": [
            "turquoise water", "turquoise sea", "crystal clear water", "clear water", "aqua water",
            "light blue water", "teal water", "an emerald sea",
        ],
        "green": ["green water", "greenish sea", "a green sea", "murky green water"],
        "grey": ["grey water", "a grey sea", "gray water", "dark water", "a dull sea"],
    },
    ("beach", "sky"): {
        "sunny": ["a blue sky", "sunshine", "a clear sky", "bright sun", "a cloudless sky"],
        "cloudy": ["clouds", "a cloudy sky", "a grey sky", "an overcast sky", "some clouds"],
        "sunset": ["a sunset", "an orange sky", "the setting sun", "a pink sky", "evening light"],
        "night": ["stars", "a dark sky", "a night sky", "moonlight"],
        "rainy": ["rain", "dark clouds", "bad weather", "a stormy sky", "raindrops"],
    },
    ("beach", "waves"): {
        "calm": ["calm water", "a calm sea", "still water", "gentle water", "hardly any waves"],
        "wavy": ["waves", "big waves", "a rough sea", "white foam", "crashing waves", "surf"],
    },
    ("beach", "backdrop"): {
        "city": [
            "a city in the background", "tall buildings behind", "a skyline at the back",
            "buildings in the distance", "skyscrapers behind the beach", "a town nearby",
        ],
        "mountains": [
            "mountains in the background", "mountains behind", "hills in the distance", "peaks at the back",
        ],
        "cliffs": ["cliffs", "steep cliffs", "rocky cliffs in the background", "high cliffs", "rock walls"],
        "island": [
            "an island in the distance", "a small island", "an island on the horizon",
            "a little island out at sea",
        ],
        "jungle": [
            "jungle behind", "thick green jungle", "lush vegetation", "a forest behind the beach",
            "tropical plants",
        ],
    },
    ("table", "surface"): {
        "wood": ["a wooden table", "a wood table", "a brown table"],
        "white": ["a white table", "a white surface"],
        "dark": ["a dark table", "a black table"],
        "marble": ["a marble table", "a marble counter", "a marble top"],
        "checked": ["a checked tablecloth", "a checkered cloth", "a chequered tablecloth"],
        "cloth": ["a tablecloth", "a white tablecloth"],
        "picnic grass": ["the grass", "the lawn", "a picnic in the grass"],
        "": ["a {v} table", "a {v} tablecloth", "a {v} surface"],
    },
    ("room", "wall"): {
        "wood": ["wooden walls", "wood panels", "wood paneling", "panelled walls", "timber walls"],
        "brick": ["brick walls", "a brick wall", "exposed brick"],
        "wallpaper": ["wallpaper", "patterned wallpaper", "flowery wallpaper", "decorated walls"],
        "beige": ["beige walls", "cream walls", "sand coloured walls"],
        "white": ["white walls", "a white wall", "bright walls"],
        "grey": ["grey walls", "gray walls"],
        "black": ["black walls", "dark walls"],
        "": ["{v} walls", "a {v} wall", "{v} painted walls", "light {v} walls"],
    },
    ("room", "floor"): {
        "wood": ["a wooden floor", "parquet", "wood flooring", "hardwood floor", "floorboards"],
        "tile": ["tiles", "a tiled floor", "floor tiles"],
        "carpet": ["carpet", "a carpeted floor", "a soft carpet"],
        "stone": ["a stone floor", "stone tiles", "flagstones"],
    },
    ("room", "window"): {
        "yes": ["a window", "a big window", "large windows", "a view outside", "daylight coming in"],
    },
    ("wild", "time"): {
        "sunset": ["a sunset", "an orange sky", "the sun going down", "the evening sun"],
        "night": ["stars", "a night sky", "the moon", "darkness"],
        "day": ["daylight", "a blue sky"],
    },
    ("wild", "weather"): {
        "rain": ["rain", "falling rain", "raindrops", "wet weather"],
        "fog": ["fog", "mist", "morning mist"],
        "snow": ["falling snow", "snowflakes", "snow"],
        "clear": ["a clear sky", "good weather"],
    },
    ("wild", "grass"): {
        "tall": ["tall grass", "high grass", "long grass"],
        "short": ["short grass", "low grass"],
    },
    ("street", "houses"): {
        "old": ["old houses", "historic houses", "old buildings"],
        "modern": ["modern houses", "new buildings", "modern buildings"],
        "colourful": ["colourful houses", "colorful houses", "houses in many colours", "painted houses"],
        "brick": ["brick houses", "red brick houses", "brick buildings"],
    },
    ("city", "river"): {"yes": ["a river", "a river in front", "water in front of the city"]},
    ("farm", "field"): {
        "green": ["green fields", "a green field", "pasture"],
        "wheat": ["a wheat field", "golden wheat", "corn fields", "yellow fields", "ripe grain"],
        "ploughed": ["ploughed land", "brown soil", "a plowed field", "bare earth"],
    },
    ("farm", "barn"): {
        "red": ["a red barn", "a barn"],
        "white": ["a white barn", "a barn"],
        "brown": ["a wooden barn", "a brown barn", "an old barn"],
    },
    ("garden", "flowers"): {
        "mixed": ["colourful flowers", "flowers in all colours", "a flower bed", "lots of flowers"],
        "": ["{v} flowers", "{v} blossoms", "flowers", "a bed of {v} flowers"],
    },
    ("garden", "fence"): {
        "white": ["a white fence", "a white picket fence"],
        "brown": ["a wooden fence", "a brown fence"],
        "hedge": ["a hedge", "a green hedge"],
    },
    ("garden", "sky"): {"sunny": ["sunshine", "a blue sky"], "cloudy": ["clouds", "a grey sky"]},
    ("park", "season"): {
        "spring": ["blossoming trees", "spring flowers", "fresh green"],
        "summer": ["green trees", "summer sun"],
        "autumn": [
            "autumn leaves", "fall colors", "orange leaves", "red and yellow trees", "fallen leaves",
        ],
        "winter": ["snow", "bare trees", "white ground", "a layer of snow"],
    },
    ("park", "water"): {"pond": ["a pond", "a small lake", "water", "a little pond"]},
    ("sky", "clouds"): {
        "few": ["a few clouds", "some clouds", "little clouds"],
        "many": ["many clouds", "fluffy clouds", "white clouds"],
    },
    ("sky", "rainbow"): {"yes": ["a rainbow", "a colourful rainbow"]},
    ("space", "planet"): {
        "ringed": ["a planet with rings", "saturn", "a ringed planet"],
        "moon": ["the moon", "a moon"],
        "": ["a {v} planet", "a planet"],
    },
    ("underwater", "coral"): {"yes": ["coral", "corals", "a coral reef", "colourful corals"]},
    ("underwater", "water"): {"dark": ["dark water", "the dark deep"], "": ["{v} water"]},
    ("road", "setting"): {
        "desert": ["desert all around", "sand on both sides"],
        "countryside": ["green fields", "hills and fields"],
        "forest": ["trees on both sides", "forest"],
        "mountains": ["mountains ahead", "mountains in the background"],
        "snow": ["snow", "a snowy landscape"],
    },
    ("plain", "pattern"): {
        "stripes": ["stripes"],
        "dots": ["dots", "polka dots"],
        "checks": ["a checked pattern"],
        "waves": ["wavy lines"],
    },
}
