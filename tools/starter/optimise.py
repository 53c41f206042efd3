"""What all trainings share: the optimiser, its schedule, and an average of the weights."""

import copy
import math

import torch
from torch import Tensor, nn
from torch.nn import functional as F


def optimiser(model: nn.Module, rate: float) -> torch.optim.AdamW:
    """AdamW as for CLIP; embeddings, positions, biases and norms without decay."""
    decayed = {n for n, p in model.named_parameters() if p.requires_grad and p.ndim >= 2 and not any(w in n for w in ("positions", "tokens", "queries"))}
    groups = [
        {"params": [p for n, p in model.named_parameters() if p.requires_grad and (n in decayed) == decay], "weight_decay": 0.05 * decay}
        for decay in (True, False)
    ]
    return torch.optim.AdamW(groups, lr=rate, betas=(0.9, 0.98))


def set_rate(optimizer: torch.optim.Optimizer, rate: float, step: int, steps: int, warm_up: int = 100) -> None:
    """Linear warm-up, then half a cosine down to 2%."""
    factor = min(1, (step + 1) / warm_up) * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * step / steps)))
    for group in optimizer.param_groups:
        group["lr"] = rate * factor


def contrastive(a: Tensor, b: Tensor, scale: Tensor) -> Tensor:
    """Symmetric InfoNCE of two batches (n, d), as in CLIP (Radford et al., 2021)."""
    logits = scale * F.normalize(a.float(), dim=-1) @ F.normalize(b.float(), dim=-1).T
    own = torch.arange(len(a))
    return (F.cross_entropy(logits, own) + F.cross_entropy(logits.T, own)) / 2


class Average:
    """Exponential moving average of a model's weights, updated every fourth step."""

    def __init__(self, model: nn.Module) -> None:
        self.model = copy.deepcopy(model).eval()
        self.updates = 0

    @torch.no_grad()
    def update(self, model: nn.Module, step: int) -> None:
        if step % 4:
            return
        self.updates += 1
        keep = min(0.98, self.updates / (10 + self.updates))
        for mine, theirs in zip(self.model.state_dict().values(), model.state_dict().values()):
            if mine.dtype.is_floating_point:
                mine.lerp_(theirs, 1 - keep)
            else:
                mine.copy_(theirs)
