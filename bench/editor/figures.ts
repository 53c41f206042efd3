/** Environment variable with the file that figures go to. */
export const FIGURES = 'CAPTION_LENS_FIGURES';

/** What is measured in an extension host: seconds and bytes. */
export interface HostFigures {
  readonly rows: number;
  /** What the extension itself needs. */
  readonly activation: number;
  /** The first comparison: with an empty cache and no engine, and again. */
  readonly cold: number;
  readonly warm: number;
  /** From the start of saving to the diagnostics of the new verdict. */
  readonly saves: readonly number[];
  /** Resident, after all that. */
  readonly hostBytes: number;
  /** Peak; null where the system does not tell. */
  readonly engineBytes: number | null;
}
