"""The two tokenizers: byte-level BPE of CLIP's kind, and WordPiece of DistilBERT's kind, in Hugging Face's files."""

import json
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

VOCABULARY = 4096
CLIP_LENGTH = 40
BERT_LENGTH = 48
START, END = "<|startoftext|>", "<|endoftext|>"
SPECIALS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
WORDS = rf"<\|startoftext\|>|<\|endoftext\|>|'s|'t|'re|'ve|'m|'ll|'d|[\p{{L}}]+|[\p{{N}}]|[^\s\p{{L}}\p{{N}}]+"


def write_json(path: Path, content: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _clip_splitter() -> Tokenizer:
    tokenizer = Tokenizer(models.BPE(unk_token=END, end_of_word_suffix="</w>", continuing_subword_prefix=""))
    spaces = normalizers.Replace(Regex(r"\s+"), " ")
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFC(), spaces, normalizers.Lowercase()])
    split = pre_tokenizers.Split(Regex(WORDS), behavior="removed", invert=True)
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([split, pre_tokenizers.ByteLevel(add_prefix_space=False)])
    tokenizer.decoder = decoders.ByteLevel()
    return tokenizer


def train_clip(captions: Iterable[str], folder: Path) -> None:
    """Writes tokenizer.json with CLIP's order of entries: bytes, bytes that end a word, merges, the two specials."""
    tokenizer = _clip_splitter()
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    trainer = trainers.BpeTrainer(
        vocab_size=VOCABULARY - len(alphabet) - 2, initial_alphabet=alphabet, end_of_word_suffix="</w>", show_progress=False
    )
    tokenizer.train_from_iterator(captions, trainer)
    content = json.loads(tokenizer.to_str())
    merges = [tuple(m) if isinstance(m, list) else tuple(m.split(" ")) for m in content["model"]["merges"]]
    entries = dict.fromkeys([*alphabet, *(f"{c}</w>" for c in alphabet), *(a + b for a, b in merges)])
    content["model"]["vocab"] = {token: i for i, token in enumerate([*entries, START, END])}
    start, end = len(entries), len(entries) + 1
    special = {"single_word": False, "lstrip": False, "rstrip": False, "special": True}
    content["added_tokens"] = [
        {"id": start, "content": START, "normalized": True, **special},
        {"id": end, "content": END, "normalized": False, **special},
    ]
    content["post_processor"] = {
        "type": "RobertaProcessing", "sep": [END, end], "cls": [START, start], "trim_offsets": False, "add_prefix_space": False,
    }
    write_json(folder / "tokenizer.json", content)
    named = {"bos_token": START, "eos_token": END, "pad_token": END, "unk_token": END}
    write_json(folder / "tokenizer_config.json", {"tokenizer_class": "CLIPTokenizer", "model_max_length": CLIP_LENGTH, **named})


def train_bert(captions: Iterable[str], folder: Path) -> None:
    tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]", max_input_chars_per_word=100))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True, strip_accents=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    trainer = trainers.WordPieceTrainer(vocab_size=VOCABULARY, special_tokens=SPECIALS, show_progress=False)
    tokenizer.train_from_iterator(captions, trainer)
    tokenizer.post_processor = processors.TemplateProcessing(single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 2), ("[SEP]", 3)])
    tokenizer.decoder = decoders.WordPiece()
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(folder / "tokenizer.json"))
    named = dict(zip(("pad_token", "unk_token", "cls_token", "sep_token", "mask_token"), SPECIALS))
    settings = {"tokenizer_class": "DistilBertTokenizer", "model_max_length": BERT_LENGTH, "do_lower_case": True}
    write_json(folder / "tokenizer_config.json", {**settings, **named})


def encode(folder: Path, captions: list[str], length: int) -> tuple[np.ndarray, np.ndarray]:
    """Token ids uint16 (n, length), padded with 0, and how many of them count, uint8 (n,). The end token survives a cut."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.enable_truncation(length)
    ids = np.zeros((len(captions), length), np.uint16)
    lengths = np.zeros(len(captions), np.uint8)
    for start in range(0, len(captions), 20_000):
        for i, encoded in enumerate(tokenizer.encode_batch(captions[start : start + 20_000]), start):
            lengths[i] = len(encoded.ids)
            ids[i, : lengths[i]] = encoded.ids
    return ids, lengths
