import { describe, expect, it } from 'vitest';
import { needsOf } from '../../../src/engine/hub/needs.ts';
import { chosenModels } from '../../../src/engine/models/chosen.ts';

const models = { clip: 'x/clip', imageEncoder: 'x/resnet', textEncoder: 'x/distiluse' };
const onGpu = 'http://gpu:8000/v2/models/m';
const nothing = { has: () => Promise.resolve(false), json: () => Promise.resolve(null) };

describe('the models of a comparison', () => {
  it('whose encoder runs on a server are needed without their graph', async () => {
    const [clip] = chosenModels({ ...models, servers: { clipImage: onGpu } }, ['clip']);
    if (!clip) throw new Error('no CLIP was chosen');
    expect(clip).toMatchObject({ towers: ['images', 'captions'], served: ['images'] });
    const files = (await needsOf(clip, 'fp32', nothing)).map(({ anyOf: [file] }) => file);
    expect(files).toContain('preprocessor_config.json');
    expect(files.filter((file) => file.endsWith('.onnx'))).toEqual(['onnx/text_model.onnx']);
  });

  it('with embeddings made elsewhere are those for captions, where they are named', () => {
    const embeddings = { clip: '/emb', preclip: '/emb' };
    const chosen = chosenModels({ ...models, embeddings }, ['preclip', 'clip']);
    expect(chosen.map(({ role, towers }) => [role, ...towers])).toEqual([
      ['text-encoder', 'captions'],
      ['clip', 'captions'],
    ]);
    expect(chosenModels({ embeddings }, ['preclip', 'clip'])).toEqual([]);
    const [text] = chosenModels({ ...models, clipText: 'x/multilingual', embeddings }, ['clip']);
    expect(text).toMatchObject({ role: 'clip-text', source: 'x/multilingual' });
  });
});
