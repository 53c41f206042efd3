import { setImmediate as rest } from 'node:timers/promises';

/** Milliseconds of work between two rests. */
const SLICE = 10;

/** The pieces as bytes of UTF-8. The extension host has other work in between: those of a large report take seconds. */
export async function encoded(pieces: Iterable<string>): Promise<Uint8Array> {
  const slices: Buffer[] = [];
  let [slice, began] = ['', performance.now()];
  for (const piece of pieces) {
    slice += piece;
    if (performance.now() - began < SLICE) continue;
    slices.push(Buffer.from(slice));
    await rest();
    [slice, began] = ['', performance.now()];
  }
  return Buffer.concat([...slices, Buffer.from(slice)]);
}
