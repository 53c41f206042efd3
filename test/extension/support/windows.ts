import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** What an editor's window shows when its tests begin: a folder, a workspace file, or nothing. */
export interface Opened {
  readonly folder?: string;
  readonly workspace?: string;
}

export interface TestWindow {
  /** Of its module in `test/extension/host`, and of its file of outcomes. */
  readonly name: string;
  /** The module, where it lies elsewhere. */
  readonly module?: string;
  /** Milliseconds that its tests may take together. */
  readonly patience?: number;
  readonly trusted: boolean;
  /** Makes in an empty folder what is opened. */
  readonly make: (place: string) => Promise<Opened>;
}

/** Every window that the tests need, in the order they are opened. */
export const WINDOWS: readonly TestWindow[] = [
  { name: 'index', trusted: true, make: twoDatasets },
  { name: 'annotations', trusted: true, make: captionsToMend },
  { name: 'panel', trusted: true, make: oneHostile },
  { name: 'models', trusted: true, make: withoutModels },
  { name: 'roots', trusted: true, make: twoRoots },
  { name: 'empty', trusted: true, make: () => Promise.resolve({}) },
  { name: 'untrusted', trusted: false, make: untrusted },
];

const tiny = resolve('test/fixtures/tiny');
const tinyModels = { 'captionLens.models.folder': join(tiny, 'models') };

/** The settings of the person, for whom the workspace's come on top. */
export function userSettings(place: string): Readonly<Record<string, unknown>> {
  // A browser saves by itself, by default.
  return { 'files.autoSave': 'off', 'captionLens.cache.folder': join(place, 'cache') };
}

async function twoDatasets(place: string): Promise<Opened> {
  const folder = join(place, 'work space');
  await copyTiny(join(folder, 'fotos de mamá'));
  await copyTiny(join(folder, 'other'));
  await writeSettings(folder, tinyModels);
  return { folder };
}

/** All are there before anybody watches: a file that is made later is a reason to compare again. */
async function oneHostile(place: string): Promise<Opened> {
  const folder = join(place, 'work space');
  await copyTiny(join(folder, 'other'));
  await copyTiny(join(folder, 'of the window before'));
  await copyTiny(join(folder, '$(zap) <img src=x> [x](command:evil)'));
  await writeSettings(folder, tinyModels);
  return { folder };
}

/** Its settings name the standard models; what a Hub of the test's own serves in their place lies beside. */
async function withoutModels(place: string): Promise<Opened> {
  const folder = join(place, 'work space');
  await copyTiny(join(folder, 'photos'));
  await cp(resolve('samples/scenes'), join(folder, 'sample'), { recursive: true });
  await cp(join(tiny, 'models'), join(folder, '.hub'), { recursive: true });
  await writeSettings(folder, { 'captionLens.models.profile': 'standard' });
  return { folder };
}

/** Two datasets whose captions the tests write; their images are there before anybody watches. */
async function captionsToMend(place: string): Promise<Opened> {
  const folder = join(place, 'to mend');
  await copyTiny(join(folder, 'annotated'));
  await copyTiny(join(folder, 'mixed line ends'));
  await writeSettings(folder, tinyModels);
  return { folder };
}

/** The first root is a dataset itself and has a setting of its own; the second holds one, and lies where nothing is searched. */
async function twoRoots(place: string): Promise<Opened> {
  const [first, second] = [join(place, 'año nuevo'), join(place, '.kept', 'second root')];
  await copyTiny(first);
  await writeSettings(first, { 'captionLens.projectionSeed': 7 });
  await copyTiny(join(second, 'photos'));
  const workspace = join(place, 'two roots.code-workspace');
  await writeFile(
    workspace,
    JSON.stringify({ folders: [{ path: 'año nuevo' }, { path: '.kept/second root' }], settings: tinyModels }),
  );
  return { workspace };
}

/** A stranger's folder: its settings point to models and a cache of the stranger's choice, and one of its folders is called as a model of the Hub. */
async function untrusted(place: string): Promise<Opened> {
  const folder = join(place, 'from a stranger');
  await cp(resolve('samples/scenes'), folder, { recursive: true });
  await cp(join(tiny, 'models', 'clip'), join(folder, 'Xenova', 'clip-vit-base-patch16'), { recursive: true });
  const trap = { 'captionLens.cache.folder': join(folder, 'trap'), 'captionLens.projectionSeed': 3 };
  await writeSettings(folder, { ...tinyModels, ...trap });
  return { folder };
}

const copyTiny = (to: string): Promise<void> => cp(join(tiny, 'dataset'), to, { recursive: true });

async function writeSettings(folder: string, settings: object): Promise<void> {
  await mkdir(join(folder, '.vscode'), { recursive: true });
  await writeFile(join(folder, '.vscode', 'settings.json'), JSON.stringify(settings));
}
