// Serves models of the experiment's size as the Hub does, and prints its address. Argument: their folder.
import { join } from 'node:path';
import { STANDARD } from '../../src/core/models/profiles.ts';
import { hubSource } from '../../src/core/models/source.ts';
import { HubServer } from '../../test/engine/support/hub/server.ts';

const [folder = ''] = process.argv.slice(2);
const FOLDERS = { clip: 'clip', imageEncoder: 'resnet', textEncoder: 'distiluse' } as const;

const models = Object.entries(FOLDERS).map(([key, name]) => {
  const source = hubSource(STANDARD[key as keyof typeof FOLDERS]);
  return [source?.name ?? '', { [source?.revision ?? '']: join(folder, name) }] as const;
});
const server = await HubServer.start({ models: Object.fromEntries(models), page: 50 });
process.stdout.write(`${server.url}\n`);
