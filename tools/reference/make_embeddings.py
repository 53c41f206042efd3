"""Writes test/fixtures/embeddings: matrices of every kind that NumPy writes, and a folder as clip-retrieval lays it out.

The Parquet files beside them are written by make_embeddings.mjs, which reads the rows that this script leaves in rows.json.
"""

import json
from pathlib import Path

import numpy as np

FIXTURES = Path(__file__).parents[2] / "test" / "fixtures" / "embeddings"
ROWS, WIDTH = 5, 3


def npy():
    folder = FIXTURES / "npy"
    folder.mkdir(parents=True, exist_ok=True)
    values = np.random.default_rng(5).normal(size=(ROWS, WIDTH))
    values[1] = [0.0, -0.0, 6.103515625e-05]
    for name in ("float16", "float32", "float64"):
        np.save(folder / f"{name}.npy", values.astype(name))
    for major in (2, 3):
        with open(folder / f"version{major}.npy", "wb") as file:
            np.lib.format.write_array(file, values.astype(np.float32), version=(major, 0))
    np.save(folder / "fortran.npy", np.asfortranarray(values.astype(np.float32)))
    np.save(folder / "big-endian.npy", values.astype(">f4"))
    np.save(folder / "vector.npy", values[0].astype(np.float32))
    np.save(folder / "integers.npy", np.arange(6, dtype=np.int64).reshape(2, 3))
    np.save(folder / "empty.npy", np.zeros((0, WIDTH), dtype=np.float32))
    half = values.astype(np.float16).astype(np.float64)
    expected = {"float16": half.tolist(), "float32": values.astype(np.float32).astype(np.float64).tolist()}
    (folder / "expected.json").write_text(json.dumps(expected, indent=1) + "\n")


# Paths as they were on the machine that embedded; one picture twice, one that no dataset has, a caption of two lines.
PARTS = [
    [
        ("/data/photos/beaches/shore.jpg", "waves roll onto a sandy shore"),
        ("/data/photos/food/piñata.webp", "una piñata de muchos colores"),
        ("/data/photos/beaches/shore.jpg", "waves roll onto a sandy shore"),
    ],
    [
        ("/data/photos/rooms/lamp.tiff", "a lamp\nbeside a bed"),
        ("/data/photos/elsewhere/gone.png", None),
    ],
]


def clip_retrieval():
    folder = FIXTURES / "clip-retrieval"
    generator = np.random.default_rng(6)
    vectors = {}

    def vector(key):
        if key not in vectors:
            drawn = generator.normal(size=8)
            vectors[key] = (drawn / np.linalg.norm(drawn)).astype(np.float16)
        return vectors[key]

    for kind in ("img_emb", "text_emb", "metadata"):
        (folder / kind).mkdir(parents=True, exist_ok=True)
    for number, rows in enumerate(PARTS):
        np.save(folder / "img_emb" / f"img_emb_{number}.npy", np.stack([vector(image) for image, _ in rows]))
        np.save(folder / "text_emb" / f"text_emb_{number}.npy", np.stack([vector(("text", text)) for _, text in rows]))
    (folder / "rows.json").write_text(json.dumps(PARTS, ensure_ascii=False, indent=1) + "\n")


if __name__ == "__main__":
    npy()
    clip_retrieval()
