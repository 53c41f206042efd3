"""The networks. Small enough for a repository: 2.4 (resnet) + 3.8 + 1.9 (clip) + 1.5 (distiluse) million weights."""

import torch
from torch import Tensor, nn
from torch.nn import functional as F

WIDTHS = (32, 64, 128, 256)
FEATURES = 512
EMBEDDING = 512


def convolution(inputs: int, outputs: int, kernel: int, stride: int) -> nn.Sequential:
    layer = nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, bias=False)
    return nn.Sequential(layer, nn.BatchNorm2d(outputs), nn.ReLU())


class Residual(nn.Module):
    def __init__(self, width: int) -> None:
        super().__init__()
        self.first = convolution(width, width, 3, 1)
        self.second = nn.Sequential(nn.Conv2d(width, width, 3, padding=1, bias=False), nn.BatchNorm2d(width))
        nn.init.zeros_(self.second[1].weight)

    def forward(self, x: Tensor) -> Tensor:
        return F.relu(x + self.second(self.first(x)))


class Trunk(nn.Module):
    """Pixels (n, 3, s, s) to a map (n, 256, s/16, s/16)."""

    EDGES = 3

    def __init__(self) -> None:
        super().__init__()
        self.frozen = False
        a, b, c, d = WIDTHS
        self.layers = nn.Sequential(
            convolution(3, a, 5, 2), convolution(a, b, 3, 2), Residual(b),
            convolution(b, c, 3, 2), Residual(c), Residual(c),
            convolution(c, d, 3, 2), Residual(d),
        )

    def freeze_edges(self) -> None:
        """Keeps the first layers, which see edges and colours, as they are: half of the cost of training lies there."""
        self.frozen = True

    def train(self, mode: bool = True) -> "Trunk":
        super().train(mode)
        if self.frozen:
            self.layers[: self.EDGES].eval().requires_grad_(False)
        return self

    def forward(self, pixels: Tensor) -> Tensor:
        return self.layers(pixels)


class Block(nn.Module):
    """A transformer layer, normalised first, with a hidden layer of twice its width."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.before_attention, self.before_mlp = nn.LayerNorm(width), nn.LayerNorm(width)
        self.qkv, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.widen, self.narrow = nn.Linear(width, 2 * width), nn.Linear(2 * width, width)

    def forward(self, x: Tensor, bias: Tensor | None = None) -> Tensor:
        n, t, d = x.shape
        q, k, v = self.qkv(self.before_attention(x)).view(n, t, 3, self.heads, d // self.heads).permute(2, 0, 3, 1, 4).unbind(0)
        scores = (q @ k.transpose(-1, -2)) * (d // self.heads) ** -0.5
        weights = (scores if bias is None else scores + bias).softmax(-1).to(v.dtype)
        x = x + self.out((weights @ v).transpose(1, 2).reshape(n, t, d))
        return x + self.narrow(F.gelu(self.widen(self.before_mlp(x)), approximate="tanh"))


class Classifier(nn.Module):
    """The resnet: `features` (n, 512) are its output without the last layer, which names `classes` things."""

    def __init__(self, classes: int) -> None:
        super().__init__()
        self.trunk = Trunk()
        self.top = convolution(WIDTHS[-1], FEATURES, 1, 1)
        self.last = nn.Linear(FEATURES, classes)

    def features(self, pixels: Tensor) -> Tensor:
        return self.top(self.trunk(pixels)).mean((2, 3))

    def forward(self, pixels: Tensor) -> Tensor:
        return self.last(self.features(pixels))


class ImageTower(nn.Module):
    """Pixels (n, 3, s, s), s = 96 as shipped, to embeddings (n, 512), not normalised."""

    def __init__(self, side: int = 6, queries: int = 2) -> None:
        super().__init__()
        width = WIDTHS[-1]
        self.side = side
        self.trunk = Trunk()
        self.positions = nn.Parameter(torch.randn(1, width, side, side) * 0.02)
        self.blocks = nn.ModuleList([Block(width, 8) for _ in range(2)])
        self.norm = nn.LayerNorm(width)
        self.queries = nn.Parameter(torch.randn(1, queries, width) * 0.02)
        self.keys_values = nn.Linear(width, 2 * width)
        self.project = nn.Linear((queries + 1) * width, EMBEDDING)

    def pooled(self, pixels: Tensor) -> Tensor:
        """What two learned queries see, and the mean: (n, 768)."""
        grid = self.trunk(pixels)
        at = self.positions
        if grid.shape[-1] != self.side:
            at = F.interpolate(at, size=grid.shape[-2:], mode="bilinear", align_corners=False)
        x = (grid + at.to(grid.dtype)).flatten(2).transpose(1, 2)
        for block in self.blocks:
            x = block(x)
        x = self.norm(x)
        keys, values = self.keys_values(x).chunk(2, -1)
        weights = ((self.queries.to(keys.dtype) @ keys.transpose(1, 2)) * keys.shape[-1] ** -0.5).softmax(-1)
        return torch.cat([(weights.to(values.dtype) @ values).flatten(1), x.mean(1)], 1)

    def forward(self, pixels: Tensor) -> Tensor:
        return self.project(self.pooled(pixels))


class TextTrunk(nn.Module):
    """Token ids and their mask (n, t), t <= `length`, to token embeddings (n, t, width)."""

    def __init__(self, vocabulary: int, length: int, width: int, layers: int) -> None:
        super().__init__()
        self.tokens = nn.Embedding(vocabulary, width)
        self.positions = nn.Parameter(torch.randn(1, length, width) * 0.01)
        nn.init.normal_(self.tokens.weight, std=0.02)
        self.blocks = nn.ModuleList([Block(width, width // 32) for _ in range(layers)])
        self.norm = nn.LayerNorm(width)

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        x = self.tokens(ids) + self.positions[:, : ids.shape[1]]
        bias = ((1 - mask.to(torch.float32)) * -1e4)[:, None, None, :]
        for block in self.blocks:
            x = block(x, bias.to(x.dtype))
        return self.norm(x)


def mean_pool(tokens: Tensor, mask: Tensor) -> Tensor:
    weights = mask.to(torch.float32).unsqueeze(-1)
    return (tokens * weights).sum(1) / weights.sum(1).clamp(min=1)


class TextTower(nn.Module):
    """Token ids and mask (n, t) to embeddings (n, 512), not normalised; mean and maximum over the tokens."""

    def __init__(self, vocabulary: int, length: int) -> None:
        super().__init__()
        self.trunk = TextTrunk(vocabulary, length, width=192, layers=3)
        self.project = nn.Linear(2 * 192, EMBEDDING)

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        tokens = self.trunk(ids, mask)
        hidden = (1 - mask.to(torch.float32)).unsqueeze(-1) * 1e4
        return self.project(torch.cat([mean_pool(tokens, mask), (tokens - hidden).amax(1)], 1))


class SentenceEncoder(nn.Module):
    """distiluse: token embeddings (`trunk`), their mean, a dense layer with tanh: (n, 512)."""

    WIDTH = 192

    def __init__(self, vocabulary: int, length: int) -> None:
        super().__init__()
        self.trunk = TextTrunk(vocabulary, length, self.WIDTH, layers=2)
        self.dense = nn.Linear(self.WIDTH, EMBEDDING)

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        return torch.tanh(self.dense(mean_pool(self.trunk(ids, mask), mask)))


class Clip(nn.Module):
    """Two towers and the temperature. `things` is a training aid: it names what the image shows, and is not shipped."""

    def __init__(self, vocabulary: int, length: int, classes: int) -> None:
        super().__init__()
        self.image = ImageTower()
        self.text = TextTower(vocabulary, length)
        self.logit_scale = nn.Parameter(torch.tensor(2.659))
        self.things = nn.Linear(EMBEDDING, classes)
