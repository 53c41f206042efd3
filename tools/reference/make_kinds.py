"""Write test/fixtures/kinds: small random models of the kinds that people use beside the experiment's, and what Python makes of them.

    python tools/reference/make_kinds.py test/fixtures/kinds --tiny test/fixtures/tiny

Needs: torch, transformers, sentence-transformers, sentencepiece, tokenizers, onnx, onnxruntime, safetensors, pillow, numpy.
"""
import argparse
import base64
import collections
import hashlib
import io
import json
import pathlib
import shutil
import string
import sys

import numpy as np
import onnx
import sentencepiece
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers.float16 import convert_float_to_float16
from PIL import Image
from safetensors.torch import load_file, save_file
from sentence_transformers import SentenceTransformer
from sentencepiece import sentencepiece_model_pb2 as pb
from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers
from transformers import BertConfig, BertModel, DistilBertConfig, DistilBertModel, Dinov2Config, Dinov2Model
from transformers import PreTrainedTokenizerFast, SiglipConfig, SiglipModel, SiglipTokenizer, ViTConfig, ViTModel
from transformers.models.bit.image_processing_pil_bit import BitImageProcessorPil
from transformers.models.clip.image_processing_pil_clip import CLIPImageProcessorPil
from transformers.models.siglip.image_processing_pil_siglip import SiglipImageProcessorPil
from transformers.models.siglip2.tokenization_siglip2 import Siglip2Tokenizer
from transformers.models.vit.image_processing_pil_vit import ViTImageProcessorPil

parser = argparse.ArgumentParser()
parser.add_argument("out", type=pathlib.Path)
parser.add_argument("--tiny", type=pathlib.Path, required=True)
args = parser.parse_args()
out, tiny = args.out, args.tiny
shutil.rmtree(out / "models", ignore_errors=True)
torch.manual_seed(7)
torch.set_grad_enabled(False)

TOKENS = 24
CLIP_SPACE = 64
tiny_expected = json.loads((tiny / "expected.json").read_text(encoding="utf-8"))
rows = tiny_expected["rows"]
captions = [row["caption"] for row in rows]
images = [Image.open(tiny / "dataset" / row["category"] / row["filename"]).convert("RGB") for row in rows]
hard = [json.loads(line)["caption"] for line in (tiny / "tokens.jsonl").read_text(encoding="utf-8").splitlines()]
hard = [caption for caption in hard if len(caption) <= 300]
TEXT = (pathlib.Path(__file__).parent / "fixture_text.txt").read_text(encoding="utf-8").splitlines()
VOCABULARY = 700


# ---- files ----
def write_json(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, ensure_ascii=False) + "\n", encoding="utf-8")


class Graph(torch.nn.Module):
    def __init__(self, owner, function):
        super().__init__()
        self.owner, self.function = owner, function

    def forward(self, *inputs):
        return self.function(*inputs)


def export(owner, function, examples, path, inputs, outputs, dynamic=True):
    """`outputs` by name: number of axes. The first of each, and the second of ids and tokens, may have any length."""
    path.parent.mkdir(parents=True, exist_ok=True)
    axes = {name: {0: "n"} if examples[0].ndim == 4 else {0: "n", 1: "t"} for name in inputs}
    axes |= {name: {0: "n", 1: "t"} if rank == 3 else {0: "n"} for name, rank in outputs.items()}
    options = {"input_names": list(inputs), "output_names": list(outputs), "opset_version": 17, "dynamo": False}
    torch.onnx.export(Graph(owner, function).eval(), examples, str(path), dynamic_axes=axes if dynamic else None, **options)
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


def add_precisions(path):
    """Beside it: fp16, and int8 with signed and with unsigned weights, under the names that transformers.js gives them."""
    at = lambda end: path.with_name(f"{path.stem}_{end}.onnx")
    onnx.save(convert_float_to_float16(onnx.load(path), keep_io_types=True), at("fp16"))
    quantize_dynamic(path, at("int8"), weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul", "Gemm"])
    quantize_dynamic(path, at("uint8"), weight_type=QuantType.QUInt8, op_types_to_quantize=["MatMul", "Gemm"])
    for end in ("fp16", "int8", "uint8"):
        strip(at(end))


def spread(module, scale):
    """The default initialisation is so small that all inputs would look alike."""
    for weights in module.parameters():
        if weights.ndim > 1:
            weights.normal_(0, scale)


def unit(x):
    return x / x.norm(dim=-1, keepdim=True)


# ---- image processors ----
def crops(processor):
    """The 8-bit crops as Python's processor makes them, [3, height, width] each."""
    return [np.asarray(processor(image, do_rescale=False, do_normalize=False)["pixel_values"][0]) for image in images]


def seen(processor, path):
    """Hashes of the crops, row by row of pixels, and what the model gets."""
    stated = processor.to_dict()
    write_json(path / "preprocessor_config.json", stated | {"image_processor_type": type(processor).__name__.removesuffix("Pil")})
    hashes = [hashlib.sha256(crop.astype(np.uint8).transpose(1, 2, 0).tobytes()).hexdigest() for crop in crops(processor)]
    pixels = torch.from_numpy(np.stack([np.asarray(processor(image)["pixel_values"][0]) for image in images])).float()
    return hashes, pixels


# ---- tokenizers ----
def sentence_pieces():
    """A Unigram model as T5's and SigLIP's are made: NFKC of sentencepiece, <pad> 0, </s> 1, <unk> 2."""
    model = io.BytesIO()
    text = [line.lower().translate(str.maketrans("", "", string.punctuation)) for line in TEXT]
    options = {"vocab_size": VOCABULARY, "pad_id": 0, "eos_id": 1, "unk_id": 2, "bos_id": -1, "pad_piece": "<pad>", "hard_vocab_limit": False}
    sentencepiece.SentencePieceTrainer.train(sentence_iterator=iter(text), model_writer=model, minloglevel=2, num_threads=1, **options)
    return model.getvalue()


def siglip_tokenizer(path):
    """The slow tokenizer of transformers is the reference; the file is what its converter makes for the Rust one."""
    path.mkdir(parents=True, exist_ok=True)
    raw = sentence_pieces()
    (path / "spiece.model").write_bytes(raw)
    proto = pb.ModelProto.FromString(raw)
    vocabulary = [(piece.piece, piece.score) for piece in proto.pieces]
    tokenizer = Tokenizer(models.Unigram(vocabulary, unk_id=2))
    charsmap = base64.b64encode(proto.normalizer_spec.precompiled_charsmap)
    tokenizer.normalizer = normalizers.Sequence([
        normalizers.Lowercase(),
        normalizers.Replace(Regex(f"[{''.join(chr(92) + c for c in string.punctuation)}]"), ""),
        normalizers.Replace(Regex(r"\s+"), " "),
        normalizers.Strip(),
        normalizers.Precompiled(base64.b64decode(charsmap)),
        normalizers.Replace(Regex(" {2,}"), " "),
    ])
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    tokenizer.post_processor = processors.TemplateProcessing(single="$A </s>", special_tokens=[("</s>", 1)])
    tokenizer.decoder = decoders.Metaspace(replacement="▁")
    (path / "tokenizer.json").write_text(tokenizer.to_str(), encoding="utf-8")
    write_json(path / "tokenizer_config.json", {"tokenizer_class": "SiglipTokenizer", "do_lower_case": True, "model_max_length": TOKENS, "eos_token": "</s>", "pad_token": "</s>", "unk_token": "<unk>"})
    slow = SiglipTokenizer(vocab_file=str(path / "spiece.model"), model_max_length=TOKENS)
    (path / "spiece.model").unlink()
    return slow


def gemma_tokenizer(path):
    """BPE that falls back to bytes; white space becomes a sign of its own. The file is as Gemma's: nothing in it makes lower case."""
    specials = ["<pad>", "<eos>", "<bos>", "<unk>", "<mask>"]
    learner = Tokenizer(models.BPE(unk_token="<unk>", byte_fallback=True, fuse_unk=True))
    learner.normalizer = normalizers.Sequence([normalizers.Lowercase(), normalizers.Replace(" ", "▁")])
    learner.pre_tokenizer = pre_tokenizers.Split(Regex("▁"), "merged_with_next")
    bytes_ = [f"<0x{byte:02X}>" for byte in range(256)]
    learner.train_from_iterator(TEXT, trainers.BpeTrainer(vocab_size=VOCABULARY, special_tokens=specials + bytes_, show_progress=False))
    learned = json.loads(learner.to_str())["model"]
    merges = [tuple(merge) if isinstance(merge, list) else tuple(merge.split(" ")) for merge in learned["merges"]]
    reference = Siglip2Tokenizer(vocab=learned["vocab"], merges=merges, padding_side="right", model_max_length=TOKENS)
    backend = reference._tokenizer
    backend.post_processor = processors.TemplateProcessing(single="$A <eos>", special_tokens=[("<eos>", 1)])
    content = json.loads(backend.to_str())
    content["normalizer"] = {"type": "Replace", "pattern": {"String": " "}, "content": "▁"}
    content["padding"] = content["truncation"] = None
    write_json(path / "tokenizer.json", content)
    write_json(path / "tokenizer_config.json", {"tokenizer_class": "GemmaTokenizer", "model_max_length": TOKENS, "padding_side": "right", "eos_token": "<eos>", "pad_token": {"content": "<pad>"}, "unk_token": "<unk>"})
    return reference


def word_pieces(path, lowercase):
    tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]", max_input_chars_per_word=100))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=lowercase)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    specials = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    tokenizer.train_from_iterator(TEXT, trainers.WordPieceTrainer(vocab_size=VOCABULARY, special_tokens=specials, show_progress=False))
    tokenizer.post_processor = processors.TemplateProcessing(single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 2), ("[SEP]", 3)])
    names = dict(zip(("pad_token", "unk_token", "cls_token", "sep_token", "mask_token"), specials))
    fast = PreTrainedTokenizerFast(tokenizer_object=tokenizer, model_max_length=TOKENS, **names)
    fast.save_pretrained(path)
    return fast


def fast_ids(path):
    """Of the Rust tokenizer, which other models with pieces (XLM-R, E5) are read by: it normalises grapheme by grapheme."""
    fast = Tokenizer.from_file(str(path / "tokenizer.json"))
    fast.enable_truncation(TOKENS)
    return [fast.encode(text).ids for text in hard]


def padded(tokenizer, texts):
    return [tokenizer(text, padding="max_length", truncation=True, max_length=TOKENS)["input_ids"] for text in texts]


def cut(tokenizer, texts):
    return [tokenizer(text, truncation=True, max_length=TOKENS)["input_ids"] for text in texts]


# ---- two towers ----
def make_siglip(name, make_tokenizer, size, model_type):
    path = out / "models" / name
    tokenizer = make_tokenizer(path)
    tower = {"hidden_size": 16, "intermediate_size": 32, "num_hidden_layers": 1, "num_attention_heads": 2}
    text = {**tower, "vocab_size": len(json.loads((path / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]), "max_position_embeddings": TOKENS}
    model = SiglipModel(SiglipConfig(text_config=text, vision_config={**tower, "image_size": size, "patch_size": 8})).eval()
    spread(model, 0.3)
    model.config.save_pretrained(path)
    write_json(path / "config.json", json.loads((path / "config.json").read_text(encoding="utf-8")) | {"model_type": model_type})
    hashes, pixels = seen(SiglipImageProcessorPil(size={"height": size, "width": size}), path)
    vision = lambda x: tuple(model.vision_model(pixel_values=x)[:2])
    words = lambda ids: tuple(model.text_model(input_ids=ids)[:2])
    both = {"last_hidden_state": 3, "pooler_output": 2}
    ids = padded(tokenizer, captions)
    export(model, vision, (pixels[:2],), path / "onnx/vision_model.onnx", ["pixel_values"], both)
    export(model, words, (torch.tensor(ids[:2]),), path / "onnx/text_model.onnx", ["input_ids"], both)
    for graph in ("vision_model", "text_model"):
        if name == "siglip":
            add_precisions(path / f"onnx/{graph}.onnx")
    image, text = unit(vision(pixels)[1]), unit(words(torch.tensor(ids))[1])
    scale, bias = float(model.logit_scale), float(model.logit_bias)
    whole = model(input_ids=torch.tensor(ids), pixel_values=pixels)
    return {
        "crops": hashes, "token_ids": ids, "hard_ids": padded(tokenizer, hard), "image_embeds": image, "text_embeds": text,
        "fast_ids": fast_ids(path) if name == "siglip" else [], "logit_scale": scale, "logit_bias": bias, "probabilities": torch.sigmoid(whole.logits_per_image),
    }


# ---- text encoders beside CLIP, and for pre-CLIP ----
def sentence_folder(path, kinds, **settings):
    write_json(path / "modules.json", [{"idx": i, "name": str(i), "path": p, "type": f"sentence_transformers.models.{k}"} for i, (p, k) in enumerate(kinds)])
    write_json(path / "sentence_bert_config.json", {"max_seq_length": TOKENS, **settings})
    write_json(path / "1_Pooling/config.json", {"word_embedding_dimension": 16, "pooling_mode_cls_token": False, "pooling_mode_mean_tokens": True, "pooling_mode_max_tokens": False, "pooling_mode_mean_sqrt_len_tokens": False})


def sentences(path):
    embeds = torch.from_numpy(SentenceTransformer(str(path), device="cpu").encode(captions, batch_size=1))
    (path / "model.safetensors").unlink()
    return unit(embeds)


def distilbert(vocabulary):
    bert = DistilBertModel(DistilBertConfig(vocab_size=vocabulary, max_position_embeddings=64, dim=16, n_layers=1, n_heads=2, hidden_dim=32)).eval()
    spread(bert, 0.2)
    return bert


def make_multilingual():
    """As sentence-transformers/clip-ViT-B-32-multilingual-v1: Dense without bias, and no activation."""
    path = out / "models/clip-multilingual"
    tokenizer = word_pieces(path, lowercase=False)
    bert = distilbert(len(tokenizer))
    bert.save_pretrained(path)
    dense = torch.nn.Linear(16, CLIP_SPACE, bias=False)
    sentence_folder(path, [("", "Transformer"), ("1_Pooling", "Pooling"), ("2_Dense", "Dense")], do_lower_case=False)
    write_json(path / "2_Dense/config.json", {"in_features": 16, "out_features": CLIP_SPACE, "bias": False, "activation_function": "torch.nn.modules.linear.Identity"})
    save_file({"linear.weight": dense.weight.detach().contiguous()}, str(path / "2_Dense/model.safetensors"))
    embeds = sentences(path)
    hidden = lambda ids, mask: bert(input_ids=ids, attention_mask=mask).last_hidden_state
    ids = torch.randint(5, 100, (2, 9))
    export(bert, hidden, (ids, torch.ones_like(ids)), path / "onnx/model.onnx", ["input_ids", "attention_mask"], {"last_hidden_state": 3})
    clip_images = torch.tensor(tiny_expected["clip"]["image_embeds"])
    return {"token_ids": cut(tokenizer, captions), "text_embeds": embeds, "cosines_with_tiny_clip": unit(clip_images) @ embeds.T}


def make_whole_text():
    """As M-CLIP is exported: pooling over the mask and a linear layer with bias, all within one graph."""
    path = out / "models/whole-text"
    tokenizer = word_pieces(path, lowercase=False)
    bert = distilbert(len(tokenizer))
    bert.config.save_pretrained(path)
    linear = torch.nn.Linear(16, CLIP_SPACE)

    def embed(ids, mask):
        hidden = bert(input_ids=ids, attention_mask=mask).last_hidden_state
        return linear((hidden * mask.unsqueeze(2)).sum(1) / mask.sum(1, keepdim=True))

    ids = torch.randint(5, 100, (2, 9))
    export(torch.nn.ModuleList([bert, linear]), embed, (ids, torch.ones_like(ids)), path / "onnx/model.onnx", ["input_ids", "attention_mask"], {"text_embeds": 2})
    token_ids = cut(tokenizer, captions)
    embeds = torch.cat([embed(torch.tensor([one]), torch.ones(1, len(one), dtype=torch.long)) for one in token_ids])
    return {"token_ids": token_ids, "text_embeds": unit(embeds)}


def make_minilm():
    """As sentence-transformers/all-MiniLM-L6-v2: BERT with token types, lower case, mean pooling, normalised."""
    path = out / "models/minilm"
    tokenizer = word_pieces(path, lowercase=True)
    bert = BertModel(BertConfig(vocab_size=len(tokenizer), max_position_embeddings=64, hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=32)).eval()
    spread(bert, 0.2)
    bert.save_pretrained(path)
    sentence_folder(path, [("", "Transformer"), ("1_Pooling", "Pooling"), ("2_Normalize", "Normalize")], do_lower_case=False)
    embeds = sentences(path)
    hidden = lambda ids, mask, types: bert(input_ids=ids, attention_mask=mask, token_type_ids=types).last_hidden_state
    ids = torch.randint(5, 100, (2, 9))
    export(bert, hidden, (ids, torch.ones_like(ids), torch.zeros_like(ids)), path / "onnx/model.onnx", ["input_ids", "attention_mask", "token_type_ids"], {"last_hidden_state": 3})
    return {"token_ids": cut(tokenizer, captions), "text_embeds": embeds}


# ---- image encoders for pre-CLIP ----
def make_transformer(name, config, kind, processor):
    """Exports of vision transformers give all tokens; the class token stands for the image."""
    path = out / "models" / name
    model = kind(config, **({"add_pooling_layer": False} if kind is ViTModel else {})).eval()
    spread(model, 0.3)
    config.save_pretrained(path)
    hashes, pixels = seen(processor, path)
    tokens = lambda x: model(pixel_values=x).last_hidden_state
    export(model, tokens, (pixels[:2],), path / "onnx/model.onnx", ["pixel_values"], {"last_hidden_state": 3})
    return {"crops": hashes, "image_features": unit(tokens(pixels)[:, 0])}


def make_own_resnet():
    """As a user exports torchvision's without its last layer: names and batch of the example, one file, no config.json."""
    path = out / "models/own-resnet"
    net = torch.nn.Sequential(torch.nn.Conv2d(3, 24, 7, stride=4), torch.nn.ReLU(), torch.nn.AdaptiveAvgPool2d(1), torch.nn.Flatten()).eval()
    spread(net, 0.2)
    processor = CLIPImageProcessorPil(size={"shortest_edge": 64}, crop_size={"height": 56, "width": 56}, resample=2, image_mean=[0.485, 0.456, 0.406], image_std=[0.229, 0.224, 0.225])
    hashes, pixels = seen(processor, path)
    export(net, net, (pixels[:1],), path / "model.onnx", ["input"], {"output": 2}, dynamic=False)
    return {"crops": hashes, "image_features": unit(net(pixels))}


small = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "image_size": 48, "patch_size": 8}
expected = {
    "siglip": make_siglip("siglip", siglip_tokenizer, 48, "siglip"),
    "siglip2": make_siglip("siglip2", gemma_tokenizer, 32, "siglip"),
    "clip-multilingual": make_multilingual(),
    "whole-text": make_whole_text(),
    "minilm": make_minilm(),
    "vit": make_transformer("vit", ViTConfig(**small, intermediate_size=32), ViTModel, ViTImageProcessorPil(size={"height": 48, "width": 48})),
    "dinov2": make_transformer("dinov2", Dinov2Config(**small, mlp_ratio=2), Dinov2Model, BitImageProcessorPil(size={"shortest_edge": 56}, crop_size={"height": 48, "width": 48}, image_mean=[0.485, 0.456, 0.406], image_std=[0.229, 0.224, 0.225])),
    "own-resnet": make_own_resnet(),
}
# The Dense layer of the tiny set as torch saved such layers before safetensors.
dense = load_file(tiny / "models/distiluse/2_Dense/model.safetensors")
torch.save(collections.OrderedDict((name, dense[name]) for name in ("linear.weight", "linear.bias")), out / "dense.bin")
plain = lambda value: value.tolist() if torch.is_tensor(value) else value
content = {name: {key: plain(value) for key, value in entry.items()} for name, entry in expected.items()}
short = json.loads(json.dumps({"hard": hard, **content}), parse_float=lambda v: float(f"{float(v):.7g}"))
(out / "expected.json").write_text(json.dumps(short, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
size = sum(file.stat().st_size for file in out.rglob("*") if file.is_file())
print(f"{size} bytes", file=sys.stderr)
