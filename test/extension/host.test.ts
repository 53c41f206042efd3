import { describe, expect, it } from 'vitest';
import { EDITORS } from '../../tools/editorServer.mjs';
import { forgottenTests } from './support/prepared.ts';
import { runServed } from './support/served.ts';
import { WINDOWS } from './support/windows.ts';

/** The runs come first, because what they report are the tests. */
for (const { version } of EDITORS) {
  for (const { window, outcomes, failure } of await runServed(version, WINDOWS)) {
    describe(`in the editor ${version}, window “${window}”`, () => {
      it.each(outcomes)('$name', (outcome) => {
        expect(outcome.failure).toBeNull();
      });
      it('runs to its end', () => {
        expect(failure).toBeNull();
      });
    });
  }
}

it('some window runs each file with tests', async () => {
  expect(await forgottenTests()).toEqual([]);
});
