import { fileURLToPath } from 'node:url';

/** The models of the tiny set. */
export const MODELS = fileURLToPath(new URL('../../fixtures/tiny/models', import.meta.url));
