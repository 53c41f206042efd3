"""Write hard captions and the ids that Python's fast tokenizers give them.

    python tools/reference/make_tokens.py OUT.jsonl --models test/fixtures/tiny/models --clip-tokenizer DIR [--count 300] [--seed 0]

DIR holds OpenAI's CLIP tokenizer.json. One line per caption: {"caption", "clip", "distiluse", "openai"}.
A count of 20,000 with other seeds is a fuzz: test/engine/tokens.test.ts reads the file that CAPTION_LENS_TOKENS names.
"""
import argparse
import json
import pathlib
import random
import unicodedata

from transformers import CLIPTokenizerFast, PreTrainedTokenizerFast

parser = argparse.ArgumentParser()
parser.add_argument("out", type=pathlib.Path)
parser.add_argument("--models", type=pathlib.Path, required=True)
parser.add_argument("--clip-tokenizer", type=pathlib.Path, required=True)
parser.add_argument("--count", type=int, default=300)
parser.add_argument("--seed", type=int, default=0)
args = parser.parse_args()
rng = random.Random(args.seed)

WORDS = """a photo of the cat dog's they're it's we've I'm you'll he'd DON'T THEY'RE 's 't montaña corazón œuvre STRASSE straße İstanbul
ΣΊΣΥΦΟΣ ὈΔΥΣΣΕΎΣ ΑΣ Σ ς σ ẞ ß ﬁre oﬃce Ｆｕｌｌ ｗｉｄｔｈ １２３ ｶﾞ が カ゛ 沙发 客厅 日本語 の写真 한국어 각 ภาษาไทย รูปภาพ مرحبا صُورَة שלום שָׁלוֹם नमस्ते
க்ஷ 🦐 🥘 👩‍👩‍👧‍👦 👍🏽 🏳️‍🌈 🇪🇸 🇪 1️⃣ ❤️ ½ ² Ⅷ ① 3.14 1,000 2024-01-01 10:30 e.g. U.S.A. http://x.y/z?q=1&r=2 @me #tag a_b C++ foo-bar ... !!! ?!
---- *** <|endoftext|> <|startoftext|> <|ENDOFTEXT|> <|StartOfText|> <|endoftext <|startoftext|>x [SEP] [CLS] [MASK] [PAD] [UNK] [sep] [CLS]x ## ##a
</w> a</w> \\n &amp; <b> “quoted” ‘single’ l’eau — … «» ¿qué № ™ ℃ Å Å K ﷺ ﬀ ŉ ǰ ΐ ᾼ Ǆ ǅ ı I i̇ ͅ""".split()
GAPS = [*" " * 12, "  ", "\t", "\n", "\r\n", "\u00a0", "\u2003", "\u200b", "\u200d", "\ufeff", "\u3000", "\u2028", "\u0085", "\x0b", "\x1f", "\u00ad", "\u180e", "\u2060", "", ", "]
BLOCKS = [(0x1, 0x1F), (0x20, 0x7E), (0x80, 0x24F), (0x250, 0x3FF), (0x400, 0x5FF), (0x600, 0x8FF), (0x900, 0xDFF), (0xE00, 0x11FF), (0x1200, 0x1AFF), (0x1AB0, 0x1FFF),
          (0x2000, 0x2BFF), (0x2C00, 0x33FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xA000, 0xABFF), (0xAC00, 0xD7FF), (0xE000, 0xFAFF), (0xFB00, 0xFFFF), (0x10000, 0x13460),
          (0x16000, 0x1D7FF), (0x1E000, 0x1FAFF), (0x20000, 0x2A6DF), (0x2A700, 0x2FA1F), (0x30000, 0x33500), (0xE0000, 0xE01EF), (0xF0000, 0xF0010), (0x10FFF0, 0x10FFFF)]
MARKS = [0x301, 0x308, 0x327, 0x316, 0x345, 0x334, 0x31B, 0x307, 0x897, 0x1AC0, 0x1E136, 0x93C, 0x94D, 0xE31, 0x11A8, 0x1161]
FIRST = ["", " ", "\t\r\n", "\u00a0\u3000", "\u200b", "a", "<|endoftext|>", "[SEP]", "x" * 3000, "word " * 400, "界" * 300, "ab1!" * 200]


def word():
    kind = rng.random()
    if kind < 0.5:
        text = rng.choice(WORDS)
    elif kind < 0.6:
        text = "".join(rng.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(rng.randint(1, 14)))
    elif kind < 0.85:
        low, high = rng.choice(BLOCKS)
        text = "".join(chr(rng.randint(low, high)) for _ in range(rng.randint(1, 7)))
    elif kind < 0.95:
        text = rng.choice("aeinoAEuΣσकแ가") + "".join(chr(rng.choice(MARKS)) for _ in range(rng.randint(1, 4)))
    elif kind < 0.96:
        text = rng.choice("ab1!é界") * rng.randint(50, 300)
    else:
        text = rng.choice(WORDS) + rng.choice(WORDS)
    change = rng.choice([str, str, str, str, str.upper, str.title, lambda t: unicodedata.normalize("NFD", t), lambda t: unicodedata.normalize("NFC", t)])
    return change(text)


def caption():
    size = rng.choice([rng.randint(1, 8), rng.randint(1, 8), rng.randint(1, 8), rng.randint(8, 40)])
    return rng.choice(["", "", " ", rng.choice(GAPS)]) + "".join(word() + rng.choice(GAPS) for _ in range(size))


def clip(folder, limit):
    names = {"bos_token": "<|startoftext|>", "eos_token": "<|endoftext|>", "pad_token": "<|endoftext|>", "unk_token": "<|endoftext|>"}
    tokenizer = CLIPTokenizerFast(tokenizer_file=str(folder / "tokenizer.json"), model_max_length=limit, **names)
    return lambda text: tokenizer(text, truncation=True, max_length=limit)["input_ids"]


bert = PreTrainedTokenizerFast.from_pretrained(args.models / "distiluse")
tokenizers = {
    "clip": clip(args.models / "clip", 32),
    "distiluse": lambda text: bert(text, truncation=True, max_length=40)["input_ids"],
    "openai": clip(args.clip_tokenizer, 77),
}
with open(args.out, "w", encoding="utf-8") as file:
    for text in [*FIRST, *(caption() for _ in range(args.count - len(FIRST)))]:
        file.write(json.dumps({"caption": text, **{name: ids(text) for name, ids in tokenizers.items()}}, separators=(",", ":")) + "\n")
