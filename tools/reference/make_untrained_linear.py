"""Print what torch draws for the untrained layer, as the golden values of test/unit/projection.

    python make_untrained_linear.py > ../../test/unit/projection/untrained-linear.json

Needs: torch. SHA-256 is over the little-endian float32 weights, row by row, then the biases.
"""

import hashlib
import json

import torch


def golden(seed, inputs, outputs):
    torch.manual_seed(seed)
    layer = torch.nn.Linear(inputs, outputs)
    values = torch.cat([layer.weight.detach().flatten(), layer.bias.detach()])
    return {
        "seed": seed,
        "inputs": inputs,
        "outputs": outputs,
        "first": values[:3].tolist(),
        "last": values[-3:].tolist(),
        "sha256": hashlib.sha256(values.numpy().astype("<f4").tobytes()).hexdigest(),
    }


layers = [golden(seed, *size) for size in [(2048, 512), (33, 7)] for seed in (0, 1, 42)]
print(json.dumps(layers, indent=2))
