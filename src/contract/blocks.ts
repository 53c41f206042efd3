export type { BlockRequest } from '../core/similarity/texels.ts';
