import type { Response } from 'undici';
import { Trouble } from '../../core/errors.ts';
import { Passing } from './attempts.ts';
import type { HubToken } from './settings.ts';

/** The server has not so much of the file as was asked to go on with. */
export const RANGE_REFUSED = 416;
/** Statuses below 500 that another try may not meet. */
const PASSING: ReadonlySet<number> = new Set([408, RANGE_REFUSED]);

/** What a request was about. */
export interface Asked {
  /** `owner/name`. */
  readonly model: string;
  readonly revision: string;
  readonly file?: string;
}

/** Who answers: the Hub, with the token that it was sent, or a host that it redirects to. */
export type Sender =
  | { readonly kind: 'hub'; readonly host: string; readonly token: HubToken | null }
  | { readonly kind: 'other'; readonly host: string };

/**
 * What a status means. The Hub answers 401 for models that do not exist and for private ones alike, and for every model
 * where the token is wrong or has expired; it tells more in `X-Error-Code`.
 */
export function refusal(response: Response, asked: Asked, sender: Sender): Passing | Trouble {
  return (sender.kind === 'hub' ? noAccess(response, asked, sender) : null) ?? failure(response, asked, sender.host);
}

function noAccess(
  { status, headers }: Response,
  { model }: Asked,
  { host, token }: Extract<Sender, { kind: 'hub' }>,
): Trouble | null {
  const code = headers.get('x-error-code');
  if (status === 403 || (status === 401 && code === 'GatedRepo'))
    return new Trouble('hub-access-denied', { model, host });
  if (status !== 401) return null;
  if (token && code !== 'RepoNotFound') return new Trouble('hub-token-refused', { host, place: token.place });
  return new Trouble('hub-model-unknown', { model, host });
}

function failure({ status, headers }: Response, asked: Asked, host: string): Passing | Trouble {
  const { model, revision, file = '' } = asked;
  const code = headers.get('x-error-code');
  if (code === 'RevisionNotFound') return new Trouble('hub-revision-unknown', { model, revision });
  if (code === 'EntryNotFound') return new Trouble('hub-file-missing', { model, file });
  if (status === 404) return new Trouble('hub-model-unknown', { model, host });
  if (status === 429) return new Passing(new Trouble('hub-busy', { host }), retryAfter(headers.get('retry-after')));
  const failed = new Trouble('hub-failed', { host, status });
  return status >= 500 || PASSING.has(status) ? new Passing(failed, retryAfter(headers.get('retry-after'))) : failed;
}

/** Milliseconds: the header holds seconds or a date. */
function retryAfter(header: string | null): number | null {
  if (header === null) return null;
  const seconds = Number(header);
  const wait = Number.isFinite(seconds) ? 1000 * seconds : Date.parse(header) - Date.now();
  return Number.isFinite(wait) ? Math.max(0, wait) : null;
}
