export { seedMt19937, fillUniform } from './mt19937';
export { resizeRows, resizeColumns } from './resize';
export { countAbove, firstBest, raiseHighest, weightAbove } from './scan';

/** First byte that the host may use; everything below belongs to the kernels. */
export function heapBase(): usize {
  return __heap_base;
}
