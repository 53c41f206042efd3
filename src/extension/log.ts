import * as vscode from 'vscode';
import type { LogLine } from '../contract/engine.ts';
import { forTerminal } from '../core/report/disarm.ts';

/** The output channel `Caption Lens`. Texts of a dataset are disarmed here, whoever logs them. */
export class Log implements vscode.Disposable {
  readonly #channel = vscode.window.createOutputChannel('Caption Lens', { log: true });
  readonly #warned = new Set<string>();

  info(text: string): void {
    this.#channel.info(forTerminal(text));
  }

  warn(text: string): void {
    this.#channel.warn(forTerminal(text));
  }

  /** For what would come again with every run. */
  warnOnce(text: string): void {
    if (!this.#warned.has(text)) this.warn(text);
    this.#warned.add(text);
  }

  error(text: string): void {
    this.#channel.error(forTerminal(text));
  }

  ofEngine({ level, text }: LogLine): void {
    for (const line of text.split('\n')) {
      if (level === 'warning') this.warn(line);
      else this.info(line);
    }
  }

  show(): void {
    this.#channel.show(true);
  }

  dispose(): void {
    this.#channel.dispose();
  }
}
