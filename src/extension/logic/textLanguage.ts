/** What the editor says of its language, as the module `vscode` does. */
export interface EditorLanguage {
  readonly env: { readonly language: string };
  readonly l10n: { readonly bundle: unknown };
}

/** The language that the extension's texts are in: English, unless it has those of the editor's language. */
export const textLanguage = ({ env, l10n }: EditorLanguage): string => (l10n.bundle ? env.language : 'en');
