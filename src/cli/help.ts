import { cliWords as say, optionHelp } from '../core/messages/cli.ts';
import { padEnd, table, wrap } from '../core/report/layout.ts';
import { OPTIONS, type CommandName } from './options.ts';

const ABOUT = {
  compare: say.compareAbout,
  precision: say.precisionAbout,
  models: say.modelsAbout,
  init: say.initAbout,
} as const satisfies Record<CommandName, () => string>;

const ARGUMENTS = 'list|fetch|pack|where [NAME…]';

/** The help of the program, or of one command, in lines of at most `columns`. */
export function help(command: CommandName | null, columns: number): string {
  const lines = command ? commandHelp(command, columns) : overview(columns);
  return `${lines.join('\n')}\n`;
}

function overview(columns: number): string[] {
  return [
    ...wrap(say.about(), columns),
    '',
    `${say.usage()}: caption-lens COMMAND … [OPTIONS]`,
    '',
    `${say.commands()}:`,
    ...entry('compare', say.compareAbout(), 9, columns),
    ...entry('precision', say.precisionAbout(), 9, columns),
    ...entry('models', say.modelsAbout(), 9, columns),
    ...entry('init', say.initAbout(), 9, columns),
    '',
    ...wrap(say.commandHelp(), columns),
  ];
}

function commandHelp(command: CommandName, columns: number): string[] {
  const options = Object.entries<string | null>(OPTIONS[command]).map(([name, value]) => ({
    title: value === null ? `--${name}` : `--${name} ${value}`,
    text: (optionHelp[`${command} ${name}`] ?? optionHelp[name])?.() ?? '',
  }));
  const margin = Math.max(...options.map(({ title }) => title.length));
  return [
    ...wrap(ABOUT[command](), columns),
    '',
    `${say.usage()}: caption-lens ${command} ${command === 'models' ? ARGUMENTS : 'DATASET'} [OPTIONS]`,
    '',
    `${say.options()}:`,
    ...options.flatMap(({ title, text }) => entry(title, text, margin, columns)),
    '',
    `${say.exitCodes()}:`,
    ...table([0, 1].map((i) => ({ head: '', align: 'left', cells: say.exitTable().map((row) => row[i] ?? '') }))).map(
      (line) => `  ${line}`,
    ),
  ];
}

function entry(title: string, text: string, margin: number, columns: number): string[] {
  const lines = wrap(text, Math.max(24, columns - margin - 4));
  return lines.map((line, i) => `  ${padEnd(i === 0 ? title : '', margin)}  ${line}`);
}
