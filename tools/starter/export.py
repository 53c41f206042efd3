"""Writes the trained models as Hugging Face lays them out: export.py SCRATCH OUT --seed S [--precision shipped|fp32].

Shipped: weights rounded to fp16, arithmetic in fp32. Every ONNX runtime can do that, and the files are half as large.
"""

import argparse
import json
import math
from collections.abc import Callable
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from safetensors.torch import save_file
from torch import Tensor, nn

from data import CROP, MEAN, STD, SIZE
from tokens import BERT_LENGTH, CLIP_LENGTH, VOCABULARY, write_json
from towers import EMBEDDING, FEATURES, WIDTHS, Classifier, Clip, SentenceEncoder

WORTH_HALVING = 256
# The seed of CLIP's training that reached more on the validation scenes.
SHIPPED = 1
PURPOSE = {"made_for": "illustrations"}


class Graph(nn.Module):
    def __init__(self, owner: nn.Module, function: Callable[..., Tensor]) -> None:
        super().__init__()
        self.owner, self.function = owner, function

    def forward(self, *inputs: Tensor) -> Tensor:
        return self.function(*inputs)


def write_graph(owner: nn.Module, function: Callable[..., Tensor], path: Path, inputs: list[str], output: str, half: bool) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    pixels = inputs == ["pixel_values"]
    ids = torch.randint(5, 100, (2, 9))
    examples = (torch.randn(2, 3, CROP, CROP),) if pixels else (ids, torch.ones_like(ids))
    axes = {name: {0: "n"} if pixels else {0: "n", 1: "t"} for name in inputs}
    axes[output] = {0: "n", 1: "t"} if output == "last_hidden_state" else {0: "n"}
    options = {"input_names": inputs, "output_names": [output], "dynamic_axes": axes, "opset_version": 17, "dynamo": False}
    torch.onnx.export(Graph(owner, function).eval(), examples, str(path), **options)
    model = onnx.load(path)
    strip(model)
    if half:
        halve(model)
    onnx.checker.check_model(model)
    onnx.save(model, path)


def strip(model: onnx.ModelProto) -> None:
    """Without the exporter's notes, which hold paths of the machine it ran on."""
    for node in model.graph.node:
        node.ClearField("doc_string")
        node.ClearField("metadata_props")
        node.ClearField("name")
    model.graph.ClearField("value_info")


def halve(model: onnx.ModelProto) -> None:
    """Stores large weights as fp16; a Cast, which runtimes fold away as they load, makes them fp32 again."""
    casts = []
    for tensor in model.graph.initializer:
        if tensor.data_type != TensorProto.FLOAT or np.prod(tensor.dims) < WORTH_HALVING:
            continue
        name = tensor.name
        values = numpy_helper.to_array(tensor).astype(np.float16)
        tensor.CopyFrom(numpy_helper.from_array(values, f"{name}.fp16"))
        casts.append(helper.make_node("Cast", [f"{name}.fp16"], [name], to=TensorProto.FLOAT))
    nodes = [*casts, *model.graph.node]
    model.graph.ClearField("node")
    model.graph.node.extend(nodes)


def preprocessor(path: Path, kind: str, mean: tuple[float, ...], std: tuple[float, ...], **settings: object) -> None:
    common = {"do_resize": True, "do_rescale": True, "rescale_factor": 1 / 255, "do_normalize": True}
    write_json(path, {"image_processor_type": kind, **settings, **common, "image_mean": mean, "image_std": std})


def load(model: nn.Module, scratch: Path, name: str) -> nn.Module:
    model.load_state_dict(torch.load(scratch / f"{name}.pt", weights_only=True)["model"])
    return model.eval().to(memory_format=torch.contiguous_format)


def load_clip(scratch: Path, seed: int) -> Clip:
    classes = len(torch.load(scratch / f"clip-{seed}.pt", weights_only=True)["labels"])
    return load(Clip(VOCABULARY, CLIP_LENGTH, classes), scratch, f"clip-{seed}")


def load_resnet(scratch: Path) -> Classifier:
    classes = len(torch.load(scratch / "resnet-0.pt", weights_only=True)["labels"])
    return load(Classifier(classes), scratch, "resnet-0")


def load_distiluse(scratch: Path) -> SentenceEncoder:
    return load(SentenceEncoder(VOCABULARY, BERT_LENGTH), scratch, "distiluse-0")


def write_clip(model: Clip, out: Path, half: bool) -> None:
    write_graph(model.image, model.image, out / "onnx/vision_model.onnx", ["pixel_values"], "image_embeds", half)
    write_graph(model.text, model.text, out / "onnx/text_model.onnx", ["input_ids", "attention_mask"], "text_embeds", half)
    text = {
        "model_type": "clip_text_model", "vocab_size": VOCABULARY, "hidden_size": 192, "num_hidden_layers": 3,
        "num_attention_heads": 6, "intermediate_size": 384, "max_position_embeddings": CLIP_LENGTH, "projection_dim": EMBEDDING,
        "bos_token_id": VOCABULARY - 2, "eos_token_id": VOCABULARY - 1, "pad_token_id": VOCABULARY - 1,
    }
    image = {
        "model_type": "clip_vision_model", "hidden_size": WIDTHS[-1], "num_hidden_layers": 2, "num_attention_heads": 8,
        "intermediate_size": 2 * WIDTHS[-1], "image_size": CROP, "patch_size": 16, "projection_dim": EMBEDDING,
    }
    scale = min(float(model.logit_scale), math.log(100))
    sizes = {"projection_dim": EMBEDDING, "logit_scale": scale, "logit_scale_init_value": scale, "text_config": text, "vision_config": image}
    write_json(out / "config.json", {"model_type": "clip", **sizes, "caption_lens": PURPOSE})
    crop = {"do_center_crop": True, "crop_size": {"height": CROP, "width": CROP}}
    size = {"size": {"shortest_edge": SIZE}, "resample": 3}
    preprocessor(out / "preprocessor_config.json", "CLIPImageProcessor", MEAN, STD, **size, **crop)


def write_resnet(model: Classifier, out: Path, half: bool) -> None:
    write_graph(model, model.features, out / "onnx/model.onnx", ["pixel_values"], "pooler_output", half)
    write_json(out / "config.json", {"model_type": "resnet", "hidden_sizes": [*WIDTHS[1:], FEATURES], "caption_lens": PURPOSE})
    size = {"size": {"shortest_edge": CROP}, "crop_pct": 0.92, "resample": 2}
    preprocessor(out / "preprocessor_config.json", "ConvNextImageProcessor", MEAN, STD, **size)


def write_distiluse(model: SentenceEncoder, out: Path, half: bool) -> None:
    inputs = ["input_ids", "attention_mask"]
    write_graph(model.trunk, model.trunk, out / "onnx/model.onnx", inputs, "last_hidden_state", half)
    width = model.WIDTH
    sizes = {"dim": width, "n_layers": 2, "n_heads": width // 32, "hidden_dim": 2 * width, "max_position_embeddings": BERT_LENGTH}
    write_json(out / "config.json", {"model_type": "distilbert", "vocab_size": VOCABULARY, **sizes, "caption_lens": PURPOSE})
    kinds = [("", "Transformer"), ("1_Pooling", "Pooling"), ("2_Dense", "Dense")]
    modules = [{"idx": i, "name": str(i), "path": p, "type": f"sentence_transformers.models.{k}"} for i, (p, k) in enumerate(kinds)]
    write_json(out / "modules.json", modules)
    write_json(out / "sentence_bert_config.json", {"max_seq_length": BERT_LENGTH, "do_lower_case": False})
    modes = {f"pooling_mode_{mode}": mode == "mean_tokens" for mode in ("cls_token", "mean_tokens", "max_tokens", "mean_sqrt_len_tokens")}
    write_json(out / "1_Pooling/config.json", {"word_embedding_dimension": width, **modes})
    dense = {"in_features": width, "out_features": EMBEDDING, "bias": True, "activation_function": "torch.nn.modules.activation.Tanh"}
    write_json(out / "2_Dense/config.json", dense)
    weights = {"linear.weight": model.dense.weight.detach().contiguous(), "linear.bias": model.dense.bias.detach().contiguous()}
    save_file(weights, str(out / "2_Dense/model.safetensors"))


def copy_tokenizer(scratch: Path, out: Path) -> None:
    for name in ("tokenizer.json", "tokenizer_config.json"):
        content = json.loads((scratch / name).read_text(encoding="utf-8"))
        (out / name).write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


def write_models(scratch: Path, out: Path, seed: int, half: bool) -> None:
    """All three, with the CLIP of this seed."""
    write_clip(load_clip(scratch, seed), out / "clip", half)
    write_resnet(load_resnet(scratch), out / "resnet", half)
    write_distiluse(load_distiluse(scratch), out / "distiluse", half)
    for name in ("clip", "distiluse"):
        copy_tokenizer(scratch / name, out / name)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("scratch", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=SHIPPED, help="of CLIP's training")
    parser.add_argument("--precision", choices=["shipped", "fp32"], default="shipped")
    options = parser.parse_args()
    write_models(options.scratch, options.out, options.seed, options.precision == "shipped")


if __name__ == "__main__":
    main()
