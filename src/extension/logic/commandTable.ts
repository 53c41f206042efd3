/** Every command of the extension, as the palette lists them: all are contributed and registered. */
export const COMMANDS = [
  'compare',
  'compareAgain',
  'cancel',
  'openHeatmaps',
  'nextMismatch',
  'previousMismatch',
  'showRow',
  'openSample',
  'createCaptions',
  'exportReport',
  'chooseModels',
  'verifyEngine',
  'clearCache',
  'showLog',
] as const;

export type CommandName = (typeof COMMANDS)[number];

export const commandId = (name: CommandName): string => `captionLens.${name}`;
