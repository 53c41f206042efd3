"""Slips of ordinary writers: typos, dropped words, articles, case and stops."""

import random
import re

_KEYBOARD = {
    row[i]: row[max(0, i - 1) : i] + row[i + 1 : i + 2]
    for row in ("qwertyuiop", "asdfghjkl", "zxcvbnm")
    for i in range(len(row))
}
_SMALL_WORDS = {"a", "an", "the", "is", "are", "some", "with", "and", "of", "in", "on", "very"}
_CONFUSED = {
    "their": "there",
    "there": "their",
    "its": "it's",
    "it's": "its",
    "beautiful": "beautifull",
    "delicious": "delicous",
    "through": "trough",
    "beside": "besides",
    "colourful": "colorfull",
    "vegetables": "vegetebles",
    "definitely": "definitly",
    "restaurant": "restaurent",
    "living": "livin",
    "many": "a lot of",
    "a lot": "alot",
    "really": "realy",
    "very": "verry",
    "breakfast": "breakfest",
    "tomorrow": "tomorow",
    "animal": "animall",
    "which": "wich",
    "cosy": "cozzy",
    "sunny": "suny",
}


def noisy(text: str, rng: random.Random) -> str:
    if rng.random() < 0.05:
        text = _learner_slip(text, rng)
    if rng.random() < 0.10:
        text = _drop_word(text, rng)
    if rng.random() < 0.10:
        text = _typo(text, rng)
    return _finish(text, rng)


def _learner_slip(text: str, rng: random.Random) -> str:
    kind = rng.randrange(5)
    if kind == 0:
        return _swap_article(text, rng)
    if kind == 1:
        return re.sub(r"\b(?:a|an|the) ", "", text, count=rng.choice([0, 1, 2]))
    if kind == 2:
        return text.replace(" with ", " with a lot of ", 1) if " with two " not in text else text
    if kind == 3:
        return text.replace(" are ", " is ", 1) if " are " in text else text.replace(" is ", " are ", 1)
    return re.sub(r"\b(in|on|at) the\b", lambda m: rng.choice(["in", "on", "at"]) + " the", text, count=1)


def _swap_article(text: str, rng: random.Random) -> str:
    swaps = {"a": rng.choice(["an", "the"]), "an": "a", "the": "a"}
    return re.sub(r"\b(a|an|the)\b", lambda match: swaps[match[1]], text, count=1)


def _drop_word(text: str, rng: random.Random) -> str:
    words = text.split()
    if len(words) < 4:
        return text
    small = [i for i, word in enumerate(words) if word.lower() in _SMALL_WORDS]
    index = rng.choice(small) if small and rng.random() < 0.75 else rng.randrange(len(words))
    return " ".join(words[:index] + words[index + 1 :])


def _typo(text: str, rng: random.Random) -> str:
    words = text.split(" ")
    confused = [i for i, word in enumerate(words) if word in _CONFUSED]
    if confused and rng.random() < 0.4:
        index = rng.choice(confused)
        words[index] = _CONFUSED[words[index]]
        return " ".join(words)
    long = [i for i, word in enumerate(words) if len(word) > 3 and word.isalpha()]
    if long:
        index = rng.choice(long)
        words[index] = _misspell(words[index], rng)
    return " ".join(words)


def _misspell(word: str, rng: random.Random) -> str:
    i = rng.randrange(1, len(word) - 1)
    kind = rng.randrange(4)
    if kind == 0:
        return word[:i] + word[i + 1 :]
    if kind == 1:
        return word[:i] + word[i + 1] + word[i] + word[i + 2 :]
    if kind == 2:
        return word[:i] + word[i] + word[i:]
    return word[:i] + rng.choice(_KEYBOARD.get(word[i].lower(), "e") or "e") + word[i + 1 :]


def _finish(text: str, rng: random.Random) -> str:
    ended = text[-1:] in ".!?"
    chance = rng.random()
    if chance < 0.50 and not ended:
        text += "."
    elif chance > 0.93 and ended:
        text = text.rstrip(".!?")
    style = rng.random()
    if style < 0.02:
        return text.upper()
    if style < 0.42:
        return text.lower()
    return text[:1].upper() + text[1:]
