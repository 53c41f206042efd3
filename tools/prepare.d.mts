export const root: string;
export const node: string;
export function ensureDependencies(): void;
export function ensureBuilt(): void;
/** Path of a Chrome or Chromium. */
export function ensureBrowser(): string;
