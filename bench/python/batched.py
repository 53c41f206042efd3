"""The experiment's models in PyTorch, 16 items per forward pass: seconds by stage, and ResNet-50's features, as JSON.

    python batched.py DATASET MODELS [--batch 16] [--threads 2]
"""
import argparse, csv, json, os, pathlib, time
import torch, transformers
import torch.nn.functional as F
from PIL import Image
from sentence_transformers import SentenceTransformer
from transformers import AutoTokenizer, CLIPModel, ResNetModel

p = argparse.ArgumentParser()
p.add_argument("dataset", type=pathlib.Path)
p.add_argument("models", type=pathlib.Path)
p.add_argument("--batch", type=int, default=16)
p.add_argument("--threads", type=int, default=len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count())
a = p.parse_args()
torch.set_num_threads(a.threads)
torch.set_grad_enabled(False)
Processor = getattr(transformers, "CLIPImageProcessorPil", None) or transformers.CLIPImageProcessor
rows = list(csv.DictReader(open(a.dataset / "captions.csv", encoding="utf-8-sig", newline="")))
batches = [rows[i:i + a.batch] for i in range(0, len(rows), a.batch)]
seconds = {}


def timed(name, fn):
    start = time.perf_counter()
    result = fn()
    seconds[name] = time.perf_counter() - start
    return result


def pixels(processor, batch):
    images = [Image.open(a.dataset / r["category"] / r["filename"]).convert("RGB") for r in batch]
    return processor(images, return_tensors="pt")["pixel_values"]


net, net_processor = ResNetModel.from_pretrained(a.models / "resnet").eval(), Processor.from_pretrained(a.models / "resnet")
features = timed("preclip images", lambda: torch.cat([net(pixels(net_processor, b)).pooler_output.flatten(1) for b in batches]))
sentences = SentenceTransformer(str(a.models / "distiluse"), device="cpu")
timed("preclip texts", lambda: sentences.encode([r["caption"] for r in rows], batch_size=a.batch))

clip, clip_processor = CLIPModel.from_pretrained(a.models / "clip").eval(), Processor.from_pretrained(a.models / "clip")
tokenizer = AutoTokenizer.from_pretrained(a.models / "clip")


def clip_rows(batch):
    tokens = tokenizer([r["caption"] for r in batch], return_tensors="pt", padding=True, truncation=True, max_length=77)
    return clip(**tokens, pixel_values=pixels(clip_processor, batch))


timed("clip images and texts", lambda: [clip_rows(b) for b in batches])
print(json.dumps({"seconds": seconds, "resnet": F.normalize(features, dim=1).flatten().tolist()}))
