/** What was drawn: the calls of a 2D context with their arguments, and its settings at that time. */
export interface Call {
  readonly name: string;
  readonly args: readonly unknown[];
  readonly settings: Readonly<Record<string, unknown>>;
}

/** A 2D context that draws nothing and remembers everything. */
export function recorder(): { readonly context: CanvasRenderingContext2D; readonly calls: Call[] } {
  const calls: Call[] = [];
  const settings: Record<string, unknown> = {};
  const context = new Proxy(settings, {
    get:
      (_, name: string) =>
      (...args: unknown[]) =>
        calls.push({ name, args, settings: { ...settings } }),
    set: (_, name: string, value) => Reflect.set(settings, name, value),
  });
  return { context: context as unknown as CanvasRenderingContext2D, calls };
}
