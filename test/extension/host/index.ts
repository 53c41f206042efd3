import './running.ts';
import './commands.ts';
import { runWindow } from './harness.ts';

export const run = (): Promise<void> => runWindow('index');
