import { expect } from 'vitest';
import { scanCsv } from '../../../src/core/dataset/csv.ts';
import { decodeCaptions } from '../../../src/core/dataset/decode.ts';
import { STEERING } from '../../unit/report/hostile.ts';
import type { Told } from './judge.ts';

/** Joiners stand where emoji and scripts need them; nothing else that steers or hides may. */
const withoutJoiners = (text: string): string =>
  text.replace(/(?<=\p{Extended_Pictographic}\ufe0f?)\u200d(?=\p{Extended_Pictographic})/gu, '');

/** Whatever the dataset holds: no output obeys it. */
export function expectHarmless({ out, err, json, html, csv }: Told, captions: string | Uint8Array | null): void {
  expect(withoutJoiners(out)).not.toMatch(STEERING);
  expect(withoutJoiners(err)).not.toMatch(STEERING);
  if (json !== null) expect(json).not.toMatch(STEERING);
  if (html !== null) expectDead(html);
  if (csv !== null && captions !== null) expectKept(csv, captions);
}

/** A page without script, link, handler or anything from the network. */
function expectDead(page: string): void {
  expect(withoutJoiners(page)).not.toMatch(STEERING);
  const tags = new Set(Array.from(page.matchAll(/<\/?([a-z!][a-z0-9]*)/gi), ([, name]) => name?.toLowerCase()));
  for (const tag of ['script', 'a', 'iframe', 'object', 'embed', 'form', 'link', 'base'])
    expect(tags).not.toContain(tag);
  expect(page.match(/<style>/g)).toHaveLength(1);
  const attributes = Array.from(page.matchAll(/<[a-z][^>]*>/gi), ([tag]) => tag);
  for (const tag of attributes) {
    expect(tag.replace(/"[^"]*"/g, '""')).not.toMatch(/\s(on[a-z]+|href|action|srcdoc)\s*=/i);
    expect(tag).not.toMatch(/\ssrc="(?!data:image\/)/i);
  }
  expect(page).not.toMatch(/url\((?!["']?data:)/i);
}

/** Every record of the copy begins with the bytes of the original, and ends as it does; what was added starts no formula. */
function expectKept(copy: Buffer, captions: string | Uint8Array): void {
  const original = decodeCaptions(Buffer.from(captions));
  const copied = decodeCaptions(copy);
  expect([copied.encoding, copied.bom]).toEqual([original.encoding, original.bom]);
  const before = scanCsv(original.text);
  const after = scanCsv(copied.text, before.delimiter);
  expect(after.records).toHaveLength(before.records.length);
  before.records.forEach(({ fields, start, end, next }, index) => {
    const record = after.records[index];
    const source = copied.text.slice(record?.start, record?.end);
    expect(source.startsWith(original.text.slice(start, end))).toBe(true);
    expect(copied.text.slice(record?.end, record?.next)).toBe(original.text.slice(end, next));
    for (const { value } of record?.fields.slice(fields.length) ?? []) {
      expect(value).not.toMatch(/^\s*[=+@\uff1d\uff0b\uff0d\uff20]|^\s*-(?!\d+(\.\d+)?(e[-+]\d+)?$)/i);
    }
  });
}
