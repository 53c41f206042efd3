import { annotate, type Annotated } from '../../core/annotations/annotated.ts';
import { openDocument, type CaptionsDocument } from '../../core/annotations/document.ts';
import type { EquivalentPair } from '../../core/dataset/equivalents.ts';
import { changedSince, type DatasetState } from './results.ts';

/** A text and what tells it from its earlier states: a number of the editor's, or the text itself. */
export interface VersionedText {
  readonly version: number | string;
  readonly getText: () => string;
}

interface Laid {
  readonly key: readonly unknown[];
  readonly annotated: Annotated;
}

const sameItems = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.every((item, index) => item === b[index]);

/** Lays results over captions files, and remembers the last one of each: surfaces ask as often as they like. */
export class Annotator {
  readonly #documents = new Map<string, { readonly version: unknown; readonly document: CaptionsDocument }>();
  readonly #laid = new Map<string, Laid>();

  /** Null where no result is known. The same object as long as nothing has changed. */
  annotate(text: VersionedText, state: DatasetState, equivalents: readonly EquivalentPair[]): Annotated | null {
    const { dataset, result, revision } = state;
    if (!result) return null;
    // The spread of pre-CLIP makes a new comparison of the same rows; matrices give hovers more to say.
    const key = [text.version, result.comparison.rows, result.awaitsMatrices === true, revision, equivalents];
    const known = this.#laid.get(dataset.captionsFile);
    if (known && sameItems(key, known.key)) return known.annotated;
    const { images: changedImages, settings: settingsChanged } = changedSince(state);
    const surroundings = { equivalents, changedImages, settingsChanged };
    const annotated = annotate(this.#documentOf(dataset.captionsFile, text), result.comparison, surroundings);
    this.#laid.set(dataset.captionsFile, { key, annotated });
    return annotated;
  }

  /** The text is not what it was, whatever its number: a file that is opened again counts from 1. */
  forget(captionsFile: string): void {
    this.#documents.delete(captionsFile);
    this.#laid.delete(captionsFile);
  }

  #documentOf(captionsFile: string, { version, getText }: VersionedText): CaptionsDocument {
    const known = this.#documents.get(captionsFile);
    if (known?.version === version) return known.document;
    const document = openDocument(getText());
    this.#documents.set(captionsFile, { version, document });
    return document;
  }
}
