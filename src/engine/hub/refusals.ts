import type { Response } from 'undici';
import { Trouble } from '../../core/errors.ts';
import { Passing } from './attempts.ts';

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

/**
 * What a status means. The Hub answers 401 for models that do not exist and for private ones alike, and tells more in
 * `X-Error-Code`.
 */
export function refusal({ status, headers }: Response, asked: Asked, host: string): Passing | Trouble {
  const { model, revision, file = '' } = asked;
  const code = headers.get('x-error-code');
  if (status === 403 || (status === 401 && code === 'GatedRepo'))
    return new Trouble('hub-access-denied', { model, host });
  if (code === 'RevisionNotFound') return new Trouble('hub-revision-unknown', { model, revision });
  if (code === 'EntryNotFound') return new Trouble('hub-file-missing', { model, file });
  if (status === 401 || status === 404) return new Trouble('hub-model-unknown', { model, host });
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
