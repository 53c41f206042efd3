import { Tokenizer } from '@huggingface/tokenizers';
import type { TokenizedCaption } from '../../../core/pipelines/types.ts';
import { longestPrefix } from './cut.ts';
import { lowercase, makeExact } from './exact.ts';

/** Above this many UTF-16 units only the beginning of a caption is tokenised, if it is enough to fill the encoder. */
const LONG_CAPTION = 20_000;

export interface TokenizerOptions {
  /** Most ids that the encoder reads, special tokens included. */
  readonly limit: number;
  /** Lowercase before everything else (sentence-transformers' do_lower_case). */
  readonly lowercase: boolean;
}

/** Turns captions into the ids that Python's fast tokenizers give with `truncation=True`. */
export class CaptionTokenizer {
  readonly #tokenizer: Tokenizer;
  readonly #options: TokenizerOptions;
  readonly #before: readonly number[];
  readonly #after: readonly number[];
  /** Ids left for the caption itself. */
  readonly #room: number;

  /** `definition` is the parsed `tokenizer.json`. Throws when the library cannot read it. */
  constructor(definition: object, options: TokenizerOptions) {
    this.#tokenizer = new Tokenizer(definition, {});
    makeExact(this.#tokenizer);
    this.#options = options;
    [this.#before, this.#after] = specialTokens(this.#tokenizer);
    this.#room = options.limit - this.#before.length - this.#after.length;
    if (!(this.#room > 0)) throw new RangeError(`no room for a caption within ${options.limit} tokens`);
  }

  tokenize(caption: string): TokenizedCaption {
    const ids = this.#contentIds(caption);
    const kept = [...this.#before, ...ids.slice(0, this.#room), ...this.#after];
    return { ids: kept, cutAt: ids.length > this.#room ? this.#cutAt(caption) : null };
  }

  /** Ids of the caption without special tokens; of a very long one as many as the encoder can read, and more. */
  #contentIds(caption: string): readonly number[] {
    const space = caption.length > LONG_CAPTION ? lastSpace(caption, LONG_CAPTION) : 0;
    const beginning = space > 0 ? this.#encode(caption.slice(0, space)) : [];
    return beginning.length > this.#room + 1 ? beginning : this.#encode(caption);
  }

  #encode(text: string): readonly number[] {
    const cased = this.#options.lowercase ? lowercase(text) : text;
    return this.#tokenizer.encode(cased, { add_special_tokens: false }).ids;
  }

  #cutAt(caption: string): number {
    return longestPrefix(caption, (prefix) => this.#encode(prefix).length <= this.#room);
  }
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
