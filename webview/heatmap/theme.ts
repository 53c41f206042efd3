/** Colours (CSS) and font of what is drawn around the cells. */
export interface Theme {
  readonly background: string;
  readonly text: string;
  /** What the pointer or the keys have chosen. */
  readonly focus: string;
  /** A line around the matrix, in high contrast themes only. */
  readonly border: string | null;
  readonly font: string;
}

/** Ink on white paper, for exported pictures. */
export const PAPER: Theme = {
  background: '#ffffff',
  text: '#1d2129',
  focus: '#005fb8',
  border: null,
  font: 'system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
};

/** The editor's theme; `read` gives a CSS variable, '' where it is not set. */
export function themeOf(read: (variable: string) => string): Theme {
  const pick = (fallback: string, ...names: readonly string[]) =>
    names.map((name) => read(`--vscode-${name}`).trim()).find((value) => value !== '') ?? fallback;
  return {
    background: pick(PAPER.background, 'editor-background'),
    text: pick(PAPER.text, 'editor-foreground', 'foreground'),
    focus: pick(PAPER.focus, 'focusBorder'),
    border: pick('', 'contrastBorder') || null,
    font: pick(PAPER.font, 'font-family'),
  };
}
