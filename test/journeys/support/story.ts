import { beforeEach } from 'vitest';

/** Tests that go on where the one before ended: after a failure, which `look` keeps by its name, the rest is not tried. */
export function story(look: (name: string) => Promise<void>): void {
  let isBroken = false;
  beforeEach(({ skip, onTestFailed, task }) => {
    skip(isBroken, 'a step before it has failed');
    onTestFailed(async () => {
      isBroken = true;
      await look(`failed-${task.name.replace(/\W+/g, '-')}`);
    });
  });
}
