"""Words and tokenizers: prepare.py lexicon PACKS SCRATCH | prepare.py tokenizers SCRATCH."""

import sys
from pathlib import Path

from data import Scenes
from language import Lexicon
from tokens import train_bert, train_clip


def write_lexicon(packs: Path, scratch: Path) -> None:
    Lexicon.build(packs).save(scratch / "lexicon.json")


def write_tokenizers(scratch: Path) -> None:
    captions = [text for texts in Scenes.load(scratch, "captions").captions for text in texts]
    train_clip(captions, scratch / "clip")
    train_bert(captions, scratch / "distiluse")
    print(len(captions), "captions,", len({word for text in captions for word in text.lower().split()}), "words")


if __name__ == "__main__":
    step, *paths = sys.argv[1:]
    {"lexicon": write_lexicon, "tokenizers": write_tokenizers}[step](*map(Path, paths))
