"""Scenes as training reads them."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from tokens import encode

# CLIP's, for all networks: so the CLIP tower can start from the resnet's.
MEAN, STD = (0.48145466, 0.4578275, 0.40821073), (0.26862954, 0.26130258, 0.27577711)
SIZE, CROP = 104, 96


@dataclass
class Scenes:
    """`images` are memory-mapped parts of equal length; captions of scene i are rows i * each .. of the token arrays."""

    images: list[np.ndarray]
    captions: list[list[str]]
    labels: list[list[str]]
    places: np.ndarray

    @classmethod
    def load(cls, folder: Path, split: str) -> "Scenes":
        parts = sorted(folder.glob(f"{split}-*.npy"))
        texts = [json.loads(path.with_suffix(".json").read_text(encoding="utf-8")) for path in parts]
        return cls(
            [np.load(path, mmap_mode="r") for path in parts],
            [captions for text in texts for captions in text["captions"]],
            [labels for text in texts for labels in text["labels"]],
            np.array([place for text in texts for place in text["places"]]),
        )

    def __len__(self) -> int:
        return len(self.captions)

    def pixels(self, indices: np.ndarray) -> np.ndarray:
        """uint8 (n, 104, 104, 3)."""
        each = len(self.images[0])
        return np.stack([self.images[i // each][i % each] for i in indices])


class Captions:
    """All captions of all scenes as token ids; one is drawn for a scene."""

    def __init__(self, tokenizer: Path, scenes: Scenes, length: int) -> None:
        self.each = len(scenes.captions[0])
        flat = [text for texts in scenes.captions for text in texts]
        self.ids, self.lengths = encode(tokenizer, flat, length)

    def batch(self, scenes: np.ndarray, which: np.ndarray | int) -> tuple[Tensor, Tensor]:
        """Token ids and mask, int64 (n, t), cut to the longest."""
        rows = scenes * self.each + which
        lengths = torch.from_numpy(self.lengths[rows].astype(np.int64))
        longest = int(lengths.max())
        ids = torch.from_numpy(self.ids[rows, :longest].astype(np.int64))
        return ids, (torch.arange(longest)[None] < lengths[:, None]).long()


class Labels:
    """What each scene shows, as a probability over all labels: (n, classes)."""

    def __init__(self, scenes: Scenes) -> None:
        self.names = sorted({label for labels in scenes.labels for label in labels})
        index = {name: i for i, name in enumerate(self.names)}
        self.rows = [[index[label] for label in labels] for labels in scenes.labels]

    def batch(self, scenes: np.ndarray) -> Tensor:
        target = torch.zeros(len(scenes), len(self.names))
        for row, scene in enumerate(scenes):
            target[row, self.rows[scene]] = 1 / len(self.rows[scene])
        return target


def normalised(pixels: Tensor, mean: tuple[float, ...], std: tuple[float, ...]) -> Tensor:
    """Values 0..1, (n, 3, s, s), as the networks want them."""
    shape = (1, 3, 1, 1)
    return ((pixels - torch.tensor(mean).view(shape)) / torch.tensor(std).view(shape)).contiguous(memory_format=torch.channels_last)


def resized(pixels: Tensor, side: int) -> Tensor:
    if side == pixels.shape[-1]:
        return pixels
    return torch.nn.functional.interpolate(pixels, size=(side, side), mode="bilinear", antialias=True, align_corners=False)


def centre(images: np.ndarray, side: int = CROP) -> Tensor:
    """As the product crops them: the middle, 0..1, (n, 3, side, side)."""
    margin = (images.shape[1] - CROP) // 2
    cut = torch.from_numpy(images[:, margin : margin + CROP, margin : margin + CROP].copy())
    return resized(cut.permute(0, 3, 1, 2).float() / 255, side)


def augmented(images: np.ndarray, side: int, rng: np.random.Generator) -> Tensor:
    """A random crop; contrast, brightness, tint and now and then no colour; 0..1, (n, 3, side, side)."""
    n, whole = len(images), images.shape[1]
    cut = np.empty((n, CROP, CROP, 3), np.uint8)
    for i, (y, x) in enumerate(rng.integers(0, whole - CROP + 1, (n, 2))):
        cut[i] = images[i, y : y + CROP, x : x + CROP]
    x = resized(torch.from_numpy(cut).permute(0, 3, 1, 2), side).float() / 255
    draw = lambda width, channels=1: torch.from_numpy(rng.uniform(-width, width, (n, channels, 1, 1)).astype(np.float32))
    mean = x.mean((1, 2, 3), keepdim=True)
    x = ((x - mean) * (1 + draw(0.2)) + mean + draw(0.08)) * (1 + draw(0.08, 3))
    grey = torch.from_numpy((rng.random((n, 1, 1, 1)) < 0.03).astype(np.float32))
    return (x * (1 - grey) + x.mean(1, keepdim=True) * grey).clamp(0, 1)


def order(places: np.ndarray, batch: int, rng: np.random.Generator) -> np.ndarray:
    """One epoch of batches (k, batch): half of each from one place, so that look-alikes meet; half from anywhere."""
    everyone = rng.permutation(len(places))
    half = batch // 2
    alike = [rng.permutation(np.flatnonzero(places == place)) for place in np.unique(places)]
    groups = [group[: len(group) // half * half].reshape(-1, half) for group in alike]
    first = rng.permutation(np.concatenate(groups))
    second = everyone[: len(first) * half].reshape(-1, half)
    return np.concatenate([first, second], 1)
