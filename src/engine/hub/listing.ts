import { Trouble } from '../../core/errors.ts';
import type { BlobHash } from './blobs.ts';
import type { HubNetwork } from './network.ts';
import type { Asked } from './refusals.ts';

/** Loaded with the first question: where all models are on disk, it never is. */
const library = () => import('@huggingface/hub');

export interface ListedFile {
  readonly bytes: number;
  readonly hash: BlobHash;
}

/** A model as the Hub lists it. */
export interface HubModel {
  readonly name: string;
  readonly commit: string;
  readonly licence: string | null;
  readonly files: ReadonlyMap<string, ListedFile>;
}

/** What the Hub has under a name and revision. Throws `Trouble`. */
export async function askHub(network: HubNetwork, name: string, revision: string): Promise<HubModel> {
  const { listFiles, modelInfo } = await library();
  const asked: Asked = { model: name, revision };
  const access = { hubUrl: network.endpoint, fetch: network.fetching(asked) };
  const { sha, cardData } = await readable(network, () =>
    modelInfo({ name, revision, additionalFields: ['sha', 'cardData'], ...access }),
  );
  if (!/^[0-9a-f]{40}$/.test(sha)) throw unusable(network, 'no commit is named');
  const files = new Map<string, ListedFile>();
  await readable(network, async () => {
    for await (const entry of listFiles({ repo: name, revision: sha, recursive: true, ...access })) {
      const file = entry.type === 'file' && isInside(entry.path) ? fileOf(entry) : null;
      if (file) files.set(entry.path, file);
    }
  });
  return { name, commit: sha, licence: licenceOf(cardData), files };
}

/** The address of a file. */
export function addressOf(endpoint: string, { name, commit }: Pick<HubModel, 'name' | 'commit'>, file: string): string {
  return `${endpoint}/${name}/resolve/${commit}/${file.split('/').map(encodeURIComponent).join('/')}`;
}

/** A small file as text; nothing is written. Throws `Trouble`. */
export async function readText(network: HubNetwork, model: HubModel, file: string): Promise<string> {
  const asked: Asked = { model: model.name, revision: model.commit, file };
  return (await network.text(addressOf(network.endpoint, model, file), asked)).text;
}

/** What is neither a `Trouble` nor JSON of the expected form is no answer of a Hub. */
async function readable<T>(network: HubNetwork, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Trouble) throw error;
    if (network.signal.aborted) throw new Trouble('cancelled', {}, error);
    throw unusable(network, 'no listing of a model', error);
  }
}

function unusable({ endpoint }: HubNetwork, reason: string, cause?: unknown): Trouble {
  return new Trouble('hub-answer-unusable', { host: new URL(endpoint).host, reason }, cause);
}

/** Paths come from outside and become paths of the cache. */
function isInside(path: string): boolean {
  const parts = path.split('/');
  return !/[\\:\0]/.test(path) && parts.every((part) => part !== '' && part !== '.' && part !== '..');
}

function fileOf(entry: {
  readonly size: number;
  readonly oid?: string;
  readonly lfs?: { readonly oid: string; readonly size: number };
}): ListedFile | null {
  const large = entry.lfs?.oid.replace(/^sha256:/, '');
  const hash: BlobHash = large === undefined ? { kind: 'git', hex: entry.oid ?? '' } : { kind: 'sha256', hex: large };
  const bytes = entry.lfs?.size ?? entry.size;
  const isHash = hash.kind === 'git' ? /^[0-9a-f]{40}$/ : /^[0-9a-f]{64}$/;
  return isHash.test(hash.hex) && Number.isSafeInteger(bytes) && bytes >= 0 ? { bytes, hash } : null;
}

function licenceOf(card: unknown): string | null {
  const licence: unknown = typeof card === 'object' && card !== null && 'license' in card ? card.license : null;
  return typeof licence === 'string' && /^[\w.+-]{1,40}$/.test(licence) ? licence : null;
}
