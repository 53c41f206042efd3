const KINDS = { Float32Array, Int32Array, Uint8Array, Uint32Array } as const;

type Kind = keyof typeof KINDS;

/** JSON in which typed arrays keep their kind, to hand a result to the development page. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => {
    if (!ArrayBuffer.isView(part)) return part;
    const kind = part.constructor.name;
    return { kind, values: Array.from(part as unknown as ArrayLike<number>) };
  });
}

/** What `toJson` wrote. */
export function fromJson(text: string): unknown {
  return JSON.parse(text, (_, part: unknown) => {
    if (typeof part !== 'object' || part === null || !('kind' in part) || !('values' in part)) return part;
    return Array.isArray(part.values) ? KINDS[part.kind as Kind].from(part.values as number[]) : part;
  });
}
