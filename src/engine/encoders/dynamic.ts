import type { Precision } from '../../core/pipelines/types.ts';

/** Whether scales come from the whole batch, so that a vector would depend on its neighbours. */
export const isDynamic = (precision: Precision): boolean => precision === 'int8' || precision === 'uint8';
