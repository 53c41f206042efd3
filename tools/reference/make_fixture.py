"""Write test/fixtures/tiny: a dataset, small random models with tokenizers of their own, and what the Python stack makes of them.

    python tools/reference/make_fixture.py test/fixtures/tiny

Needs: torch, transformers, sentence-transformers, tokenizers, onnx, onnxruntime, safetensors, pillow, numpy.
"""
import argparse
import csv
import json
import pathlib
import shutil

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers.float16 import convert_float_to_float16
from PIL import Image, ImageDraw
from safetensors.torch import save_file
from sentence_transformers import SentenceTransformer
from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers
from transformers import CLIPConfig, CLIPModel, CLIPTokenizerFast, DistilBertConfig, DistilBertModel, PreTrainedTokenizerFast

SEEDS = (0, 1, 42)
CLIP_TOKENS, BERT_TOKENS = 32, 40
CLIP_SIZE, RESNET_CROP, RESNET_EDGE = 64, 56, 64  # RESNET_EDGE = RESNET_CROP / crop_pct
FEATURES, SENTENCE = 2048, 512
MEAN, STD = (0.48145466, 0.4578275, 0.40821073), (0.26862954, 0.26130258, 0.27577711)
IMAGENET_MEAN, IMAGENET_STD = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)

parser = argparse.ArgumentParser()
parser.add_argument("out", type=pathlib.Path)
out = parser.parse_args().out
shutil.rmtree(out / "dataset", ignore_errors=True)
shutil.rmtree(out / "models", ignore_errors=True)
shutil.rmtree(out / "pixels", ignore_errors=True)
rng = np.random.default_rng(2024)
torch.manual_seed(2024)
torch.set_grad_enabled(False)


# ---- dataset: one image per pixel layout, small enough to commit ----
def scene(width, height):
    """Soft colours, a gradient and a few shapes with hard edges."""
    small = Image.fromarray(rng.integers(0, 256, (3, 4, 3), dtype=np.uint8))
    image = small.resize((width, height), Image.BICUBIC)
    draw = ImageDraw.Draw(image)
    for _ in range(5):
        x, y = int(rng.integers(0, width)), int(rng.integers(0, height))
        colour = tuple(int(v) for v in rng.integers(0, 256, 3))
        draw.rectangle([x, y, x + width // 6, y + height // 5], fill=colour)
        draw.line([0, y, x, height], fill=colour, width=2)
    return image


def transparent(width, height):
    image = scene(width, height).convert("RGBA")
    image.putalpha(Image.fromarray(np.tile(np.linspace(0, 255, width, dtype=np.uint8), (height, 1))))
    return image


def sideways():
    exif = Image.Exif()
    exif[0x0112] = 6
    return exif


IMAGES = [
    ("beaches/shore.jpg", scene(160, 120), {"quality": 88}),
    ("beaches/tall palm.jpeg", scene(70, 150), {"quality": 80, "progressive": True}),
    ("beaches/sideways.jpg", scene(120, 90), {"quality": 85, "exif": sideways()}),
    ("food/salad.png", transparent(90, 80), {}),
    ("food/piñata.webp", scene(100, 76), {"lossless": True}),
    ("food/grey.jpg", scene(84, 84).convert("L"), {"quality": 90}),
    ("rooms/sofa.gif", scene(96, 72), {}),
    ("rooms/small.PNG", scene(40, 30).quantize(32), {}),
    ("rooms/lamp.tiff", scene(64, 64), {"compression": "tiff_lzw"}),
]
LONG = " and ".join(f"lamp number {i} of the living-room" for i in range(1, 12))
ROWS = [  # image index, caption
    (0, "A quiet shore with white sand."),
    (0, "The same beach, seen from the rocks"),
    (1, "Una palmera alta — muy alta — junto al mar"),
    (2, 'A boat they call "La Niña"; it\'s leaning on its side'),
    (3, "  A   SALAD with tomato,\nonions & feta 🥗 "),
    (4, "沙发上的皮纳塔 (piñata)"),
    (5, "A grey plate."),
    (6, "A sofa."),
    (7, "A sofa."),
    (8, LONG),
]
for name, image, options in IMAGES:
    file = out / "dataset" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    image.save(file, **options)
records = [dict(zip(("category", "filename"), IMAGES[i][0].split("/"))) | {"caption": caption} for i, caption in ROWS]
with open(out / "dataset/captions.csv", "w", newline="", encoding="utf-8") as file:
    writer = csv.DictWriter(file, ["filename", "category", "caption"])
    writer.writeheader()
    writer.writerows(records)
captions = [caption for _, caption in ROWS]


# ---- pixels: what Pillow makes of each row's image ----
def crop(image, edge, size, resample):
    width, height = image.size
    longer = int(edge * max(width, height) / min(width, height))
    image = image.resize((edge, longer) if width <= height else (longer, edge), resample)
    left, top = (image.width - size) // 2, (image.height - size) // 2
    return image.crop((left, top, left + size, top + size))


def pixels(kind, edge, size, resample, mean, std):
    (out / "pixels").mkdir(parents=True, exist_ok=True)
    tensors = []
    for row, (i, _) in enumerate(ROWS):
        part = crop(Image.open(out / "dataset" / IMAGES[i][0]).convert("RGB"), edge, size, resample)
        part.save(out / f"pixels/{row:02d}.{kind}.png")
        tensors.append(((np.asarray(part, np.float32) / 255 - np.float32(mean)) / np.float32(std)).transpose(2, 0, 1))
    return torch.from_numpy(np.stack(tensors)).float()


clip_pixels = pixels("clip", CLIP_SIZE, CLIP_SIZE, Image.BICUBIC, MEAN, STD)
resnet_pixels = pixels("resnet", RESNET_EDGE, RESNET_CROP, Image.BILINEAR, IMAGENET_MEAN, IMAGENET_STD)


# ---- models ----
def write_json(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


class Graph(torch.nn.Module):
    def __init__(self, owner, function):
        super().__init__()
        self.owner, self.function = owner, function

    def forward(self, *inputs):
        return self.function(*inputs)


def export(owner, function, examples, path, inputs, output, output_axes):
    path.parent.mkdir(parents=True, exist_ok=True)
    axes = {name: {0: "n"} if name == "pixel_values" else {0: "n", 1: "t"} for name in inputs}
    axes[output] = output_axes
    options = {"input_names": inputs, "output_names": [output], "dynamic_axes": axes, "opset_version": 17, "dynamo": False}
    torch.onnx.export(Graph(owner, function).eval(), examples, str(path), **options)
    strip(path)


def strip(path):
    """Without the notes of the exporter, which hold paths of the machine it ran on, and without node names."""
    model = onnx.load(path)
    for node in model.graph.node:
        node.ClearField("doc_string")
        node.ClearField("metadata_props")
        node.ClearField("name")
    model.graph.ClearField("value_info")
    onnx.save(model, path)


def add_int8(path):
    int8 = path.with_name(f"{path.stem}_int8.onnx")
    quantize_dynamic(path, int8, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul", "Gemm"])
    strip(int8)


def add_fp16(path, keep_float_inputs):
    fp16 = path.with_name(f"{path.stem}_fp16.onnx")
    onnx.save(convert_float_to_float16(onnx.load(path), keep_io_types=keep_float_inputs), fp16)
    strip(fp16)


def spread(module, scale):
    """The default initialisation is so small that all inputs would look alike."""
    for weights in module.parameters():
        if weights.ndim > 1:
            weights.normal_(0, scale)


def preprocessor(path, kind, mean, std, **settings):
    common = {"do_resize": True, "do_rescale": True, "rescale_factor": 1 / 255, "do_normalize": True}
    write_json(path, {"image_processor_type": kind, **settings, **common, "image_mean": mean, "image_std": std})


TEXT = (pathlib.Path(__file__).parent / "fixture_text.txt").read_text(encoding="utf-8").splitlines()
START, END = "<|startoftext|>", "<|endoftext|>"


def clip_tokenizer(path):
    """A byte-level BPE of CLIP's kind: every byte, every byte at the end of a word, merges learned from our own text."""
    tokenizer = Tokenizer(models.BPE(unk_token=END, end_of_word_suffix="</w>", continuing_subword_prefix=""))
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFC(), normalizers.Replace(Regex(r"\s+"), " "), normalizers.Lowercase()])
    words = rf"<\|startoftext\|>|<\|endoftext\|>|'s|'t|'re|'ve|'m|'ll|'d|[\p{{L}}]+|[\p{{N}}]|[^\s\p{{L}}\p{{N}}]+"
    split = pre_tokenizers.Split(Regex(words), behavior="removed", invert=True)
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([split, pre_tokenizers.ByteLevel(add_prefix_space=False)])
    tokenizer.decoder = decoders.ByteLevel()
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    tokenizer.train_from_iterator(TEXT, trainers.BpeTrainer(vocab_size=900, initial_alphabet=alphabet, end_of_word_suffix="</w>", show_progress=False))
    content = json.loads(tokenizer.to_str())
    merges = [tuple(m) if isinstance(m, list) else tuple(m.split(" ")) for m in content["model"]["merges"]]
    vocabulary = [*alphabet, *(f"{c}</w>" for c in alphabet)]
    vocabulary += [a + b for a, b in merges if a + b not in vocabulary]
    first = len(dict.fromkeys(vocabulary))
    content["model"]["vocab"] = {token: i for i, token in enumerate([*dict.fromkeys(vocabulary), START, END])}
    special = {"single_word": False, "lstrip": False, "rstrip": False, "special": True}
    content["added_tokens"] = [{"id": first, "content": START, "normalized": True, **special}, {"id": first + 1, "content": END, "normalized": False, **special}]
    content["post_processor"] = {"type": "RobertaProcessing", "sep": [END, first + 1], "cls": [START, first], "trim_offsets": False, "add_prefix_space": False}
    write_json(path / "tokenizer.json", content)
    write_json(path / "tokenizer_config.json", {"tokenizer_class": "CLIPTokenizer", "model_max_length": CLIP_TOKENS, "bos_token": START, "eos_token": END, "pad_token": END, "unk_token": END})
    return CLIPTokenizerFast(tokenizer_file=str(path / "tokenizer.json"), model_max_length=CLIP_TOKENS, bos_token=START, eos_token=END, pad_token=END, unk_token=END), first + 1


def make_clip(path):
    tokenizer, end = clip_tokenizer(path)
    tower = {"hidden_size": 16, "intermediate_size": 32, "num_hidden_layers": 1, "num_attention_heads": 2}
    text = {**tower, "vocab_size": end + 1, "max_position_embeddings": CLIP_TOKENS, "bos_token_id": end - 1, "eos_token_id": end, "pad_token_id": end}
    clip = CLIPModel(CLIPConfig(text_config=text, vision_config={**tower, "image_size": CLIP_SIZE, "patch_size": 16}, projection_dim=64)).eval()
    spread(clip, 0.35)
    clip.config.save_pretrained(path)
    preprocessor(path / "preprocessor_config.json", "CLIPImageProcessor", MEAN, STD, size={"shortest_edge": CLIP_SIZE}, resample=3, do_center_crop=True, crop_size={"height": CLIP_SIZE, "width": CLIP_SIZE})
    image = lambda x: clip.visual_projection(clip.vision_model(pixel_values=x).pooler_output)
    words = lambda ids, mask: clip.text_projection(clip.text_model(input_ids=ids, attention_mask=mask).pooler_output)
    ids = torch.randint(0, 500, (2, 9))
    ids[:, -1] = end
    export(clip, image, (torch.randn(2, 3, CLIP_SIZE, CLIP_SIZE),), path / "onnx/vision_model.onnx", ["pixel_values"], "image_embeds", {0: "n"})
    export(clip, words, (ids, torch.ones_like(ids)), path / "onnx/text_model.onnx", ["input_ids", "attention_mask"], "text_embeds", {0: "n"})
    add_int8(path / "onnx/vision_model.onnx")
    add_int8(path / "onnx/text_model.onnx")
    add_fp16(path / "onnx/vision_model.onnx", keep_float_inputs=False)
    add_fp16(path / "onnx/text_model.onnx", keep_float_inputs=True)
    token_ids = [tokenizer(c, truncation=True, max_length=CLIP_TOKENS)["input_ids"] for c in captions]
    embed = lambda ids: words(torch.tensor([ids]), torch.ones(1, len(ids), dtype=torch.long))
    return token_ids, image(clip_pixels), torch.cat([embed(ids) for ids in token_ids]), tokenizer


def make_resnet(path):
    """Not a ResNet: two convolutions, average pooling, and a widening to ResNet-50's 2048 features, which keeps the file small."""
    conv = torch.nn.Sequential(
        torch.nn.Conv2d(3, 12, 7, stride=4), torch.nn.ReLU(), torch.nn.Conv2d(12, 24, 3, stride=2), torch.nn.ReLU(),
        torch.nn.AdaptiveAvgPool2d(1), torch.nn.Conv2d(24, FEATURES, 1), torch.nn.ReLU(),
    ).eval()
    spread(conv, 0.2)
    write_json(path / "config.json", {"model_type": "resnet", "hidden_sizes": [12, 24, FEATURES]})
    preprocessor(path / "preprocessor_config.json", "ConvNextImageProcessor", IMAGENET_MEAN, IMAGENET_STD, size={"shortest_edge": RESNET_CROP}, crop_pct=RESNET_CROP / RESNET_EDGE, resample=2)
    export(conv, conv, (torch.randn(2, 3, RESNET_CROP, RESNET_CROP),), path / "onnx/model.onnx", ["pixel_values"], "pooler_output", {0: "n"})
    return conv(resnet_pixels).flatten(1)


def make_distiluse(path):
    tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]", max_input_chars_per_word=100))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=False, strip_accents=False)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    specials = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    tokenizer.train_from_iterator(TEXT, trainers.WordPieceTrainer(vocab_size=600, special_tokens=specials, show_progress=False))
    tokenizer.post_processor = processors.TemplateProcessing(single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 2), ("[SEP]", 3)])
    tokenizer.decoder = decoders.WordPiece()
    names = dict(zip(("pad_token", "unk_token", "cls_token", "sep_token", "mask_token"), specials))
    fast = PreTrainedTokenizerFast(tokenizer_object=tokenizer, model_max_length=512, **names)
    fast.save_pretrained(path)
    width = 16
    bert = DistilBertModel(DistilBertConfig(vocab_size=tokenizer.get_vocab_size(), max_position_embeddings=64, dim=width, n_layers=1, n_heads=2, hidden_dim=64)).eval()
    spread(bert, 0.2)
    bert.save_pretrained(path)
    dense = torch.nn.Linear(width, SENTENCE)
    kinds = [("", "Transformer"), ("1_Pooling", "Pooling"), ("2_Dense", "Dense")]
    write_json(path / "modules.json", [{"idx": i, "name": str(i), "path": p, "type": f"sentence_transformers.models.{k}"} for i, (p, k) in enumerate(kinds)])
    write_json(path / "sentence_bert_config.json", {"max_seq_length": BERT_TOKENS, "do_lower_case": False})
    write_json(path / "1_Pooling/config.json", {"word_embedding_dimension": width, "pooling_mode_cls_token": False, "pooling_mode_mean_tokens": True, "pooling_mode_max_tokens": False, "pooling_mode_mean_sqrt_len_tokens": False})
    write_json(path / "2_Dense/config.json", {"in_features": width, "out_features": SENTENCE, "bias": True, "activation_function": "torch.nn.modules.activation.Tanh"})
    save_file({"linear.weight": dense.weight.detach().contiguous(), "linear.bias": dense.bias.detach().contiguous()}, str(path / "2_Dense/model.safetensors"))
    sentences = torch.from_numpy(SentenceTransformer(str(path), device="cpu").encode(captions, batch_size=1))
    (path / "model.safetensors").unlink()
    ids = torch.randint(5, 100, (2, 9))
    hidden = lambda i, m: bert(input_ids=i, attention_mask=m).last_hidden_state
    export(bert, hidden, (ids, torch.ones_like(ids)), path / "onnx/model.onnx", ["input_ids", "attention_mask"], "last_hidden_state", {0: "n", 1: "t"})
    add_int8(path / "onnx/model.onnx")
    return [fast(c, truncation=True, max_length=BERT_TOKENS)["input_ids"] for c in captions], sentences, fast


clip_ids, clip_images, clip_texts, clip_tok = make_clip(out / "models/clip")
features = make_resnet(out / "models/resnet")
bert_ids, sentences, bert_tok = make_distiluse(out / "models/distiluse")


# ---- what the experiment computes ----
def unit(x):
    return x / x.norm(dim=-1, keepdim=True)


def verdict(images, texts):
    """`best` is the first maximum; an image's own captions are those of all rows that name it."""
    matrix = unit(images) @ unit(texts).T
    own = [[j for j, (other, _) in enumerate(ROWS) if other == i] for i, _ in ROWS]
    best = [int(row.argmax()) for row in matrix.numpy()]
    rank = [int((row > row[mine].max()).sum()) + 1 for row, mine in zip(matrix, own)]
    hits = [b in mine for b, mine in zip(best, own)]
    return {"similarity": matrix.tolist(), "rank": rank, "best": best, "top1": float(np.mean(hits))}


def projected(seed):
    torch.manual_seed(seed)
    return torch.nn.Linear(FEATURES, SENTENCE)(unit(features))


expected = {
    "rows": records,
    "clip": {"token_ids": clip_ids, "image_embeds": unit(clip_images).tolist(), "text_embeds": unit(clip_texts).tolist(), **verdict(clip_images, clip_texts)},
    "preclip": {
        "token_ids": bert_ids,
        "image_features": unit(features).tolist(),
        "text_embeds": unit(sentences).tolist(),
        "projections": {str(seed): verdict(projected(seed), sentences) for seed in SEEDS},
    },
}
short = json.loads(json.dumps(expected), parse_float=lambda v: float(f"{float(v):.7g}"))
(out / "expected.json").write_text(json.dumps(short, ensure_ascii=False) + "\n", encoding="utf-8")
spreads = [float(np.std(expected["clip"]["similarity"])), float(np.std(expected["preclip"]["projections"]["0"]["similarity"]))]
print("top-1", expected["clip"]["top1"], [expected["preclip"]["projections"][str(s)]["top1"] for s in SEEDS], "spread", spreads)
