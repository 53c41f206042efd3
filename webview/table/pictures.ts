import type { Picture } from '../../src/contract/engine.ts';
import { Lru } from '../../src/core/lru.ts';

/** An address for a picture; to be revoked. */
export function addressOf({ bytes, type }: Picture): string {
  return URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type }));
}

export type AskPicture = (row: number, signal: AbortSignal) => Promise<Picture>;

/** Milliseconds that a row must stay: what only flies past is never asked for. */
const PATIENCE = 80;
const MOST_REQUESTS = 4;
/** Pictures of some ten kilobytes. */
const MOST_KEPT = 200;

/** Fills images while they are in the page, few at a time, and lets go of those that left it. */
export class Thumbnails {
  readonly #ask: AskPicture;
  readonly #kept = new Lru<Picture>(MOST_KEPT);
  readonly #waiting = new Map<HTMLImageElement, number>();
  readonly #asked = new Map<HTMLImageElement, AbortController>();
  readonly #addresses = new Map<HTMLImageElement, string>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(ask: AskPicture) {
    this.#ask = ask;
  }

  /** Fills the image as soon as the row's picture is here. */
  show(image: HTMLImageElement, row: number): void {
    const known = this.#kept.get(String(row));
    if (known) {
      this.#place(image, known);
      return;
    }
    this.#waiting.set(image, row);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#askNext();
    }, PATIENCE);
  }

  /** The image leaves the page: its request ends, its address is revoked. */
  release(image: HTMLImageElement): void {
    this.#waiting.delete(image);
    this.#asked.get(image)?.abort();
    this.#asked.delete(image);
    const address = this.#addresses.get(image);
    if (address === undefined) return;
    // First, or a picture that is still being decoded would be looked for in vain.
    image.removeAttribute('src');
    URL.revokeObjectURL(address);
    this.#addresses.delete(image);
  }

  /** Forgets every picture and ends every request. */
  clear(): void {
    clearTimeout(this.#timer);
    for (const image of [...this.#waiting.keys(), ...this.#asked.keys(), ...this.#addresses.keys()])
      this.release(image);
    this.#kept.clear();
  }

  #askNext(): void {
    const next = [...this.#waiting].slice(0, Math.max(0, MOST_REQUESTS - this.#asked.size));
    for (const [image, row] of next) {
      this.#waiting.delete(image);
      void this.#request(image, row);
    }
  }

  /** Never rejects: an image without a picture stays empty. */
  async #request(image: HTMLImageElement, row: number): Promise<void> {
    const request = new AbortController();
    this.#asked.set(image, request);
    try {
      const picture = await this.#ask(row, request.signal);
      this.#kept.set(String(row), picture);
      if (!request.signal.aborted) this.#place(image, picture);
    } catch {
      if (!request.signal.aborted) image.classList.add('failed');
    } finally {
      if (this.#asked.get(image) === request) this.#asked.delete(image);
      this.#askNext();
    }
  }

  #place(image: HTMLImageElement, picture: Picture): void {
    const address = addressOf(picture);
    this.#addresses.set(image, address);
    image.src = address;
  }
}
