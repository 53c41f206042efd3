/** The text of THIRD-PARTY-NOTICES.md with its section on packages as it has to be now. */
export function withPackages(text: string): string;
