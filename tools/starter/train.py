"""Trains one of the starter models: train.py resnet|clip|distiluse SCRATCH --seed S. Writes <scratch>/<model>-<seed>.pt."""

import argparse
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

from data import MEAN, STD, Captions, Labels, Scenes, augmented, normalised, order
from metrics import recalls, resnet_accuracy
from optimise import Average, contrastive, optimiser, set_rate
from tokens import BERT_LENGTH, CLIP_LENGTH, VOCABULARY
from towers import Classifier, Clip, SentenceEncoder

BATCH = 256
STEPS = {"resnet": 700, "clip": 2400, "distiluse": 700}
RATE = {"resnet": 2e-3, "clip": 1.2e-3, "distiluse": 1.5e-3}
SMALL, LARGE = 64, 96
SMALL_SHARE = 0.65
TRAINING_WORDS = 28


class Log:
    """A line every 50 steps: the mean loss since the last one and the time."""

    def __init__(self, name: str) -> None:
        self.name, self.start, self.losses = name, time.time(), []

    def __call__(self, step: int, loss: float) -> None:
        self.losses.append(loss)
        if step % 50 == 0:
            print(f"{self.name} {step} loss {np.mean(self.losses):.3f} {time.time() - self.start:.0f} s", flush=True)
            self.losses = []


def batches(places: np.ndarray, steps: int, rng: np.random.Generator) -> Iterator[np.ndarray]:
    done = 0
    while True:
        for batch in order(places, BATCH, rng):
            if done == steps:
                return
            done += 1
            yield batch


def side(step: int, steps: int) -> int:
    """Small pictures first: most is learned from them at half the cost."""
    return SMALL if step < SMALL_SHARE * steps else LARGE


def autocast() -> torch.autocast:
    return torch.autocast("cpu", torch.bfloat16)


def improve(model: torch.nn.Module, optimizer: torch.optim.Optimizer, loss: torch.Tensor) -> None:
    optimizer.zero_grad(set_to_none=True)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()


def in_order_of_length(tower: torch.nn.Module, ids: torch.Tensor, mask: torch.Tensor, chunks: int = 4) -> torch.Tensor:
    """The tower's output for each caption; captions of like length go together, so that little is padded."""
    lengths = mask.sum(1)
    order = lengths.argsort()
    cut = lambda rows: (ids[rows, : int(lengths[rows].max())], mask[rows, : int(lengths[rows].max())])
    return torch.cat([tower(*cut(rows)) for rows in order.chunk(chunks)])[order.argsort()]


def train_resnet(scratch: Path, seed: int, steps: int) -> None:
    scenes, validation = Scenes.load(scratch, "train"), Scenes.load(scratch, "validation")
    labels = Labels(scenes)
    rng = np.random.default_rng(seed)
    model = Classifier(len(labels.names)).to(memory_format=torch.channels_last)
    optimizer, average, log = optimiser(model, RATE["resnet"]), Average(model), Log("resnet")
    for step, batch in enumerate(batches(scenes.places, steps, rng)):
        set_rate(optimizer, RATE["resnet"], step, steps)
        pixels = normalised(augmented(scenes.pixels(batch), side(step, steps), rng), MEAN, STD)
        with autocast():
            logits = model(pixels)
        loss = F.cross_entropy(logits.float(), labels.batch(batch))
        improve(model, optimizer, loss)
        average.update(model, step)
        log(step, loss.item())
    torch.save({"model": average.model.state_dict(), "labels": labels.names, "steps": steps}, scratch / f"resnet-{seed}.pt")
    print("resnet", resnet_accuracy(average.model, validation), flush=True)


def train_clip(scratch: Path, seed: int, steps: int) -> None:
    scenes, validation = Scenes.load(scratch, "train"), Scenes.load(scratch, "validation")
    labels = Labels(scenes)
    captions = Captions(scratch / "clip", scenes, TRAINING_WORDS)
    held_out = Captions(scratch / "clip", validation, CLIP_LENGTH)
    rng = np.random.default_rng(seed)
    model = Clip(VOCABULARY, CLIP_LENGTH, len(labels.names)).to(memory_format=torch.channels_last)
    trunk = torch.load(scratch / "resnet-0.pt", weights_only=True)["model"]
    model.image.trunk.load_state_dict({k.removeprefix("trunk."): v for k, v in trunk.items() if k.startswith("trunk.")})
    model.image.trunk.freeze_edges()
    model.train()
    optimizer, average, log = optimiser(model, RATE["clip"]), Average(model), Log(f"clip {seed}")
    for step, batch in enumerate(batches(scenes.places, steps, rng)):
        set_rate(optimizer, RATE["clip"], step, steps)
        pixels = normalised(augmented(scenes.pixels(batch), side(step, steps), rng), MEAN, STD)
        ids, mask = captions.batch(batch, rng.integers(captions.each, size=BATCH))
        with autocast():
            images, texts = model.image(pixels), in_order_of_length(model.text, ids, mask)
            named, told = model.things(images), model.things(texts)
        what = labels.batch(batch)
        aid = 0.3 * F.cross_entropy(named.float(), what) + 0.1 * F.cross_entropy(told.float(), what)
        alignment = contrastive(images, texts, model.logit_scale.exp().clamp(max=100))
        improve(model, optimizer, alignment + aid * (1 - 0.8 * step / steps))
        average.update(model, step)
        log(step, alignment.item())
        if step % 400 == 399:
            print(f"clip {seed} {step + 1}", recalls(average.model, validation, held_out, 1000), flush=True)
            torch.save({"model": average.model.state_dict(), "labels": labels.names, "steps": step + 1}, scratch / f"clip-{seed}.part")
    torch.save({"model": average.model.state_dict(), "labels": labels.names, "steps": steps}, scratch / f"clip-{seed}.pt")
    print(f"clip {seed}", recalls(average.model, validation, held_out, len(validation)), flush=True)


def train_distiluse(scratch: Path, seed: int, steps: int) -> None:
    """Two captions of one scene shall be close: text alone, no picture is ever seen."""
    scenes = Scenes.load(scratch, "captions")
    captions = Captions(scratch / "distiluse", scenes, TRAINING_WORDS)
    rng = np.random.default_rng(seed)
    model = SentenceEncoder(VOCABULARY, BERT_LENGTH)
    scale = torch.tensor(20.0)
    optimizer, average, log = optimiser(model, RATE["distiluse"]), Average(model), Log("distiluse")
    for step, batch in enumerate(batches(scenes.places, steps, rng)):
        set_rate(optimizer, RATE["distiluse"], step, steps)
        first = rng.integers(captions.each, size=BATCH)
        second = (first + rng.integers(1, captions.each, size=BATCH)) % captions.each
        with autocast():
            a, b = (in_order_of_length(model, *captions.batch(batch, which)) for which in (first, second))
        loss = contrastive(a, b, scale)
        improve(model, optimizer, loss)
        average.update(model, step)
        log(step, loss.item())
    torch.save({"model": average.model.state_dict(), "steps": steps}, scratch / f"distiluse-{seed}.pt")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("model", choices=list(STEPS))
    parser.add_argument("scratch", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--steps", type=int)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    train = {"resnet": train_resnet, "clip": train_clip, "distiluse": train_distiluse}[options.model]
    train(options.scratch, options.seed, options.steps or STEPS[options.model])


if __name__ == "__main__":
    main()
