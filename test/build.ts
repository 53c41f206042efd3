import { execFileSync } from 'node:child_process';

/** The tests of the engine and the command line run what is shipped: the bundles. */
export function setup(): void {
  execFileSync(process.execPath, ['tools/build.mjs'], { stdio: 'inherit' });
}
