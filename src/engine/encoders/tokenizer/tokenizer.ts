import { Tokenizer } from '@huggingface/tokenizers';
import type { TokenizedCaption } from '../../../core/pipelines/types.ts';
import { longestPrefix } from './cut.ts';
import { lowercase, makeExact } from './exact.ts';

/** Above this many UTF-16 units only the beginning of a caption is tokenised, if it is enough to fill the encoder. */
const LONG_CAPTION = 20_000;

export interface TokenizerOptions {
  /** Most ids that the encoder reads, special tokens included. */
  readonly limit: number;
  /** Lowercase before everything else (sentence-transformers' do_lower_case, SigLIP 2). */
  readonly lowercase: boolean;
  /** SigLIP's: lower case, no punctuation, single spaces. */
  readonly canonical?: boolean;
  /** What fills a caption up to `limit`; nothing does where it is null. */
  readonly padding?: { readonly token: string; readonly side: 'left' | 'right' } | null;
}

/** Turns captions into the ids that Python's fast tokenizers give with `truncation=True`. */
export class CaptionTokenizer {
  readonly #tokenizer: Tokenizer;
  readonly #options: TokenizerOptions;
  readonly #before: readonly number[];
  readonly #after: readonly number[];
  /** Ids left for the caption itself. */
  readonly #room: number;
  readonly #padding: number | null;

  /** `definition` is the parsed `tokenizer.json`. Throws when the library cannot read it. */
  constructor(definition: object, options: TokenizerOptions) {
    this.#tokenizer = new Tokenizer(definition, {});
    makeExact(this.#tokenizer, options.canonical ? 'longest' : 'grapheme');
    this.#options = options;
    [this.#before, this.#after] = specialTokens(this.#tokenizer);
    this.#room = options.limit - this.#before.length - this.#after.length;
    this.#padding = options.padding ? idOf(this.#tokenizer, options.padding.token) : null;
    if (!(this.#room > 0)) throw new RangeError(`no room for a caption within ${options.limit} tokens`);
  }

  tokenize(caption: string): TokenizedCaption {
    const ids = this.#contentIds(caption);
    const kept = [...this.#before, ...ids.slice(0, this.#room), ...this.#after];
    return { ids: this.#padded(kept), cutAt: ids.length > this.#room ? this.#cutAt(caption) : null };
  }

  #padded(ids: readonly number[]): readonly number[] {
    if (this.#padding === null) return ids;
    const padding = new Array<number>(this.#options.limit - ids.length).fill(this.#padding);
    return this.#options.padding?.side === 'left' ? [...padding, ...ids] : [...ids, ...padding];
  }

  /** Ids of the caption without special tokens; of a very long one as many as the encoder can read, and more. */
  #contentIds(caption: string): readonly number[] {
    const space = caption.length > LONG_CAPTION ? lastSpace(caption, LONG_CAPTION) : 0;
    const beginning = space > 0 ? this.#encode(caption.slice(0, space)) : [];
    return beginning.length > this.#room + 1 ? beginning : this.#encode(caption);
  }

  #encode(text: string): readonly number[] {
    return this.#tokenizer.encode(this.#prepared(text), { add_special_tokens: false }).ids;
  }

  #prepared(text: string): string {
    if (this.#options.canonical) return canonical(text);
    return this.#options.lowercase ? lowercase(text) : text;
  }

  #cutAt(caption: string): number {
    return longestPrefix(caption, (prefix) => this.#encode(prefix).length <= this.#room);
  }
}

const PUNCTUATION = /[!-/:-@[-`{-~]/g;
/** White space as Python's `re` has it: Unicode's, and the four separators of ASCII. */
const SEPARATORS = String.fromCharCode(0x1c, 0x1d, 0x1e, 0x1f);
const SPACES = new RegExp(`[\\p{White_Space}${SEPARATORS}]+`, 'gu');

/** `SiglipTokenizer.canonicalize_text` of transformers. */
function canonical(text: string): string {
  return text.toLowerCase().replace(PUNCTUATION, '').replace(SPACES, ' ').replace(/^ | $/g, '');
}

/** Offset of the last white space before `end`, 0 when there is none. */
function lastSpace(text: string, end: number): number {
  let at = end;
  while (at > 0 && !/\s/.test(text.charAt(at))) at -= 1;
  return at;
}

/** What the post-processor puts before and after a sequence. */
function specialTokens(tokenizer: Tokenizer): [before: number[], after: number[]] {
  const marker = '\0';
  const tokens = tokenizer.post_processor?.post_process([marker]).tokens ?? [marker];
  const ids = (part: readonly string[]) => part.map((token) => idOf(tokenizer, token));
  const at = tokens.indexOf(marker);
  return [ids(tokens.slice(0, at)), ids(tokens.slice(at + 1))];
}

function idOf(tokenizer: Tokenizer, token: string): number {
  const id = tokenizer.token_to_id(token);
  if (id === undefined) throw new RangeError(`special token ${token} is not in the vocabulary`);
  return id;
}
