"""Scenes with captions, as arrays that training maps into memory.

<out>/<part>.npy        uint8 (n, 104, 104, 3)
<out>/<part>.json       {"captions": [[...], ...], "labels": [[...], ...], "places": [...]}

Captions and labels tell what the picture shows of a scene. The split `captions` is text alone, from scenes of its own that
nobody draws: for the tokenizers and the caption encoder.
"""

import argparse
import csv
import json
import random
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np

from compose import Composer, Scene, labels
from data import SIZE
from drawing import draw
from language import Lexicon, banned, canon, caption
from sprites import HELD_OUT, TRAINING, Sprites

# Styles, captions for each scene, and of how many drafts at most the longest becomes a caption: people tell more or less,
# and what validation asks for should be told.
SPLITS = {"train": (TRAINING, 6, 3), "validation": (HELD_OUT, 2, 4), "captions": (TRAINING, 4, 3)}


def canonical_sample(captions: Path) -> set[str]:
    """The sample's captions in the form that `banned` compares."""
    with captions.open(encoding="utf-8", newline="") as file:
        return {canon(row["caption"]) for row in csv.DictReader(file)}


class Writer:
    """Captions of a scene, none of them one of the sample's."""

    def __init__(self, lexicon: Lexicon, forbidden: set[str], split: str) -> None:
        self.lexicon, self.forbidden, self.split = lexicon, forbidden, split
        _, self.wanted, self.drafts = SPLITS[split]

    def draft(self, scene: Scene, rng: random.Random) -> str:
        while True:
            text = caption(scene, self.lexicon, rng)
            if text and not banned(text, self.forbidden):
                return text

    def captions(self, scene: Scene, rng: random.Random) -> list[str]:
        drafts = self.drafts if self.split == "validation" else rng.randint(1, self.drafts)
        return [max((self.draft(scene, rng) for _ in range(drafts)), key=len) for _ in range(self.wanted)]


def part(split: str, number: int, count: int, scratch: str, forbidden: set[str]) -> str:
    """Writes one part; its random numbers depend on the split and the number alone."""
    styles = SPLITS[split][0]
    folder = Path(scratch)
    sprites = Sprites(folder / "sprites", styles)
    writer = Writer(Lexicon.load(folder / "lexicon.json"), forbidden, split)
    composer = Composer({name: sprites.kinds[name] for name in sprites.names()})
    rng = random.Random(f"{split} {number}")
    name = f"{split}-{number:02d}"
    pictured = split != "captions"
    images = np.lib.format.open_memmap(folder / f"{name}.npy", "w+", np.uint8, (count * pictured, SIZE, SIZE, 3))
    texts, named, places = [], [], []
    for i in range(count):
        scene = composer.scene(rng)
        if pictured:
            images[i], scene = draw(scene, sprites, rng, SIZE)
        texts.append(writer.captions(scene, rng))
        named.append(labels(scene))
        places.append(scene["place"])
    images.flush()
    content = {"captions": texts, "labels": named, "places": places}
    (folder / f"{name}.json").write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return name


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("split", choices=list(SPLITS))
    parser.add_argument("count", type=int)
    parser.add_argument("scratch", type=Path)
    parser.add_argument("--sample", type=Path, required=True, help="captions.csv whose captions must not be used")
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()
    forbidden = canonical_sample(options.sample)
    parts = max(2, options.count // 10_000)
    with ProcessPoolExecutor(options.processes) as pool:
        jobs = [
            pool.submit(part, options.split, i, options.count // parts, str(options.scratch), forbidden) for i in range(parts)
        ]
        for job in jobs:
            print(job.result(), flush=True)


if __name__ == "__main__":
    main()
