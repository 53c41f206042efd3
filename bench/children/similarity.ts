// Prints how long the comparison of two large sets of vectors took, and the peak of this process's memory.
import '../support/binary.ts';

const ROWS = 20_000;
const COLUMNS = 512;

const { compareVectors } = await import('../../src/core/similarity/compare.ts');
const { rightAnswers } = await import('../../src/core/similarity/answers.ts');
const { unitRows } = await import('../../src/core/similarity/vectors.ts');
const { openLinear } = await import('../../src/engine/linear/linear.ts');

/** Unit vectors that are much like one another, as those of an encoder are. */
function vectors(seed: number) {
  let state = seed;
  const random = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0) / 2 ** 31;
  const data = Float32Array.from({ length: ROWS * COLUMNS }, (_, i) => Math.sin(i % COLUMNS) + random());
  return unitRows({ data, rows: ROWS, columns: COLUMNS });
}

const names = Array.from({ length: ROWS }, (_, i) => String(i));
const sets = { images: vectors(1), captions: vectors(2), answers: rightAnswers(names, names) };
const linear = await openLinear();
const start = performance.now();
await compareVectors(sets, linear.multiply);
const seconds = (performance.now() - start) / 1e3;
process.stdout.write(JSON.stringify({ seconds, peakBytes: process.resourceUsage().maxRSS * 1024 }));
