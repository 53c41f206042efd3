"""Sentence shapes: {slot} is filled from the scene, [part] may be left out, (a|b) is a choice."""

ANY = """
{main}
{main} {at}
{main}[ {rel}][ {at}]
{main} {rel}
{main} and {other}[ {at}]
{main} with {others}[ {at}]
{main}, {others}[ and {seen}]
{others} and {main}
{main} {act}[ {at}][ {when}]
{main} {is} {act}[ {at}][, {others} {where2}]
{main} {verb}[ {at}][ {when}]
{at} {is} {main}
{at}, {main} {is} {act}
(there is|there's|here is|I see|I can see|we see|you can see) {main}[ {at}][ with {others}]
there {is} {main} {rel}
there {is} {main} {where}[ and {other}]
{main} {where}
{main} {where}, {other} {where2}
{list}
{list} {at}
{list}, {placen}
{placen}: {list}
{placen}, {list}
(a picture of|an image of|a drawing of|an illustration of|a photo of|a scene with|a cartoon of) {main}[ {at}]
(picture|drawing|illustration|image|cartoon|photo|clipart) of {main}[ {rel}]
the (picture|image|drawing) shows {main}[ and {other}][ {at}]
in the (picture|image|photo) (there {is}|you see|we can see) {main}[ and {others}]
look at (this|that|the) {bare1}!
look at (these|those|the) {barep}!
look, {main}[ {at}]!
(wow|oh|hey|look), {main}!
what a {q} {bare1}[ {at}]!
what {q} {barep}!
(this|that) is {main}[ {at}]
these are {barep}[ {at}]
(just|only) {main}[ {at}]
{main} (seen|spotted|pictured|shown|found) {at}
my {bare1}[ {at}]
(my|our|the neighbour's|someone's|her|his) {bare1}[ {rel}]
the {bare0}[ {at}]
the {bare0} {is} {rel}
the {bare0} {is} {where}
{main} that {is} {act}[ {at}]
{main}, which {is} {act}
(somewhere|out) {at}: {main}
(I like|I love|I want|we found|we saw|I found|I took a picture of|check out|guess what, ) {main}[ {at}]
(can you see|do you see|did you see|have you seen) {main}[ {at}]?
where is the {bare1}?
is (that|this) {main}?
{main}. {Others}.
{main}. {When}.
{placen} with {main}[ and {others}]
{place} with {main}
{place}, {main}[ and {others}]
{place} and {main}[ {rel}]
{place} where {main} {is} {act}
{main} {when}
{when}, {main}[ {act}]
{when} {at}
a {kind}[ {at}][ {when}]
some (kind|sort) of {kind}[ {at}]
a {kind}, (maybe|probably|I think) {main}
{q} {bare0}[ {at}]
{mainq}
{mainq} {at}
{mainq} {rel}
{mainq} {act}
{seen} and {main}
{main} (near|next to|close to|beside) {seen}
(no one around, only|nothing but) {main}
{main} {at}, {others} (too|as well|also)
{others} {at}, and {main}
{main} as well as {others}
both {main} and {other}
{main} surrounded by {othersp}
{main} in the middle of {placedef}
{main} in {placea}
{placea}
{placea} with {others}
{placea} {when}
{main} (alone|all alone|all by itself) [{at}]
not much here, {main}[ and {other}]
{pair}
{pair}[ {at}]
{pair} and {other}
{main}, {pair}
view of {placea} with {main}
(a scene of|scene:|view:) {placen}[ with {main}]
{bare0}
{bare0}, {tag}
{bare0} {tag} {tag2}
{tag}, {bare0}
{main} (and some more things|and more|etc|and other things|and so on)
it is {time}[ and {main} {is} {act}]
"""

BEACH = """
{placea} with {seen}[, {seen2}] and {main}
{placea} with {main}[, {seen}]
{placea} with {seen}
{placea}, {seen}, {main}
{placea}. {Seen}[, {others}].
{seen} and {seen2}
{seen}, {seen2}, {main}
{seen} and {main}[ on the (shore|beach|sand)]
(day at the beach|beach day|a day by the sea|holiday by the sea|our summer holiday|summer vibes|holidays|vacation mood|beach life)[: {main}][ and {others}]
(paradise|heaven on earth|dream beach|tropical paradise|summer dreams)[, {seen}][, {main}]
(I want to be here|wish I was there|take me there|I could stay here forever|best holiday ever|greetings from the beach)[: {seen}][, {main}]
(a perfect place to|the best place to|a good spot to) (relax|swim|sunbathe|take a walk|rest|surf)[, with {main}]
the (sea|ocean|water) {when}[ with {main}]
{main} (by|near|next to|close to|in front of|facing) the (sea|ocean|water)
{main} on {seensand}
{main} (overlooking|looking over|right beside) the (sea|ocean|bay)
(waves|the tide) and {main}
the (beach|shore|coast) {when}[ with {others}]
{main} standing on {seensand}
the (beach|sand) is (full of|covered with|dotted with) {mainp}
lots of {mainp} on the (beach|sand|shore)
(empty|deserted|lonely|quiet|crowded|busy) beach [with {main}]
{seen} (behind|near|around|beside) {placea}
{main} under (a|the) {skyadj} sky
sand, sea and {main}
(walking|lying|sitting|relaxing|strolling|sunbathing) on {placea}[ with {main}]
"""

TABLE = """
{main} {dish}
{main} with {others} {dish}
{main} with {others}[ {surface}]
{main} with {other} and {other2}
{main} topped with {others}
{main} served with {others}[ {dish}]
{main} (covered with|garnished with|accompanied by|together with|and a side of|plus|followed by) {others}
{main} and {others} for {meal}
(a plate|a dish|a portion|a serving|a big portion|a platter|a helping) of {mainm}[ with {others}]
{dishn} (of|with|full of|filled with) {mainm}[ and {others}]
{dishn} with {others} and {mainm}
(dinner is served|lunch is ready|breakfast is ready|food is ready|enjoy your meal|bon appetit|time to eat|what's for dinner|yummy|lunch time)[: {main}][ with {others}]
{meal}: {main}[ and {others}]
{meal} (on the terrace|at home|with friends|for two|in a restaurant|outside|at my place|with the family|by myself)[: {main}]
my {meal}[ today]: {main}[ with {others}]
(I am eating|I'm having|we had|she ordered|he cooked|mum made|I cooked|we are having|grandma made|I ordered) {main}[ with {others}] for {meal}
(today I ate|we ordered|I made) {main}[ and {others}]
{cuisine} food[: {main}][ with {others}]
(a|some) {cuisine} (dish|meal|plate|lunch|dinner) with {mainm}
{cuisine} {meal}[: {main}]
{foodmood} {mainm}[ {dish}]
{foodmood} {mainm} with {others}
{foodmood} {cuisine} (food|meal|dish)
(a|one) {foodmood} {meal} (with|of) {mainm}[ and {others}]
{mainm} {surface}
{mainm} and {otherm}
{mainm}, {otherm}[, {otherm2}]
{main} (ready to eat|freshly made|fresh from the oven|just cooked|cut in pieces|for sharing|with no sauce|with extra {otherm})
fresh {mainm}[ {dish}]
a (healthy|light|quick|simple|big|hearty) {meal} (with|of) {mainm}[ and {others}]
a (meal|dish|lunch|dinner|snack) with {mainm}[ and {others}]
(I am hungry|so hungry|looks tasty|looks delicious|looks good), {main}
{main} (looks|look) (tasty|delicious|yummy|good|fresh)!
{otherm} with {mainm}
{main} without {missing}
(a recipe for|the best|try this) {mainm}[ with {others}]
(food|meal|dish|snack)[ {dish}]: {mainm}[, {otherm}]
{main} from above
table (with|set with|laid with) {main}[ and {others}]
{surfn} with {main}[ and {others}]
{dishn} (of|with|full of|filled with) (fresh|mixed|different|raw|grilled|) {group}
(mixed|fresh|healthy|colourful|assorted|grilled|raw|a selection of|a lot of) {group}[ {dish}]
{main} (with|and) {group}
(a|one) {group} (dish|bowl|plate|platter|mix)[: {list}]
{mainm} (dish|plate|lunch|dinner)[ with {others}]
homemade {mainm}[ with {others}]
(half eaten|a big|a good|some leftover) {mainm}[ {dish}]
{main} {foodmod}[ and {others}]
(my favourite food|comfort food|cheat day|street food|diet starts tomorrow|a treat|party food|picnic|finger food)[: {main}][ and {others}]
"""

ROOM = """
{placea} with {main}
{placea} with {main} and {others}
{placea} with {main}, {others} and {seen}
{placea} with {seen}
{placea} with {seen} and {main}
{placea}, {main}, {others}
{placea} furnished with {main}[ and {others}]
{placea} (that has|which has|containing|equipped with|having|featuring|including) {main}[ and {others}]
{who} {placen}[ with {main}]
{who} {placen} {has1} {main}[ and {others}]
{who} (new|old) {bare1}[ in the {roomn}]
(welcome to|this is|here is|look at) {who} {placen}
(home sweet home|a cosy corner|time to relax at home|home office|my favourite place|our new flat|just moved in|room for rent)[: {main}][ and {others}]
{main} in {placea}
{main} in {placea} with {seen}
{main} and {others} in {placea}
{main} (against|along|near|close to|by|in front of) the {wall}
{main} (by|near|under|next to|in front of) the window
{main} standing on {floor}
the {roomn} has {main}[ and {others}]
the {roomn} is {roommood}[ with {main}]
a {roommood} {roomn}
a {roommood} {roomn} with {main}[ and {others}]
(a|one) {roomn} decorated with {main}[ and {others}]
{seen} and {seen2}
{seen}, {main}
{main} next to {other}[ in the {roomn}]
a {roomn} in {style} style[ with {main}]
{style} style {roomn}[, {main}]
{style} {roomn} with {seen}[ and {main}]
interior of a {roomn}[ with {main}]
inside (a|the) house, {main}[ and {others}]
furniture: {list}
in the {roomn} there {is} {main}[ and {others}]
(a place to|a good place to|somewhere to) (relax|sit|rest|read|watch tv|live|chill)[ with {main}]
{main} for sale
{roomn} with {seen}, {main}
{main} matching {other}
{roomn}, {seen}, {seen2}
{placea} with {furn}[ and {main}]
{furn} in {placea}[, {seen}]
{placea}, {furn}, {seen}
{who} {roomn} with {furn}
{placea} with {seen} and {furn}
{roomn} made of {material}[ with {main}]
{main}, {others} and {furn}
lots of {material} in {placea}
{main} on one side and {other} on the other[ side]
{window}[, {main}]
(tidy|clean|empty|full|warm|quiet) {roomn}[ with {main}]
(where I live|our new home|my first apartment|holiday apartment|grandma's place|my room)[: {main}][, {others}][, {seen}]
"""

ANIMALS = """
{main} {act} {at}
{main} {is} {act} {at}[ {when}]
{main} {verb} {at}
{main} (lying|resting|standing|walking|sitting) {at}
{main} (lying|resting|standing|walking|sitting) (in|on) {seengrass}
{main} in its natural (habitat|environment)
(wild life|wildlife|nature|safari|animal kingdom|zoo visit|national park)[: {main}][ {act}]
(on safari we saw|yesterday I saw|in the zoo:|documentary about|we met|I spotted) {main}[ {act}]
{mainq} {act}[ {at}]
{act} {bare0}[ {at}]
a {kind} {act}[ {at}]
a wild {kind}[ {at}]
{main} and {pron} {other}
{main} (looking at|watching|staring at|close to|walking towards|beside|not far from|guarding|chasing|following) {other}
{main} (under|below|next to|behind|near|beside|in the shade of) {otherplant}
{main} (alone in|lost in|hidden in|crossing|in the heart of|living in) {placedef}
(king of the jungle|beautiful creature|careful, a wild animal|so cute|how cute|amazing animal)[, {main}]
{main} {act}, {seen} (behind|around|in the back)
the {bare0} {is} {act}[ {at}]
{seen}, {main} {act}
{placea} with {main} {act}
{placea}, {main} {act}
{main} in {placea}
(adult|male|female|baby|young|old) {bare0}[ {act}][ {at}]
(close up|portrait|side view) of {main}
{main} (after eating|before the hunt|during the day|early in the morning|looking for shade|on the move|at rest|in freedom)
"""

OUTDOOR = """
{placea} with {main}[ and {others}]
{placea} with {seen}[ and {main}]
{placea}, {seen}, {main}
{main} (in front of|near|beside|behind|next to) {seen}
{seen} and {seen2}
(a walk|walking|a stroll|sunday) {at}[, {main}]
(a nice|a normal|a quiet|another|a beautiful) day {at}[ with {main}]
{main} {act} {at}
{main} (passing|standing|seen|waiting) {at}
{placea} {when}[ with {main}]
{when} {at}, {main}
{placea} full of {mainp}
{main} in {placea}
{main} in {placea} {when}
life {at}[: {list}]
{place}. {Main}[ and {others}].
{seen} {at}[ and {main}]
"""

TOWN = """
(my street|our village|my home town|where I live|my neighbourhood|postcard from town)[: {main}][, {seen}]
(a normal|an ordinary|a typical|another) (afternoon|morning|monday|weekend) {at}[, {main}]
(early|late) in the (morning|evening|day) {at}[ with {main}]
(nobody|not many people|somebody is|hardly anyone) {at}[, only {main}]
(on the way home|on my way to work|waiting for a friend)[: {main}][ and {seen}]
"""

DETAILED = """
{main} {act} {at}, with {others}
{main} {act} {at} with {others} and {seen}
{main} and {others} {at}, {seen}
{main} {rel}, {others} and {seen}
{main} {rel} {at} {when}
{main} {at} {when}, with {others}
{main} {is} {act} {at} while {others} {where2}
{main} {where} and {other} {where2}[, {at}]
{main} {where}, {others}, {seen}
{placea} with {seen}, {main} and {others}
{placea} with {main}, {others}[, {seen}][ and {seen2}]
{placea} {when} with {main}, {seen} and {others}
{placea}: {seen}, {seen2}, {main}, {others}
{placea}. {Main} {where}[, {others}].
{placea}. {Main} and {others}. {Seen}.
{others}, {main} and {seen} {at}
{seen}, {seen2}, {main} and {others}
there {is} {main} {at} and there is also {others}
there {is} {main} {rel}[ and {seen}]
(I can see|we can see|you see|I see|one can see) {main}, {others} and {seen}
(a picture of|a drawing of|an illustration of) {placea} with {main}[, {others}][ and {seen}]
in {placea} {main} {is} {act}[ {rel}][ {when}]
{pair} in {placea}[, {others}]
{pair}, {others}[ and {seen}]
{main} {act} {when} {at}[ {rel}]
it's {time}, {main} {is} {act} {at}
{main}, {other}, {other2}[ and {seen}]
{list}, {seen}[, {seen2}]
{group} {at}: {list}
{group} {at}[ with {seen}]
(different|various|mixed|some|many|all kinds of|assorted) {group}[ {at}][: {list}]
{main} and (other|more|some other) {group}[ {at}]
{placea} with (different|various|many|some|lots of) {group}[ and {seen}]
"""

PLAIN = """
{main} on {placea}
{main} on a {colour} background
{main} against (a|the) {colour} (background|wall|backdrop)
{bare0} (on|in|over) {colour}
{colour} background with {main}[ and {others}]
(emoji|icon|symbol|sticker|drawing|cartoon) (of|showing) {main}
{bare0} (emoji|icon|symbol|sticker)
{tag}
{tag} {tag2}
{tag}, {tag2}, {tag3}
{bare0}
{main}
{bare0} {tag}
{bare0}, {tag}
{main}, {colour} behind
{main} (isolated|alone|cut out|floating)
a {q} {bare1}
(simple|cute|small|flat|funny) (drawing|picture|icon|illustration) of {main}
{tag} (symbol|sign|icon|emoji)
{main} and {others} on {colour}
"""

SINGLE_FALLBACK = ["{main}", "{placea}", "{placen}"]
TOWNS = {"street", "city", "farm", "garden", "park"}
OUTDOORS = {"street", "city", "farm", "garden", "park", "sky", "space", "underwater", "road", "wild", "beach"}


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line]


SHAPES: dict[str, list[str]] = {
    "any": _lines(ANY), "beach": _lines(BEACH), "table": _lines(TABLE), "room": _lines(ROOM),
    "animals": _lines(ANIMALS), "outdoor": _lines(OUTDOOR), "town": _lines(OUTDOOR + TOWN), "plain": _lines(PLAIN), "detailed": _lines(DETAILED),
}
