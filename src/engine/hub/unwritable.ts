import { messageOf, Trouble } from '../../core/errors.ts';
import { codeOf } from '../errors.ts';

const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** Why a file of the cache was not written; what is no error of the file system is left as it is. */
export function unwritable(error: unknown, folder: string): unknown {
  const code = codeOf(error);
  if (error instanceof Trouble || code === null || !(error instanceof Error && 'syscall' in error)) return error;
  if (FULL.has(code)) return new Trouble('disk-full', { folder }, error);
  return new Trouble('hub-cache-unwritable', { folder, reason: messageOf(error) }, error);
}
