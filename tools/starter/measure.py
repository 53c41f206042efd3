"""Measures the exported models and writes models/starter/figures.json and the model cards.

measure.py SCRATCH OUT --root REPOSITORY [--seeds 0 1] [--shipped 1]
All figures come from the ONNX files, read by onnxruntime, in both precisions; the networks of other seeds are exported
into the scratch folder for that.
"""

import argparse
import csv
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from PIL import Image
from safetensors.numpy import load_file

from cards import write_cards
from data import CROP, MEAN, STD, SIZE, Scenes
from export import SHIPPED, copy_tokenizer, write_distiluse, write_models, write_resnet
from metrics import nearest_neighbour, recall
from tokens import BERT_LENGTH, CLIP_LENGTH, VOCABULARY, encode, write_json
from towers import Classifier, SentenceEncoder

FOUR = ["beach", "table", "room", "wild"]
PROJECTIONS = 200
HERE = Path(__file__).parent


# Unit vectors of images and captions, (n, 512) each.
Embeddings = tuple[np.ndarray, np.ndarray]


@dataclass
class Pairs:
    """Pictures as uint8 (n, 96, 96, 3), already cropped; their captions; their category or place."""

    images: np.ndarray
    captions: list[str]
    names: np.ndarray


def unit(x: np.ndarray) -> np.ndarray:
    return x / np.linalg.norm(x, axis=1, keepdims=True)


def cropped(path: Path) -> np.ndarray:
    """Shorter edge to 104, bicubic, middle 96 x 96: what the models' preprocessor_config.json says."""
    with Image.open(path) as opened:
        image = opened.convert("RGB")
    width, height = image.size
    longer = int(SIZE * max(width, height) / min(width, height))
    image = image.resize((SIZE, longer) if width <= height else (longer, SIZE), Image.Resampling.BICUBIC)
    left, top = (image.width - CROP) // 2, (image.height - CROP) // 2
    return np.asarray(image.crop((left, top, left + CROP, top + CROP)))


def find(folder: Path, category: str, filename: str) -> Path:
    within = folder / category / filename
    return within if within.exists() else folder / filename


def dataset(folder: Path) -> Pairs:
    with (folder / "captions.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    images = np.stack([cropped(find(folder, row["category"], row["filename"])) for row in rows])
    return Pairs(images, [row["caption"] for row in rows], np.array([row["category"] for row in rows]))


def validation(scenes: Scenes, caption: int = 0) -> Pairs:
    margin = (SIZE - CROP) // 2
    images = np.concatenate(scenes.images)[:, margin : margin + CROP, margin : margin + CROP]
    return Pairs(images, [texts[caption] for texts in scenes.captions], scenes.places)


def session(path: Path) -> onnxruntime.InferenceSession:
    return onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])


def run_images(path: Path, images: np.ndarray, mean: tuple[float, ...], std: tuple[float, ...]) -> np.ndarray:
    model, found = session(path), []
    for start in range(0, len(images), 100):
        pixels = (images[start : start + 100].astype(np.float32) / 255 - np.float32(mean)) / np.float32(std)
        found.append(model.run(None, {"pixel_values": pixels.transpose(0, 3, 1, 2).copy()})[0])
    return np.concatenate(found)


def run_texts(path: Path, tokenizer: Path, captions: list[str], length: int) -> list[np.ndarray]:
    """The output for each caption, one at a time in length, so that no padding takes part."""
    ids, lengths = encode(tokenizer, captions, length)
    model, found = session(path), [np.empty(0)] * len(captions)
    for tokens in np.unique(lengths):
        rows = np.flatnonzero(lengths == tokens)
        for chunk in np.array_split(rows, -(-len(rows) // 200)):
            feed = {"input_ids": ids[chunk, :tokens].astype(np.int64), "attention_mask": np.ones((len(chunk), tokens), np.int64)}
            for row, output in zip(chunk, model.run(None, feed)[0]):
                found[row] = output
    return found


def clip_embeddings(folder: Path, pairs: Pairs) -> Embeddings:
    images = run_images(folder / "onnx/vision_model.onnx", pairs.images, MEAN, STD)
    return unit(images), unit(np.stack(run_texts(folder / "onnx/text_model.onnx", folder, pairs.captions, CLIP_LENGTH)))


def sentences(folder: Path, captions: list[str]) -> np.ndarray:
    hidden = run_texts(folder / "onnx/model.onnx", folder, captions, BERT_LENGTH)
    dense = load_file(folder / "2_Dense/model.safetensors")
    mean = np.stack([tokens.mean(0) for tokens in hidden])
    return unit(np.tanh(mean @ dense["linear.weight"].T + dense["linear.bias"]))


def features(folder: Path, images: np.ndarray) -> np.ndarray:
    return unit(run_images(folder / "onnx/model.onnx", images, MEAN, STD))


def recalls(embeddings: Embeddings) -> dict[str, tuple[float, float]]:
    return {f"of {n}": recall(*embeddings, n) for n in (20, 100) if n <= len(embeddings[0])}


def by_place(embeddings: Embeddings, places: np.ndarray) -> dict[str, tuple[float, float]]:
    images, texts = embeddings
    rows = {place: np.flatnonzero(places == place) for place in [*FOUR, "plain"]}
    return {place: recall(images[r], texts[r], 20) for place, r in rows.items()}


def category_right(embeddings: Embeddings, categories: np.ndarray) -> float:
    images, texts = embeddings
    return round(float((categories[(images @ texts.T).argmax(1)] == categories).mean()), 4)


def alone(resnet: Path, distiluse: Path, scenes: Scenes) -> dict[str, object]:
    """How good each of the unaligned pair is by itself, on scenes of the four categories in the held-out style."""
    first, second = validation(scenes), validation(scenes, 1)
    rows = np.flatnonzero(np.isin(first.names, FOUR))[:3000]
    a, b = (sentences(distiluse, [pairs.captions[r] for r in rows]) for pairs in (first, second))
    return {
        "nearest neighbour's category": nearest_neighbour(features(resnet, first.images[rows]), first.names[rows]),
        "same scene's other caption": {f"of {n}": recall(a, b, n)[0] for n in (20, 100)},
    }


def projected(resnet: Path, distiluse: Path, pairs: Pairs) -> dict[str, float]:
    """recall@1 of 20, image to text, after torch's untrained Linear, over 200 seeds."""
    images, texts = features(resnet, pairs.images[:1000]), sentences(distiluse, pairs.captions[:1000])
    found = []
    for seed in range(PROJECTIONS):
        torch.manual_seed(seed)
        layer = torch.nn.Linear(images.shape[1], texts.shape[1])
        with torch.no_grad():
            placed = unit(layer(torch.from_numpy(images)).numpy())
        rows = np.random.default_rng(seed).permutation(len(images))[: len(images) // 20 * 20].reshape(-1, 20)
        right = [(placed[r] @ texts[r].T).argmax(1) == np.arange(20) for r in rows]
        found.append(float(np.mean(right)))
    low, high = np.quantile(found, [0.025, 0.975])
    return {"mean": round(float(np.mean(found)), 4), "low": round(float(low), 4), "high": round(float(high), 4)}


def digest(files: list[Path]) -> str:
    whole = hashlib.sha256()
    for path in files:
        with path.open("rb") as file:
            whole.update(hashlib.file_digest(file, "sha256").digest())
    return whole.hexdigest()


def code_digest() -> str:
    kinds = {".py", ".mjs", ".json", ".txt"}
    return digest([path for path in sorted(HERE.rglob("*")) if path.suffix in kinds and "__pycache__" not in path.parts])


def origin(scratch: Path, seeds: list[int]) -> dict[str, object]:
    """What the models were made from: the hash of the data and of this folder's code as training read them."""
    recorded = scratch / "origin.json"
    if recorded.exists():
        return json.loads(recorded.read_text(encoding="utf-8"))
    data = digest(sorted([*scratch.glob("train-*.*"), *scratch.glob("captions-*.json"), *scratch.glob("validation-*.*")]))
    made = {"data": data, "code": code_digest(), "seeds": seeds}
    write_json(recorded, made)
    return made


def run_name(seed: int, precision: str) -> str:
    return f"seed {seed}, {precision}"


def run_folder(scratch: Path, seed: int, precision: str) -> Path:
    return scratch / "exports" / f"{seed}-{precision}"


def embed_run(scratch: Path, seed: int, precision: str, pairs: dict[str, Pairs]) -> dict[str, Embeddings]:
    folder = run_folder(scratch, seed, precision)
    write_models(scratch, folder, seed, precision == "shipped")
    return {name: clip_embeddings(folder / "clip", each) for name, each in pairs.items()}


def export_untrained(scratch: Path) -> Path:
    torch.manual_seed(0)
    out = scratch / "exports" / "untrained"
    write_resnet(Classifier(classes=1).eval(), out / "resnet", False)
    write_distiluse(SentenceEncoder(VOCABULARY, BERT_LENGTH).eval(), out / "distiluse", False)
    copy_tokenizer(scratch / "distiluse", out / "distiluse")
    return out


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("scratch", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--root", type=Path, required=True)
    parser.add_argument("--seeds", type=int, nargs="+", default=[0, 1])
    parser.add_argument("--shipped", type=int, default=SHIPPED)
    options = parser.parse_args()
    scratch, seeds = options.scratch, options.seeds
    made = origin(scratch, seeds)
    scenes = Scenes.load(scratch, "validation")
    pairs = {
        "validation": validation(scenes),
        "independent": dataset(options.root / "test/fixtures/independent"),
        "sample": dataset(options.root / "samples/scenes"),
    }
    runs = {
        run_name(seed, precision): embed_run(scratch, seed, precision, pairs)
        for seed in seeds
        for precision in ("fp32", "shipped")
    }
    ours = runs[run_name(options.shipped, "shipped")]
    shipped, untrained = run_folder(scratch, options.shipped, "shipped"), export_untrained(scratch)
    figures = {
        "origin": made | {"shipped": options.shipped},
        "scenes": {"validation": len(scenes), "independent": len(pairs["independent"].captions)},
        "clip": {run: {name: recalls(each) for name, each in found.items()} for run, found in runs.items()},
        "clip by place": by_place(ours["validation"], pairs["validation"].names),
        "independent, category right": category_right(ours["independent"], pairs["independent"].names),
        "alone": {
            "trained": alone(shipped / "resnet", shipped / "distiluse", scenes),
            "untrained": alone(untrained / "resnet", untrained / "distiluse", scenes),
        },
        "projected": projected(shipped / "resnet", shipped / "distiluse", pairs["validation"]),
        "bytes": {name: sum(f.stat().st_size for f in (options.out / name).rglob("*") if f.is_file()) for name in ("clip", "resnet", "distiluse")},
    }
    write_json(options.out / "figures.json", figures)
    write_cards(figures, options.out)
    print(json.dumps(figures["clip"], indent=1))


if __name__ == "__main__":
    main()
