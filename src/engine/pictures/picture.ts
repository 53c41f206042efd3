import type { Picture } from '../../contract/engine.ts';
import { Trouble } from '../../core/errors.ts';
import type { UnreadableReason } from '../../core/messages/problems.ts';
import type { BadImage } from '../decode/decode.ts';

/** `image-not-shown`, and why. */
export function notShown(file: string, bad: BadImage | null): Trouble {
  return new Trouble('image-not-shown', { file, reason: bad === null ? 'gone' : reasonOf(bad) });
}

function reasonOf({ code, args }: BadImage): UnreadableReason {
  if (code === 'truncated-image') return 'truncated';
  return code === 'image-too-large' ? 'large' : (args['reason'] as UnreadableReason);
}

/** Bytes of their own: a view would be sent with all that lies around it. */
export function picture(bytes: Uint8Array, type: Picture['type'], width: number, height: number): Picture {
  return { bytes: Uint8Array.from(bytes), type, width, height };
}
