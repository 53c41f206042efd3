"""The model cards, written from the measured figures."""

from pathlib import Path
from typing import Any


Figures = dict[str, Any]

FRONT = """---
license: mit
library_name: transformers.js
pipeline_tag: {task}
---

# {title}

{lead}

**Made for illustrations, not for photographs.** Nothing but drawings made by a script, and their captions, went into its
training. On photographs it is wrong, and sure of it. For your own images name real models: see "Your own dataset" in the project's README.
"""

DATA = """
## Data

Scenes drawn by `tools/starter`: backgrounds and objects drawn by code, and emoji of six styles: Noto and Noto v1 (Apache-2.0), Twemoji
and EmojiOne 2.x (CC BY 4.0), FxEmoji (Apache-2.0), Streamline Emojis (CC BY 4.0). No share-alike art. Captions are made by
`tools/starter/language` with words from emojibase-data, emojilib, CLDR and WordNet 3.1. The style of the sample (Fluent Emoji,
flat), its captions and its compositions take no part in training. THIRD-PARTY-NOTICES.md holds the notices.

Validation: {validation} random scenes of the same makers, drawn with the held-out style; of four captions the most detailed.
Independent: {independent} scenes and captions by another author with other drawing code, who had seen neither templates nor
training code, frozen before the first training. All decisions were made on the validation scenes; independent scenes and sample
were measured at the end. They are few: 48% of 60 scenes is 35 to 60%, 17 of 20 is 64 to 95% (95% intervals). Who wrote the caption language knew the sample's captions, so the sample tests new pictures more
than new words; the independent scenes test both.
"""

ORIGIN = """
## Made from

| | |
| --- | --- |
| data | `{data}` |
| code of `tools/starter` | `{code}` |
| seeds | {seeds}; shipped is {shipped}, the better one on the validation scenes |

Weights are stored as fp16 and computed in fp32 ("shipped"); "fp32" is the same network before rounding. Figures by
`tools/starter/measure.py`, all of them in `figures.json`.

## Licence

MIT, like the project, with the attributions above.
"""


def percent(value: float) -> str:
    return f"{100 * value:.1f}%"


def pair(values: tuple[float, float]) -> str:
    return f"{percent(values[0])} / {percent(values[1])}"


def table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def clip_table(figures: Figures) -> str:
    columns = [("validation", "of 20"), ("validation", "of 100"), ("independent", "of 20"), ("sample", "of 20")]
    head = ["recall@1, image to text / text to image", *(f"{name}, {among}" for name, among in columns)]
    rows = [[run, *(pair(found[name][among]) for name, among in columns)] for run, found in figures["clip"].items()]
    return table(head, rows)


def clip_card(figures: Figures) -> str:
    lead = "Two small towers in CLIP's layout: an image tower (convolutions, two transformer layers, 4 M weights, 96 px) and a text\ntower (three transformer layers, 1.9 M weights, 4,096 byte pairs, 40 tokens, English), into 512 dimensions."
    places = [[place, pair(values)] for place, values in figures["clip by place"].items()]
    training = f"""
## Training

Symmetric InfoNCE with a learned temperature, batch 256, half of each batch from one kind of place; as an aid, naming the things in
the scene, from both towers. AdamW, cosine, bf16. The image tower's convolutions start from the resnet's. First at 64 px, then 96.

## Figures

{clip_table(figures)}

Means of 200 draws of candidates; chance is 5% of 20 and 1% of 100. "sample" is the bundled sample itself. On the independent scenes
the best caption of all {figures["scenes"]["independent"]} is of the right category for {percent(figures["independent, category right"])} of the images (chance: 25%).

By place (validation, of 20 that all come from that place, which is harder):

{table(["place", "image to text / text to image"], places)}

## Limits

Words and things outside of its data; counts and colours often; left and right; small things: it sees 96 x 96 pixels. English only.
"""
    return FRONT.format(task="zero-shot-image-classification", title="Starter CLIP", lead=lead) + finish(training, figures)


def finish(body: str, figures: Figures) -> str:
    return DATA.format(**figures["scenes"]) + body + ORIGIN.format(**figures["origin"])


def alone_rows(figures: Figures) -> str:
    trained, untrained = figures["alone"]["trained"], figures["alone"]["untrained"]
    nearest, same = "nearest neighbour's category", "same scene's other caption"
    rows = [
        ["resnet: the nearest other scene is of the same category (chance about 25%)", percent(trained[nearest]), percent(untrained[nearest])],
        *(
            [f"distiluse: the other caption of the same scene, {among}", percent(trained[same][among]), percent(untrained[same][among])]
            for among in ("of 20", "of 100")
        ),
    ]
    spread = figures["projected"]
    together = f"{percent(spread['mean'])} on average over 200 seeds (95% of them {percent(spread['low'])} to {percent(spread['high'])})"
    return f"""
## Figures: good alone, useless together

{table(["", "trained", "the same network untrained"], rows)}

Together, after the untrained projection of the experiment: recall@1 of 20 is {together}, each
on 1,000 validation scenes in 50 groups of 20; a single group varies far more. Chance is 5.0%.
"""


def resnet_card(figures: Figures) -> str:
    lead = "A small residual network (2.4 M weights, 96 px) that names the things and the place of a scene, without its last layer: 512 pooled\nfeatures."
    training = "\n## Training\n\nSoftmax cross-entropy against all things in the scene and its place, batch 256, AdamW, cosine, bf16; 64 px, then 96.\nIt has never seen a caption.\n"
    return FRONT.format(task="image-feature-extraction", title="Starter ResNet", lead=lead) + finish(training + alone_rows(figures), figures)


def distiluse_card(figures: Figures) -> str:
    lead = "A small caption encoder in the layout of distiluse: two transformer layers (192 wide, 1.5 M weights), mean pooling, Dense with tanh to\n512 dimensions. English, WordPiece, 48 tokens."
    training = "\n## Training\n\nInfoNCE between two captions of one scene, batch 256, AdamW, cosine, bf16. Trained on text alone: it has never seen a picture.\n"
    return FRONT.format(task="sentence-similarity", title="Starter distiluse", lead=lead) + finish(training + alone_rows(figures), figures)


def write_cards(figures: Figures, out: Path) -> None:
    for name, card in (("clip", clip_card), ("resnet", resnet_card), ("distiluse", distiluse_card)):
        (out / name / "README.md").write_text(card(figures), encoding="utf-8")
