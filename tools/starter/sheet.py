"""Random scenes with a caption beneath each: sheet.py SCRATCH OUT.png [--held-out] [--seed N]."""

import argparse
import random
import textwrap
from pathlib import Path

from PIL import Image, ImageDraw

from compose import Composer
from drawing import draw
from language import Lexicon, caption
from sprites import HELD_OUT, TRAINING, Sprites

COLUMNS, ROWS, SIZE, GAP, LINES, LINE, LETTERS = 6, 4, 208, 4, 4, 13, 34


def sheet(scratch: Path, styles: list[str], seed: int) -> Image.Image:
    rng = random.Random(seed)
    sprites, lexicon = Sprites(scratch / "sprites", styles), Lexicon.load(scratch / "lexicon.json")
    composer = Composer({name: sprites.kinds[name] for name in sprites.names()})
    wide, high = SIZE + GAP, SIZE + LINES * LINE
    image = Image.new("RGB", (COLUMNS * wide, ROWS * high), "white")
    pen = ImageDraw.Draw(image)
    for i in range(COLUMNS * ROWS):
        x, y = i % COLUMNS * wide, i // COLUMNS * high
        pixels, scene = draw(composer.scene(rng), sprites, rng, SIZE)
        image.paste(Image.fromarray(pixels), (x, y))
        text = "\n".join(textwrap.wrap(caption(scene, lexicon, rng), LETTERS)[:LINES])
        pen.multiline_text((x, y + SIZE), text, "black", spacing=1)
    return image


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scratch", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--held-out", action="store_true", help="with the sprites of validation")
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    sheet(asked.scratch, HELD_OUT if asked.held_out else TRAINING, asked.seed).save(asked.out)
