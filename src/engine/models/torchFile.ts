/** Numbers of https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT */
const END_SIGNATURE = 0x06054b50;
const END_SIZE = 22;
const ENTRY_SIGNATURE = 0x02014b50;
const ENTRY_SIZE = 46;
const LOCAL_SIZE = 30;
const STORED = 0;

/**
 * The raw storages of a file that `torch.save` wrote (a zip whose entries `data/0`, `data/1`, … are not compressed), each
 * as float32. Its pickle is not read: unpickling runs code. Throws a RangeError when it is another file or cut short.
 */
export function readTorchStorages(bytes: Uint8Array): Float32Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const storages: Float32Array[] = [];
  for (const { name, method, size, at } of entriesOf(view)) {
    if (!/(^|\/)data\/\d+$/.test(name)) continue;
    if (method !== STORED || size % 4 !== 0) throw new RangeError(`${name} is not stored as floats`);
    const start = at + LOCAL_SIZE + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
    if (start + size > bytes.length) throw new RangeError(`${name} is cut short`);
    storages.push(new Float32Array(new Uint8Array(bytes.subarray(start, start + size)).buffer));
  }
  return storages;
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly size: number;
  /** Where its local header begins. */
  readonly at: number;
}

function* entriesOf(view: DataView): Generator<Entry> {
  const end = endOf(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  for (let entry = 0; entry < count; entry++) {
    if (view.getUint32(at, true) !== ENTRY_SIGNATURE) throw new RangeError('a damaged table of contents');
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true)) as Lengths;
    const name = new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + at + ENTRY_SIZE, nameLength));
    const [method, size] = [view.getUint16(at + 10, true), view.getUint32(at + 24, true)];
    yield { name, method, size, at: view.getUint32(at + 42, true) };
    at += ENTRY_SIZE + nameLength + extra + comment;
  }
}

type Lengths = [name: number, extra: number, comment: number];

/** torch writes no comment behind the table of contents. */
function endOf(view: DataView): number {
  const end = view.byteLength - END_SIZE;
  if (end < 0 || view.getUint32(end, true) !== END_SIGNATURE) throw new RangeError('not a file of torch, or cut short');
  return end;
}
