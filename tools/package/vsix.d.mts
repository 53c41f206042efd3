/** This platform, or `universal`. */
export function ownTarget(): string;
/** The folder that a VSIX is made of. */
export function stageVsix(target: string, folder?: string): string;
/** Path of the VSIX; made anew unless it is newer than the bundles. */
export function ensureVsix(target: string): Promise<string>;
