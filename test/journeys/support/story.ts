import { beforeEach } from 'vitest';

/** Tests that go on where the one before ended: after a failure, of which a picture is kept, the rest is not tried. */
export function story(shoot: (name: string) => Promise<void>): void {
  let isBroken = false;
  beforeEach(({ skip, onTestFailed, task }) => {
    skip(isBroken, 'a step before it has failed');
    onTestFailed(async () => {
      isBroken = true;
      await shoot(`failed-${task.name.replace(/\W+/g, '-')}`);
    });
  });
}
