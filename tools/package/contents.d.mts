export interface PackedFile {
  readonly path: string;
  /** Bytes unpacked, and packed. */
  readonly size: number;
  readonly packed: number;
  readonly head: Buffer;
}

export function filesOf(vsix: string): Promise<PackedFile[]>;
/** A sentence for everything that must not be in the VSIX of a target, or lacks in it. */
export function faultsOf(target: string, files: readonly PackedFile[]): string[];
