"""Write src/engine/encoders/tokenizer/classes.ts: the character classes as the Rust tokenizers library knows them.

    python tools/reference/unicode_classes.py > src/engine/encoders/tokenizer/classes.ts

Each class is found by asking the library about every code point, so it holds for its Unicode version, whatever the
version of the JavaScript runtime. Needs: tokenizers, and on the path a Node whose Unicode is newer than the library's.
"""
import json
import subprocess

import tokenizers
from tokenizers import Regex, normalizers, pre_tokenizers

CODE_POINTS = [c for c in range(1, 0x110000) if not 0xD800 <= c <= 0xDFFF]
clean = normalizers.BertNormalizer(clean_text=True, handle_chinese_chars=False, strip_accents=False, lowercase=False)
chinese = normalizers.BertNormalizer(clean_text=False, handle_chinese_chars=True, strip_accents=False, lowercase=False)
strip = normalizers.BertNormalizer(clean_text=False, handle_chinese_chars=False, strip_accents=True, lowercase=False)
accents = normalizers.StripAccents()
bert = pre_tokenizers.BertPreTokenizer()


def replaces(pattern):
    step = normalizers.Replace(Regex(pattern), "")
    return lambda c: step.normalize_str(c) == ""


def late():
    """Characters that take part in JavaScript's NFC but not in the library's, which knows an older Unicode."""
    script = r"""
        const rows = [];
        for (let c = 0x80; c < 0x110000; c++) {
          if (c >= 0xd800 && c <= 0xdfff) continue;
          const s = String.fromCodePoint(c), parts = s.normalize('NFD');
          const tries = [[c, 'a\u0345' + s], [c, 'a' + s + '\u0334']];
          if (parts !== s) tries.push([parts.codePointAt(0), parts]);
          for (const [member, before] of tries) {
            const after = before.normalize('NFC');
            if (after !== before) rows.push([member, before, after]);
          }
        }
        console.log(JSON.stringify(rows));"""
    rows = json.loads(subprocess.run(["node", "-e", script], check=True, capture_output=True, text=True).stdout)
    nfc = normalizers.NFC()
    return {chr(c) for c, before, after in rows if nfc.normalize_str(before) != after}


TESTS = {
    "letters": ("`\\p{L}` of its regular expressions", replaces(r"\p{L}")),
    "numbers": ("`\\p{N}` of its regular expressions", replaces(r"\p{N}")),
    "dropped": ("removed by BertNormalizer's clean_text", lambda c: clean.normalize_str(f"a{c}b") == "ab"),
    "chinese": ("set apart by BertNormalizer's handle_chinese_chars", lambda c: chinese.normalize_str(c) != c),
    "marks": ("removed by StripAccents", lambda c: accents.normalize_str(c) == ""),
    "accents": ("removed by BertNormalizer's strip_accents, after NFD", lambda c: strip.normalize_str(f"a{c}b") == "ab"),
    "late": ("combining in NFC for newer versions of Unicode only", late().__contains__),
    "punctuation": ("a word of its own for BertPreTokenizer", lambda c: len(bert.pre_tokenize_str(f"a{c}b")) == 3),
}


def ranges(members):
    found = []
    for c in members:
        if found and found[-1][1] == c - 1:
            found[-1][1] = c
        else:
            found.append([c, c])
    return found


def as_class(members):
    escape = lambda c: f"\\u{{{c:x}}}"
    return "".join(escape(a) if a == b else f"{escape(a)}-{escape(b)}" for a, b in ranges(members))


print(f"// Made by tools/reference/unicode_classes.py from tokenizers {tokenizers.__version__}. Do not edit.")
print("// The inside of regular expression classes, for the flags u and v.")
for name, (what, test) in TESTS.items():
    members = [c for c in CODE_POINTS if test(chr(c))]
    print(f"\n/** {len(members)} characters: {what}. */\nexport const {name} = String.raw`{as_class(members)}`;")
