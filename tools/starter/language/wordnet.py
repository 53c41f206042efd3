"""The nouns of WordNet 3.1: synonyms, kinds and hypernyms of one sense."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

# WordNet's lexicographer files, the coarse meaning of a noun.
ACT, ANIMAL, ARTIFACT, BODY, FOOD, OBJECT, PERSON, PHENOMENON, PLANT = (
    "04",
    "05",
    "06",
    "08",
    "13",
    "17",
    "18",
    "19",
    "20",
)

_UNWANTED = set(
    (
        "slave coon nipple ass bitch cock pussy dick tit tits fag faggot negro squaw homo slut whore bastard "
        "queer gay dyke"
    ).split()
)


@dataclass
class Synset:
    file: str
    words: list[str]
    gloss: set[str]
    up: list[str] = field(default_factory=list)
    down: list[str] = field(default_factory=list)


class WordNet:
    def __init__(self, folder: Path) -> None:
        self.synsets: dict[str, Synset] = {}
        self.frequency: Counter[str] = Counter()
        for line in (folder / "data.noun").read_text(encoding="utf-8").splitlines():
            if not line.startswith("  "):
                self._add(line)
        self.senses = dict(_senses(folder / "index.noun"))

    def _add(self, line: str) -> None:
        data, _, gloss = line.partition("|")
        parts = data.split()
        count = int(parts[3], 16)
        words = [word.replace("_", " ") for word in parts[4 : 4 + 2 * count : 2]]
        pointers = parts[5 + 2 * count :]
        tokens = re.findall(r"[a-z]+", gloss.lower())
        self.frequency.update(tokens)
        synset = Synset(parts[1], words, set(tokens))
        for kind, target in zip(pointers[0::4], pointers[1::4]):
            if kind == "@":
                synset.up.append(target)
            elif kind == "~":
                synset.down.append(target)
        self.synsets[parts[0]] = synset

    def sense(self, lemma: str, files: tuple[str, ...], hints: set[str]) -> str | None:
        """The sense in `files` that shares most words with `hints`; the commoner sense on a tie."""
        best, best_score = None, -1
        for offset in self.senses.get(lemma.replace(" ", "_"), []):
            synset = self.synsets[offset]
            score = len(hints & (synset.gloss | set(synset.words)))
            if synset.file in files and score > best_score:
                best, best_score = offset, score
        return best

    def synonyms(self, offset: str) -> list[str]:
        return [
            word for word in self.synsets[offset].words if self._everyday(word, 2) and self._means_first(word, offset)
        ]

    def kinds(self, offset: str, limit: int) -> list[str]:
        """Everyday names of the kinds below a sense, nearest first, the commonest of them."""
        found: list[str] = []
        layer = [offset]
        for _ in range(2):
            layer = [below for above in layer for below in self.synsets[above].down]
            for below in layer:
                name = self.synsets[below].words[0]
                if name not in found and self._everyday(name, 4) and self._means_first(name, below):
                    found.append(name)
        return sorted(found, key=self._rarity)[:limit]

    def hypernyms(self, offset: str) -> list[str]:
        names: list[str] = []
        for _ in range(2):
            above = self.synsets[offset].up
            if not above:
                break
            offset = above[0]
            names += [word for word in self.synsets[offset].words[:1] if self._everyday(word, 12)]
        return names

    def _means_first(self, name: str, offset: str) -> bool:
        """Words that mean something else first ('bay', a horse) would mislead."""
        return self.senses.get(name.replace(" ", "_"), [offset])[0] == offset

    def _rarity(self, name: str) -> int:
        return -min(self.frequency[word] for word in name.split())

    def _everyday(self, name: str, least: int) -> bool:
        words = name.split()
        plain = re.fullmatch(r"[a-z]{3,}(?: [a-z]{3,})?", name)
        common = all(self.frequency[word] >= least for word in words)
        return bool(plain) and common and not _UNWANTED & set(words)


def _senses(path: Path) -> Iterator[tuple[str, list[str]]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            continue
        parts = line.split()
        yield parts[0], parts[-int(parts[2]) :]
