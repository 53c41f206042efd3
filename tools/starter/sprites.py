"""The sprites that sprites.mjs wrote."""

import json
from pathlib import Path

import numpy as np

TRAINING = ["noto", "noto-v1", "twemoji", "emojione", "fxemoji", "streamline-emojis"]
HELD_OUT = ["fluent-emoji-flat"]


class Sprites:
    """Emoji by concept and style; each uint8 (128, 128, 4)."""

    def __init__(self, folder: Path, styles: list[str]) -> None:
        self.styles = styles
        self._pixels = {style: np.load(folder / f"{style}.npy", mmap_mode="r") for style in styles}
        self._index = {
            style: {name: i for i, name in enumerate(json.loads((folder / f"{style}.json").read_text()))}
            for style in styles
        }
        self.kinds: dict[str, str] = json.loads((folder / "kinds.json").read_text())

    def get(self, name: str, style: str) -> np.ndarray | None:
        index = self._index[style].get(name)
        return None if index is None else self._pixels[style][index]

    def styles_of(self, name: str) -> list[str]:
        return [style for style in self.styles if name in self._index[style]]

    def names(self) -> list[str]:
        """Concepts that at least one of the styles draws."""
        return [name for name in self.kinds if self.styles_of(name)]
