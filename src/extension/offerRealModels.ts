import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { downloadWords as say } from '../core/messages/download.ts';
import { remarks } from '../core/report/remarks.ts';
import type { Comparison } from '../core/report/types.ts';

/** Registered beside the public commands. */
export const USE_STANDARD = 'captionLens.useStandardModels';

const NEVER = 'captionLens.neverOfferStandard';

export interface OfferOptions {
  /** Of the person, not of a workspace. */
  readonly memory: vscode.Memento;
  /** Folder of the bundled sample. */
  readonly sample: string;
}

/** Says once for each dataset of a window that starter models know no photographs, and offers those that do. */
export class RealModelsOffer {
  readonly #options: OfferOptions;
  readonly #offered = new Set<string>();

  constructor(options: OfferOptions) {
    this.#options = options;
  }

  /** Does nothing for the sample: that is what starter models are for. */
  async make(comparison: Comparison): Promise<void> {
    const { memory, sample } = this.#options;
    const isStarter = remarks(comparison).length > 0;
    if (!isStarter || memory.get<boolean>(NEVER) || this.#offered.has(comparison.captionsFile)) return;
    this.#offered.add(comparison.captionsFile);
    if (await isSample(comparison, sample)) return;
    const answer = await vscode.window.showInformationMessage(say.offer(), say.useStandard(), say.neverOffer());
    if (answer === say.neverOffer()) await memory.update(NEVER, true);
    if (answer === say.useStandard()) await vscode.commands.executeCommand(USE_STANDARD, comparison.captionsFile);
  }
}

/** A copy of the sample is told by its first image: people name photographs of their own `beach1.jpg`, too. */
async function isSample({ folder, rows: [first] }: Comparison, sample: string): Promise<boolean> {
  if (!first) return false;
  const [own, known] = await Promise.all(
    [folder, sample].map((place) => readFile(join(place, first.image)).catch(() => null)),
  );
  return own !== null && own !== undefined && known !== null && known !== undefined && own.equals(known);
}
