"""Write the two matrix products of src/engine/linear as ONNX models.

    python make_linear.py OUT

Needs: onnx. Both take a [m, k] and b [n, k] of any size; affine.onnx adds bias [n] to every row.
"""

import pathlib
import sys

from onnx import TensorProto, checker, helper, save

SHAPES = {"a": ["m", "k"], "b": ["n", "k"], "bias": ["n"]}


def product(inputs):
    value = lambda name: helper.make_tensor_value_info(name, TensorProto.FLOAT, SHAPES[name])
    result = helper.make_tensor_value_info("product", TensorProto.FLOAT, ["m", "n"])
    node = helper.make_node("Gemm", inputs, ["product"], transB=1)
    graph = helper.make_graph([node], "linear", [value(name) for name in inputs], [result])
    model = helper.make_model(graph, ir_version=8, opset_imports=[helper.make_opsetid("", 13)], producer_name="")
    checker.check_model(model)
    return model


out = pathlib.Path(sys.argv[1])
save(product(["a", "b"]), out / "product.onnx")
save(product(["a", "b", "bias"]), out / "affine.onnx")
