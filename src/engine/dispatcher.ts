import { getCACertificates } from 'node:tls';
import type { Dispatcher } from 'undici';
import type { Network } from '../contract/engine.ts';

/** Loaded with the first request: where all models are here, it never is. */
export const client = () => import('undici');

export interface Limits {
  /** Milliseconds that a connection may take. */
  readonly connecting: number;
  /** Milliseconds that the other side may be silent; 0 for any. */
  readonly silent: number;
}

/** Sends requests through proxies, with the system's certificates. */
export async function openDispatcher(network: Network, { connecting, silent }: Limits): Promise<Dispatcher> {
  const { EnvHttpProxyAgent } = await client();
  const tls = {
    ca: [...new Set([...getCACertificates('default'), ...getCACertificates('system')])],
    rejectUnauthorized: network.strictSsl !== false,
  };
  return new EnvHttpProxyAgent({
    connect: { ...tls, timeout: connecting },
    requestTls: tls,
    proxyTls: tls,
    headersTimeout: silent,
    bodyTimeout: silent,
    ...proxiesOf(network),
  });
}

/** Whether the proxy that the network names, if it names one, has an address. */
export function isProxyUsable({ proxy }: Network): boolean {
  return !proxy || /^https?:$/.test(URL.parse(proxy)?.protocol ?? '');
}

/** A variable that is empty stands for none: undici would not look at its other spelling then. */
function proxiesOf({ proxy, noProxy }: Network) {
  const variable = (name: string) => process.env[name.toLowerCase()] || process.env[name] || '';
  return {
    httpProxy: proxy || variable('HTTP_PROXY'),
    httpsProxy: proxy || variable('HTTPS_PROXY') || variable('HTTP_PROXY'),
    noProxy: noProxy?.join() || variable('NO_PROXY'),
  };
}
