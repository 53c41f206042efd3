"""Puts sprites on a canvas; reduced sprites are kept, as the same ones come back often."""

import random
from functools import lru_cache
from typing import Protocol

import numpy as np
from PIL import Image

from .canvas import Canvas
from .palettes import NAMED, RGB

Array = np.ndarray


class Sprites(Protocol):
    styles: list[str]

    def __hash__(self) -> int: ...

    def get(self, name: str, style: str) -> Array | None: ...

    def styles_of(self, name: str) -> list[str]: ...


class Brush:
    """Chooses one style for a scene and pastes its sprites."""

    def __init__(self, canvas: Canvas, sprites: Sprites) -> None:
        self.canvas, self.sprites = canvas, sprites
        self.style = canvas.rng.choice(sprites.styles)

    def image(self, name: str, pixels: int) -> Image.Image | None:
        styles = self.sprites.styles_of(name)
        if not styles:
            return None
        rng = self.canvas.rng
        own = self.style in styles and rng.random() >= self.canvas.manner.mixed
        return _reduced(self.sprites, name, self.style if own else rng.choice(styles), max(8, round(pixels / 8) * 8))

    def paste(self, name: str, x: float, base: float, height: float, colour: str | None) -> None:
        """Stands the sprite on (x, base), in fractions of the canvas."""
        canvas, rng = self.canvas, self.canvas.rng
        sprite = self.image(name, int(height * canvas.size))
        if sprite is None:
            return
        if colour:
            sprite = _tinted(sprite, rng.choice(NAMED[colour]))
        elif rng.random() < 0.5:
            sprite = _jittered(sprite, rng)
        if rng.random() < 0.45:
            sprite = sprite.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
        if rng.random() < 0.4:
            wide = round(sprite.width * rng.uniform(0.88, 1.12))
            sprite = sprite.resize((max(4, wide), sprite.height), Image.Resampling.BILINEAR)
        if rng.random() < 0.4:
            sprite = sprite.rotate(rng.gauss(0, 8), Image.Resampling.BILINEAR, expand=True)
        left, top = round(x * canvas.size - sprite.width / 2), round(base * canvas.size - sprite.height)
        canvas.image.paste(sprite, (left, top), sprite)


@lru_cache(maxsize=6000)
def _reduced(sprites: Sprites, name: str, style: str, pixels: int) -> Image.Image | None:
    pixels_of = sprites.get(name, style)
    if pixels_of is None:
        return None
    image = Image.fromarray(pixels_of)
    box = image.getchannel("A").getbbox()
    if box is None:
        return None
    image = image.crop(box)
    ratio = pixels / max(image.size)
    size = max(2, round(image.width * ratio)), max(2, round(image.height * ratio))
    return image.resize(size, Image.Resampling.BOX if ratio < 0.5 else Image.Resampling.BICUBIC)


def _jittered(sprite: Image.Image, rng: random.Random) -> Image.Image:
    """Shifts hue and brightness slightly with one factor per channel."""
    table: list[int] = []
    for _ in range(3):
        factor = rng.uniform(0.84, 1.12)
        table += [min(255, int(v * factor)) for v in range(256)]
    return sprite.point(table + list(range(256)))


def _tinted(sprite: Image.Image, colour: RGB) -> Image.Image:
    """Recolours by the sprite's brightness around its middle."""
    grey = sprite.convert("L")
    seen = np.asarray(grey)[np.asarray(sprite)[..., 3] > 128]
    middle = float(np.median(seen)) if seen.size else 128.0
    bands = [grey.point([max(0, min(255, int(c + (v - middle) * 0.75))) for v in range(256)]) for c in colour]
    return Image.merge("RGBA", [*bands, sprite.getchannel("A")])
