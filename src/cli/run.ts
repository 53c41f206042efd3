import { t } from '@vscode/l10n';
import { cliWords as say } from '../core/messages/cli.ts';
import { troubleSentence } from '../core/messages/troubles.ts';
import { messageOf, Trouble, type TroubleCode } from '../core/errors.ts';
import { compare, type Engine } from './compare.ts';
import { help } from './help.ts';
import { init } from './init.ts';
import { columnsOf, tell, type Io } from './io.ts';
import { languageOf, speak } from './language.ts';
import { precision } from './precision.ts';
import { models } from './models.ts';
import { languageOption, parseCall } from './options.ts';

export const EXIT = { done: 0, missed: 1, unusable: 2, failed: 3, interrupted: 130 } as const;

/** What is wrong with the call or the dataset; every other trouble is of the engine or a model. */
const UNUSABLE: ReadonlySet<TroubleCode> = new Set([
  'usage',
  'dataset-folder-missing',
  'captions-file-missing',
  'captions-file-unusable',
  'captions-file-leaves-folder',
  'too-few-rows',
  'models-not-named',
  'server-address',
  'server-address-credentials',
  'embeddings-missing',
  'baseline-unusable',
  'output-not-written',
]);

export interface Program {
  readonly version: string;
  readonly engine: Engine;
}

/** Does what the arguments ask for, and says what went wrong. Never rejects; the result is the exit code. */
export async function run(args: readonly string[], { version, engine }: Program, io: Io): Promise<number> {
  const language = languageOf(languageOption(args), io);
  speak(language);
  try {
    const call = parseCall(args);
    switch (call.kind) {
      case 'help':
        io.stdout.write(help(call.command, Math.min(100, columnsOf(io, io.stdout))));
        return EXIT.done;
      case 'version':
        io.stdout.write(`${version}\n`);
        return EXIT.done;
      case 'init':
        return await init(call.options, engine, io);
      case 'precision':
        return await precision(call.options, engine, io);
      case 'models':
        return await models(call.options, engine, io);
      case 'compare':
        return await compare(call.options, { io, engine, language, generator: `caption-lens ${version}`, version });
    }
  } catch (error) {
    return explain(error, io);
  }
}

function explain(error: unknown, io: Io): number {
  if (io.signal.aborted || (error instanceof Trouble && error.code === 'cancelled')) {
    tell(io, say.interrupted());
    return EXIT.interrupted;
  }
  const detail = messageOf(error);
  const trouble = error instanceof Trouble ? error : new Trouble('engine-failed', { detail }, error);
  tell(io, troubleSentence(trouble, t));
  return UNUSABLE.has(trouble.code) ? EXIT.unusable : EXIT.failed;
}
