import { BOTH, captions, type Case } from './case.ts';
import { PIPE, type Entries } from './folder.ts';
import { MODELS } from './models.ts';
import { GREY } from './pictures.ts';

const equivalents = (...pairs: readonly unknown[]): Entries => ({
  'captions.equivalent.json': JSON.stringify({ version: 1, pairs }),
});
const name = (image: string, caption: string) => ({ image, caption });

/** Captions that cannot be used, or not as they are. */
export const CAPTIONS: readonly Case[] = [
  {
    name: 'an empty caption, and one of spaces',
    csv: captions('one.png,food,', 'two.jpg,food,"  \n "'),
    exit: 0,
    rows: BOTH,
    leftOut: ['4 empty-caption', '5 empty-caption'],
    problems: ['4 empty-caption', '5 empty-caption'],
  },
  {
    name: 'the same image and caption twice',
    csv: captions('one.png,food,  A salad with tomato. '),
    exit: 0,
    rows: BOTH,
    leftOut: ['4 duplicate-row'],
    problems: ['4 duplicate-row'],
    alone: true,
  },
  {
    name: 'two captions of one image',
    csv: captions('one.png,food,Tomato on a plate.'),
    exit: 0,
    rows: [...BOTH, '4 food/one.png'],
    problems: ['4 several-captions'],
  },
  {
    name: 'one caption for two images',
    csv: captions('three.jpg,food,A quiet shore.'),
    files: { 'food/three.jpg': GREY },
    exit: 0,
    rows: [...BOTH, '4 food/three.jpg'],
  },
  {
    name: 'a caption longer than the encoder reads',
    csv: captions(`one.png,food,${'a plate and a lamp '.repeat(40)}`),
    exit: 0,
    rows: [...BOTH, '4 food/one.png'],
    problems: ['4 several-captions', '4 caption-cut'],
  },
  {
    name: 'a caption of 100 kB',
    csv: captions(`one.png,food,${'long '.repeat(20_000)}`),
    exit: 0,
    rows: [...BOTH, '4 food/one.png'],
    problems: ['4 several-captions', '4 caption-cut'],
    alone: true,
  },
  {
    name: 'a caption of 100 kB without a space',
    csv: captions(`one.png,food,${'x'.repeat(100_000)}`),
    exit: 0,
    rows: [...BOTH, '4 food/one.png'],
    problems: ['4 several-captions', '4 caption-cut'],
  },
  {
    name: 'a caption that the sentence encoder alone must cut is reported once',
    csv: captions(`one.png,food,${'a plate and a lamp '.repeat(40)}`),
    args: ['--pipelines', 'preclip,clip'],
    exit: 0,
    rows: [...BOTH, '4 food/one.png'],
    problems: ['4 several-captions', '4 caption-cut'],
  },
  {
    name: 'a Spanish caption before a model that knows English alone',
    csv: captions('one.png,food,Una ensalada con tomate y cebolla sobre la mesa del comedor'),
    files: englishModel(),
    args: ['--clip', '{root}/english'],
    exit: 0,
    rows: [...BOTH, '4 food/one.png'],
    problems: ['4 several-captions', '4 caption-not-english'],
  },
  {
    name: 'NUL, controls and emoji in a caption',
    csv: captions('one.png,food,a\0b\u0007c\u001b[2J 👩‍👩‍👧 é'),
    exit: 0,
    rows: [...BOTH, '4 food/one.png'],
    problems: ['4 several-captions'],
  },
  {
    name: 'a lone surrogate, as a broken program writes it',
    csv: Buffer.concat([Buffer.from(captions()), Buffer.from('one.png,food,a'), Buffer.from([0xed, 0xa0, 0x80, 0x0a])]),
    exit: 0,
    rows: BOTH,
    leftOut: ['4 not-utf8'],
    problems: ['4 not-utf8'],
  },
  {
    name: 'a category that no folder has, and one with a typing mistake',
    csv: captions('one.png,fodo,A salad.', 'one.png,boats,A boat.'),
    exit: 0,
    rows: BOTH,
    leftOut: ['4 unknown-category', '5 unknown-category'],
    problems: ['4 unknown-category', '5 unknown-category'],
  },
  {
    name: 'declared equivalents',
    csv: captions(),
    files: equivalents([name('food/one.png', 'A salad with tomato.'), name('food/two.jpg', 'A quiet shore.')]),
    exit: 0,
    rows: BOTH,
  },
  {
    name: 'equivalents of captions that were edited since',
    csv: captions(),
    files: equivalents([name('food/one.png', 'A salad.'), name('food/two.jpg', 'A quiet shore.')]),
    exit: 0,
    rows: BOTH,
    problems: ['- equivalents-unknown-row'],
  },
  {
    name: 'equivalents that are no JSON',
    csv: captions(),
    files: { 'captions.equivalent.json': '{"version": 1, "pairs": [' },
    exit: 0,
    rows: BOTH,
    problems: ['- equivalents-unreadable'],
  },
  {
    name: 'equivalents that are a pipe',
    csv: captions(),
    files: { 'captions.equivalent.json': PIPE },
    exit: 0,
    rows: BOTH,
  },
  {
    name: 'equivalents that are a link leading out are not read',
    csv: captions(),
    files: { '../secret.json': 'a secret', 'captions.equivalent.json': { link: '../secret.json' } },
    exit: 0,
    rows: BOTH,
  },
  {
    name: 'equivalents of another version',
    csv: captions(),
    files: { 'captions.equivalent.json': '{"version": 99, "pairs": []}' },
    exit: 0,
    rows: BOTH,
    problems: ['- equivalents-unreadable'],
  },
];

/** The tiny CLIP under the name of OpenAI's, by its vocabulary. */
function englishModel(): Entries {
  const config = { model_type: 'clip', projection_dim: 64, text_config: { vocab_size: 49_408 } };
  const linked = ['onnx', 'preprocessor_config.json', 'tokenizer.json', 'tokenizer_config.json'];
  return {
    '../english/config.json': JSON.stringify(config),
    ...Object.fromEntries(linked.map((file) => [`../english/${file}`, { link: `${MODELS}/clip/${file}` }])),
  };
}
