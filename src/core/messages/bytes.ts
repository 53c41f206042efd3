const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** A size as `352 MB` or `1.2 GB`, in powers of ten as the Hub counts. */
export function bytesText(bytes: number): string {
  const power = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const size = bytes / 1000 ** power;
  return `${size.toFixed(power > 0 && size < 10 ? 1 : 0)} ${UNITS[power] ?? ''}`;
}
