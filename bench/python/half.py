"""Write fp16 beside every fp32 graph of a folder of models: python half.py MODELS. Needs: onnx, onnxruntime."""
import pathlib
import sys

import onnx
from onnxruntime.transformers.float16 import convert_float_to_float16

for model in ("clip/onnx/vision_model", "clip/onnx/text_model", "resnet/onnx/model", "distiluse/onnx/model"):
    path = pathlib.Path(sys.argv[1]) / f"{model}.onnx"
    half = path.with_name(f"{path.stem}_fp16.onnx")
    if not half.exists():
        onnx.save(convert_float_to_float16(onnx.load(path), keep_io_types=True), half)
