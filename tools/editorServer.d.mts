export interface Editor {
  /** Of `code-server`: 4.112.0 holds VS Code 1.112. */
  readonly version: string;
  readonly node: string | null;
}

export interface RunningEditor {
  readonly port: number;
  readonly token: string;
  readonly stop: () => Promise<void>;
  readonly exited: Promise<unknown>;
}

export interface EditorOptions {
  readonly version?: string;
  /** False for an editor that asks whether a workspace is trusted. */
  readonly trustsAll?: boolean;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly extensionsFolder?: string | null;
}

export interface EditorPlace {
  readonly port: number;
  readonly token?: string;
  readonly folder?: string;
  readonly workspace?: string;
  readonly file?: string;
  readonly extension?: string | null;
  readonly tests?: string;
}

export const EDITORS: readonly Editor[];
export function ensureEditorServer(version?: string): void;
/** Installs a VSIX into a folder for extensions; what the editor says of it. */
export function installExtension(vsix: string, extensionsFolder: string, version?: string): string;
export function startEditorServer(dataFolder: string, options?: EditorOptions): Promise<RunningEditor>;
export function editorUrl(place: EditorPlace): string;
export function pageStatus(server: Pick<RunningEditor, 'port' | 'token'>): Promise<number | null>;
