/** Where something stands in the captions file. Offsets are UTF-16 units into its text without BOM; line and column count from 1. */
export interface Place {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
}

/** One CSV field: its decoded value, and the place of its source (quotes included). */
export interface Field {
  readonly value: string;
  readonly place: Place;
}

/** One CSV record that names an image and a caption. */
export interface Row {
  /** Position among the records of the file, header excluded, from 0. */
  readonly record: number;
  /** Line on which the record starts, from 1. */
  readonly line: number;
  readonly filename: Field;
  /** As written; null where the file has no such column. */
  readonly category: Field | null;
  readonly caption: Field;
}

/** A row whose image was found. */
export interface UsableRow extends Row {
  /** Path of the image relative to the dataset folder, with `/`. */
  readonly image: string;
  /** Category as written, else the image's folder, else ''. */
  readonly label: string;
}

export type Severity = 'error' | 'warning' | 'info';

export type ProblemCode =
  | 'missing-image'
  | 'image-without-row'
  | 'filename-case'
  | 'duplicate-row'
  | 'several-captions'
  | 'empty-filename'
  | 'empty-caption'
  | 'unknown-category'
  | 'unreadable-image'
  | 'truncated-image'
  | 'image-too-large'
  | 'path-leaves-folder'
  | 'column-count'
  | 'unclosed-quote'
  | 'stray-quote'
  | 'not-utf8'
  | 'missing-column'
  | 'caption-cut'
  | 'caption-not-english'
  | 'exif-rotation'
  | 'too-few-rows'
  | 'equivalents-unreadable'
  | 'equivalents-unknown-row'
  | 'image-not-embedded'
  | 'caption-not-embedded'
  | 'embedding-ambiguous'
  | 'captions-embedded-here'
  | 'embeddings-model-unfit'
  | 'cache-damaged'
  | 'cache-locked'
  | 'cache-unwritable';

/** Trouble with the data: a code with arguments, turned into words by `core/messages`. It never stops the other rows. */
export interface Problem {
  readonly code: ProblemCode;
  readonly severity: Severity;
  readonly args: Readonly<Record<string, string | number>>;
  /** Null when it concerns the folder rather than a place in the captions file. */
  readonly place: Place | null;
  /** `Row.record` of the row concerned. */
  readonly record: number | null;
}

/** A row that does not take part in the comparison, and why. */
export interface LeftOutRow {
  readonly row: Row;
  readonly reasons: readonly ProblemCode[];
}

/** One file of the dataset folder, as the engine listed it. */
export interface ListedFile {
  /** Relative to the dataset folder, with `/`. */
  readonly path: string;
  /** A link whose target lies outside the dataset folder. */
  readonly leavesFolder: boolean;
}

/** What the captions file and the folder say together, before any image is opened. */
export interface Dataset {
  readonly rows: readonly UsableRow[];
  readonly leftOut: readonly LeftOutRow[];
  readonly problems: readonly Problem[];
}
