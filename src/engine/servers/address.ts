import { Trouble } from '../../core/errors.ts';

/** Where a server of the Open Inference Protocol v2 serves one model. */
export interface ModelAddress {
  /** What comes before `/v2`. */
  readonly root: string;
  /** Name of the model, decoded. */
  readonly model: string;
  /** The address of the model, with its version where one is asked for; it holds no secret. */
  readonly url: string;
}

const MODEL_PATH = /^(.*)\/v2\/models\/([^/]+)(\/versions\/[^/]+)?\/?$/;

/** From `http(s)://host[:port][/prefix]/v2/models/NAME[/versions/VERSION]`. Throws `server-address`, without what must stay secret. */
export function parseAddress(address: string): ModelAddress {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url && (url.username !== '' || url.password !== '')) {
    url.username = '';
    url.password = '';
    throw new Trouble('server-address-credentials', { server: withoutQuery(url) });
  }
  const [, prefix = '', model = '', version = ''] = MODEL_PATH.exec(url?.pathname ?? '') ?? [];
  const isHttp = url?.protocol === 'http:' || url?.protocol === 'https:';
  if (!url || !isHttp || model === '' || url.search !== '' || url.hash !== '')
    throw new Trouble('server-address', { server: url ? withoutQuery(url) : address });
  const root = url.origin + prefix;
  return { root, model: decoded(model), url: `${root}/v2/models/${model}${version}` };
}

function withoutQuery(url: URL): string {
  return `${url.origin === 'null' ? `${url.protocol}//${url.host}` : url.origin}${url.pathname}`;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
