/** Environment variable with the file that figures go to. */
export const FIGURES = 'CAPTION_LENS_FIGURES';

/** Seconds from the start of saving to the diagnostics of the new verdict, and parts of that. */
export interface Save {
  readonly whole: number;
  /** Until the editor tells that the file is saved. */
  readonly saving: number;
  /** What the engine says of the comparison. */
  readonly engine: number;
}

/** What is measured in an extension host: seconds and bytes. */
export interface HostFigures {
  readonly rows: number;
  /** What the extension itself needs. */
  readonly activation: number;
  /** The first comparison: with an empty cache and no engine, and again. */
  readonly cold: number;
  readonly warm: number;
  readonly saves: readonly Save[];
  /** Resident, after all that. */
  readonly hostBytes: number;
  /** Peak; null where the system does not tell. */
  readonly engineBytes: number | null;
}
