"""What the models reach. All similarities are cosines; all draws of candidates are seeded."""

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from data import MEAN, STD, Captions, Scenes, centre, normalised
from towers import Classifier, Clip

DRAWS = 200


def recall(images: np.ndarray, texts: np.ndarray, among: int, seed: int = 0) -> tuple[float, float]:
    """recall@1 among `among` random pairs, image to text and text to image, the mean of 200 draws; ties count as missed."""
    rng = np.random.default_rng(seed)
    found = []
    for _ in range(DRAWS):
        chosen = rng.choice(len(images), among, replace=False)
        matrix = images[chosen] @ texts[chosen].T
        own = np.diag(matrix)
        found.append([((matrix >= own[:, None]).sum(1) == 1).mean(), ((matrix >= own[None]).sum(0) == 1).mean()])
    to_text, to_image = np.mean(found, 0)
    return round(float(to_text), 4), round(float(to_image), 4)


def unit(x: Tensor) -> np.ndarray:
    return F.normalize(x.float(), dim=-1).numpy()


@torch.no_grad()
def clip_embeddings(model: Clip, scenes: Scenes, captions: Captions, count: int) -> tuple[np.ndarray, np.ndarray]:
    """Of the first caption of each scene. Unit vectors (count, 512)."""
    images, texts = [], []
    for start in range(0, count, 250):
        batch = np.arange(start, min(count, start + 250))
        images.append(model.image(normalised(centre(scenes.pixels(batch)), MEAN, STD)))
        texts.append(model.text(*captions.batch(batch, 0)))
    return unit(torch.cat(images)), unit(torch.cat(texts))


def recalls(model: Clip, scenes: Scenes, captions: Captions, count: int) -> dict[str, tuple[float, float]]:
    model.eval()
    images, texts = clip_embeddings(model, scenes, captions, count)
    found = {f"of {n}": recall(images, texts, n) for n in (20, 100)}
    for place in ("beach", "table", "room", "wild", "plain"):
        rows = np.flatnonzero(scenes.places[:count] == place)
        found[place] = recall(images[rows], texts[rows], 20)
    return found


@torch.no_grad()
def resnet_features(model: Classifier, scenes: Scenes, count: int) -> np.ndarray:
    model.eval()
    batches = [np.arange(start, min(count, start + 250)) for start in range(0, count, 250)]
    return unit(torch.cat([model.features(normalised(centre(scenes.pixels(b)), MEAN, STD)) for b in batches]))


def nearest_neighbour(features: np.ndarray, names: np.ndarray) -> float:
    """Share of rows whose nearest other row has the same name."""
    matrix = features @ features.T
    np.fill_diagonal(matrix, -2)
    return round(float((names[matrix.argmax(1)] == names).mean()), 4)


def resnet_accuracy(model: Classifier, scenes: Scenes, count: int = 2000) -> float:
    """Whether the nearest neighbour of a scene shows the same place, among the first `count` scenes of the four categories."""
    count = min(count, len(scenes))
    four = np.isin(scenes.places[:count], ["beach", "table", "room", "wild"])
    return nearest_neighbour(resnet_features(model, scenes, count)[four], scenes.places[:count][four])
