import {
  BertNormalizer,
  BertPreTokenizer,
  ByteLevelPreTokenizer,
  LowercaseNormalizer,
  NFCNormalizer,
  PrecompiledNormalizer,
  ReplaceNormalizer,
  SequenceNormalizer,
  SequencePreTokenizer,
  SplitPreTokenizer,
  StripAccentsNormalizer,
  StripNormalizer,
  type Normalizer,
  type PreTokenizer,
  type Tokenizer,
} from '@huggingface/tokenizers';
import { Charsmap, type Matching } from './charsmap.ts';
import { accents, chinese, dropped, late, letters, marks, numbers, punctuation } from './classes.ts';

const SPACE = '\\p{White_Space}';
const DROPPED = new RegExp(`[${dropped}\\0\\ufffd]`, 'gu');
const LEFT_SPACE = new RegExp(`^${SPACE}+`, 'u');
const RIGHT_SPACE = new RegExp(`${SPACE}+$`, 'u');
const CHINESE = new RegExp(`[${chinese}]`, 'gu');
const ACCENTS = new RegExp(`[${accents}]`, 'gu');
const MARKS = new RegExp(`[${marks}]`, 'gu');
const LATE = new RegExp(`([${late}])`, 'u');
const BYTE_LEVEL_WORD = new RegExp(
  `'s|'t|'re|'ve|'m|'ll|'d| ?[${letters}]+| ?[${numbers}]+| ?[^${SPACE}${letters}${numbers}]+|${SPACE}+(?!\\P{White_Space})|${SPACE}+`,
  'gu',
);
const BERT_WORD = new RegExp(`[^${SPACE}${punctuation}]+|[${punctuation}]`, 'gu');

/** Replaces those steps of the library whose result can differ from Python's tokenizers' by exact ones. */
export function makeExact(tokenizer: Tokenizer, matching: Matching): void {
  makeNormalizerExact(tokenizer.normalizer, matching);
  makePreTokenizerExact(tokenizer.pre_tokenizer);
}

function makeNormalizerExact(step: Normalizer | null, matching: Matching): void {
  if (step instanceof SequenceNormalizer) for (const inner of step.normalizers) makeNormalizerExact(inner, matching);
  else if (step instanceof NFCNormalizer) step.normalize = compose;
  else if (step instanceof LowercaseNormalizer) step.normalize = lowercase;
  else if (step instanceof StripNormalizer) step.normalize = strip(step.config);
  else if (step instanceof ReplaceNormalizer && step.pattern instanceof RegExp) step.pattern = withSpaces(step.pattern);
  else if (step instanceof StripAccentsNormalizer) step.normalize = (text) => text.replace(MARKS, '');
  else if (step instanceof PrecompiledNormalizer && typeof step.charsmap === 'string') {
    const charsmap = new Charsmap(step.charsmap);
    step.normalize = (text) => charsmap.normalize(text, matching);
  } else if (step instanceof BertNormalizer) step.normalize = bertNormalizer(step.config);
}

function makePreTokenizerExact(step: PreTokenizer | null): void {
  if (step instanceof SequencePreTokenizer) step.tokenizers.forEach(makePreTokenizerExact);
  else if (step instanceof ByteLevelPreTokenizer) step.pattern = BYTE_LEVEL_WORD;
  else if (step instanceof BertPreTokenizer) step.pattern = BERT_WORD;
  else if (step instanceof SplitPreTokenizer && step.pattern) step.pattern = withClasses(step.pattern);
}

/** The white space of Unicode, to which JavaScript's `trim` adds the byte order mark. */
function strip({ strip_left, strip_right }: { readonly strip_left?: boolean; readonly strip_right?: boolean }) {
  return (text: string) => {
    const from = strip_left ? text.replace(LEFT_SPACE, '') : text;
    return strip_right ? from.replace(RIGHT_SPACE, '') : from;
  };
}

/** The same for `\\s` in a pattern. */
function withSpaces(pattern: RegExp): RegExp {
  return new RegExp(pattern.source.replaceAll('\\s', SPACE), pattern.flags);
}

/** NFC by the library's Unicode: characters that combine since a later version stay apart. */
function compose(text: string): string {
  if (!LATE.test(text)) return text.normalize('NFC');
  const parts = text.split(LATE).map((part) => part.normalize('NFC'));
  return parts.join('');
}

/** Character by character, so that a final Σ becomes σ and not ς. */
export function lowercase(text: string): string {
  return text.replaceAll('Σ', 'σ').toLowerCase();
}

interface BertSteps {
  readonly clean_text?: boolean;
  readonly handle_chinese_chars?: boolean;
  readonly strip_accents?: boolean | null;
  readonly lowercase?: boolean;
}

function bertNormalizer(steps: BertSteps): (text: string) => string {
  return (text) => {
    let out = text;
    if (steps.clean_text) out = out.replace(DROPPED, '').replace(/\p{White_Space}/gu, ' ');
    if (steps.handle_chinese_chars) out = out.replace(CHINESE, ' $& ');
    if (steps.strip_accents ?? steps.lowercase) out = out.normalize('NFD').replace(ACCENTS, '');
    return steps.lowercase ? lowercase(out) : out;
  };
}

/** The same pattern with the library's letters and numbers; flag v allows a class within a class. */
function withClasses(pattern: RegExp): RegExp {
  const source = pattern.source.replaceAll('\\p{L}', `[${letters}]`).replaceAll('\\p{N}', `[${numbers}]`);
  try {
    return new RegExp(source, 'gv');
  } catch {
    return pattern;
  }
}
