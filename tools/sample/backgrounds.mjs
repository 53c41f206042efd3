import { rainForest, savanna } from './backgrounds/wild.mjs';
import { beach } from './backgrounds/beach.mjs';
import { room } from './backgrounds/room.mjs';
import { table } from './backgrounds/table.mjs';

export const backgrounds = { beach, table, room, savanna, rainForest };
