/** Every command of the extension. `ready` ones are contributed and registered; the others wait for their surface. */
export const COMMANDS = {
  compare: 'ready',
  compareAgain: 'ready',
  cancel: 'ready',
  openSample: 'ready',
  exportReport: 'ready',
  clearCache: 'ready',
  showLog: 'ready',
  openHeatmaps: 'ready',
  nextMismatch: 'ready',
  previousMismatch: 'ready',
  showRow: 'ready',
  createCaptions: 'ready',
  chooseModels: 'ready',
  verifyEngine: 'ready',
} as const;

export type CommandName = {
  [Name in keyof typeof COMMANDS]: (typeof COMMANDS)[Name] extends 'ready' ? Name : never;
}[keyof typeof COMMANDS];

export const commandId = (name: CommandName): string => `captionLens.${name}`;

/** The commands that exist. */
export function readyCommands(): CommandName[] {
  const names = Object.keys(COMMANDS) as (keyof typeof COMMANDS)[];
  return names.filter((name): name is CommandName => COMMANDS[name] === 'ready');
}
