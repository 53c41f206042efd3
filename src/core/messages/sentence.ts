/** `l10n.t` of `@vscode/l10n` or `vscode.l10n.t`: puts the arguments into the message, in the user's language. */
export type Translate = (message: string, args: Record<string, string | number>) => string;

/** Names of the `{placeholders}` of a message. */
export type Placeholders<Message extends string> = Message extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

/** One way or several to say the same, the most telling first; the last one needs no optional argument. */
export type Wordings = readonly [string, ...string[]];

type Last<All extends Wordings> = All extends readonly [...string[], infer Message extends string] ? Message : never;

/** The arguments of a sentence: those of its last wording, and optionally those of the others. */
export type ArgsOf<All extends Wordings> = Record<Placeholders<Last<All>>, string | number> &
  Partial<Record<Placeholders<All[number]>, string | number>>;

/** Names of the placeholders of a message, sorted. */
export function placeholders(message: string): string[] {
  return [...new Set(Array.from(message.matchAll(/\{(\w+)\}/g), ([, name]) => name ?? ''))].sort();
}

const found = new Map<string, readonly string[]>();

/** The same, looked for once in each wording: the same few are asked for a thousand times. */
function namesIn(wording: string): readonly string[] {
  const names = found.get(wording) ?? placeholders(wording);
  found.set(wording, names);
  return names;
}

/** The first wording whose arguments are all there. */
export function sentence(wordings: Wordings, args: Readonly<Record<string, string | number>>, t: Translate): string {
  const complete = wordings.find((wording) => namesIn(wording).every((name) => Object.hasOwn(args, name)));
  return t(complete ?? wordings[wordings.length - 1] ?? wordings[0], { ...args });
}
