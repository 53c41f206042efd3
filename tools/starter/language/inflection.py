"""English inflection: plurals, articles, mass nouns, verb forms."""

import re

from .words import INFLECTION

_IRREGULAR_PLURALS = {word: plural for word, (plural,) in INFLECTION["irregular plurals"].items()}
_IRREGULAR_GERUNDS = {word: gerund for word, (gerund,) in INFLECTION["irregular gerunds"].items()}
MASS, PLURAL = set(INFLECTION["nouns"]["mass"]), set(INFLECTION["nouns"]["plural"])
# These name an animal or a single object at least as often as a substance.
COUNT_TOO = set(INFLECTION["nouns"]["mass or counted"])
SINGULAR_S, COLLECTIVE = set(INFLECTION["nouns"]["singular in s"]), set(INFLECTION["nouns"]["collective"])
_VOWEL_SOUND = ("hour", "honest", "heir")
_CONSONANT_SOUND = ("uni", "use", "euro", "one", "ukulele", "ufo", "utensil")
_JOINTS = [f" {joint} " for joint in INFLECTION["nouns"]["joints"]]


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
    if word in _IRREGULAR_PLURALS:
        return _IRREGULAR_PLURALS[word]
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


def gerund(action: str) -> str:
    if action.startswith("="):
        return action[1:]
    word, _, rest = action.partition(" ")
    if word in _IRREGULAR_GERUNDS:
        word = _IRREGULAR_GERUNDS[word]
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
