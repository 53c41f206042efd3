"""The last steps: weather, the light of the hour, crop and reduction, grain."""

import random

import numpy as np
from PIL import Image

from .backgrounds.common import rain, snowfall
from .canvas import Canvas
from .layout import Layout

Array = np.ndarray
Box = tuple[float, float, float, float]
_GRAIN = np.random.default_rng(5).standard_normal((256, 256, 1)).astype(np.float32)


def weather(canvas: Canvas, layout: Layout) -> None:
    if layout.weather == "rain":
        rain(canvas)
    elif layout.weather == "snow":
        snowfall(canvas)
    elif layout.weather == "fog":
        mist = Image.new("RGB", canvas.image.size, (206, 211, 216))
        canvas.image.paste(mist, (0, 0), _veil(canvas.size, layout.far_line))


def _veil(size: int, horizon: float) -> Image.Image:
    rows = np.linspace(0, 1, size, dtype=np.float32)
    strength = 190 - 110 * np.clip((rows - horizon) / max(0.1, 1 - horizon), 0, 1)
    return Image.fromarray(np.repeat(strength.astype(np.uint8)[:, None], size, 1))


def clearness(size: int, layout: Layout) -> Array:
    """What fog and night leave of the contrasts, 0..1, by row: (size, 1)."""
    lost = np.asarray(_veil(size, layout.far_line))[:, :1] / 255 if layout.weather == "fog" else np.zeros((size, 1))
    return (1 - lost) * (1 if layout.dim is None else sum(layout.dim) / 765)


def pick_crop(canvas: Canvas, rng: random.Random) -> Box:
    """Crops up to a tenth."""
    s = canvas.size
    side = s * (1 if rng.random() < 0.4 else rng.uniform(0.88, 1))
    x, y = rng.uniform(0, s - side), rng.uniform(0, s - side)
    return x, y, x + side, y + side


def reduce(canvas: Canvas, crop: Box, size: int, rng: random.Random) -> Image.Image:
    how = rng.choice([Image.Resampling.BOX, Image.Resampling.LANCZOS, Image.Resampling.BILINEAR])
    return canvas.image.resize((size, size), how, box=crop)


def light(image: Image.Image, canvas: Canvas, layout: Layout) -> Array:
    rng, pixels = canvas.rng, np.asarray(image)
    grain = canvas.manner.texture
    if layout.dim is None and not grain:
        return pixels
    values = pixels.astype(np.float32)
    if layout.dim is not None:
        values *= np.array(layout.dim, np.float32) / 255
    if grain:
        y, x = rng.randrange(256 - pixels.shape[0]), rng.randrange(256 - pixels.shape[1])
        values += grain * _GRAIN[y : y + pixels.shape[0], x : x + pixels.shape[1]]
    return np.clip(values, 0, 255).astype(np.uint8)
