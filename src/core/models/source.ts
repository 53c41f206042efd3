/** Where a model comes from: a folder of this machine, or the Hugging Face Hub. */
export type ModelSource =
  | { readonly kind: 'folder'; readonly folder: string }
  | {
      readonly kind: 'hub';
      /** `owner/name`. */
      readonly name: string;
      /** Branch, tag or commit. */
      readonly revision: string;
    };

const MAIN = 'main';
const HUB = 'hf:';
/** As the Hub allows names: letters, digits, `-`, `_`, `.`; what begins with a dot could leave a folder. */
const PART = /^\w[\w.-]{0,95}$/;
/** As git allows names, without what a path or an address reads otherwise. */
const REVISION = /^\w[\w.+-]*(\/\w[\w.+-]*)*$/;

/** A folder is absolute on the wire, so anything that has the form of a Hub name is one. `hf:` says so in every case. */
export function parseModelSource(text: string): ModelSource {
  return hubSource(text) ?? { kind: 'folder', folder: text };
}

/** `owner/name`, `owner/name@revision`, either with `hf:` before it; null for anything else. */
export function hubSource(text: string): Extract<ModelSource, { kind: 'hub' }> | null {
  const stated = text.startsWith(HUB) ? text.slice(HUB.length) : text;
  const [name = '', revision = MAIN, ...rest] = stated.split('@');
  const parts = name.split('/');
  const fits = parts.length === 2 && parts.every((part) => PART.test(part) && !/\.\.|--|\.git$/.test(part));
  if (!fits || rest.length > 0 || !REVISION.test(revision) || revision.includes('..')) return null;
  return { kind: 'hub', name, revision };
}

/** The same in the form that can mean no folder, whatever lies on the disk; any other text as it is. */
export function unmistakable(text: string): string {
  const source = hubSource(text);
  return source ? HUB + sourceText(source) : text;
}

/** The name as a user writes it: without a revision that is the usual one. */
export function sourceText(source: ModelSource): string {
  if (source.kind === 'folder') return source.folder;
  return source.revision === MAIN ? source.name : `${source.name}@${source.revision}`;
}
