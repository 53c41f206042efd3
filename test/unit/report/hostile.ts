/** Captions and file names as somebody with bad intentions writes them. */
export const HOSTILE: Readonly<Record<string, string>> = {
  markup: `</td><script>alert(1)</script><img src=x onerror="alert(1)">`,
  'attribute breakout': `" onmouseover="alert(1)' onfocus='alert(2)`,
  'command link': '[run](command:workbench.action.terminal.new) <a href="command:x">x</a>',
  'script link': 'javascript:alert(1)',
  'style breakout': '</style><style>*{display:none}</style>',
  'colour escape': '\u001b[31mred\u001b[0m',
  'clear screen': '\u001b[2J\u001b[H',
  'link escape': '\u001b]8;;https://example.org\u0007click\u001b]8;;\u0007',
  'title escape': '\u001b]0;owned\u0007',
  'C1 control sequence': '\u009b31mred\u009d0;owned\u009c',
  'right-to-left override': 'photo\u202egpj.exe',
  'isolates and marks': 'a\u2066b\u2069c\u200ed\u200fe\u061cf',
  'zero width': 'a\u200bb\u200cc\u2060d\ufeffe',
  'tag characters': 'a\u{e0041}\u{e0042}b',
  newlines: 'one\ntwo\r\nthree\u2028four\u2029five\u0085six',
  'backspace and bell': 'abc\b\b\bxyz\u0007\u007f',
  formula: '=HYPERLINK("https://example.org","click")',
  'formula by plus': '+1+cmd|calc!A0',
  'formula by at': '@SUM(1+1)',
  'formula full width': '＝1+1',
  'formula after space': ' =1+1',
  'lone surrogate': 'a\ud800b\udc00c',
  'template text': '${process.exit()} {{x}} {0} %s',
  'heap of marks': `e${'\u0301'.repeat(5000)}`,
  '100 kB': 'long '.repeat(20_000),
  '100 kB without a space': 'x'.repeat(100_000),
};

/** What no terminal and no reader should get raw: controls but the line feed, steering and invisible characters. */
export const STEERING =
  /(?!\n)\p{Cc}|\p{Cs}|[\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|[\u{e0000}-\u{e007f}]/u;
