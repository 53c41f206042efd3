import type { Trouble, TroubleCode } from '../errors.ts';
import { withReason } from './problems.ts';
import { sentence, type ArgsOf, type Translate, type Wordings } from './sentence.ts';

/** What stops a command, in words; the placeholders are the arguments of the error. */
export const troubleSentences = {
  usage: ['{detail} Run “caption-lens --help” to see how to call it.'],
  'dataset-folder-missing': [
    'There is no folder “{folder}”. Name the folder that holds the images and the captions file.',
  ],
  'captions-file-missing': [
    'There is no captions file “{file}”. Create it with “caption-lens init” or name another one.',
  ],
  'captions-file-leaves-folder': [
    'The captions file “{file}” is a link that leads out of the dataset folder, so it is not opened. Name the file itself with “--captions”.',
  ],
  'captions-file-unusable': ['The captions file “{file}” cannot be used: {reason}.'],
  'too-few-rows': [
    'The number of usable rows is {usable}. A comparison needs two at least; correct the rows that were left out.',
  ],
  'models-not-named': [
    'No models are named. Name their folder with “--models”, or each on its own with “--clip”, “--image-encoder” and “--text-encoder”.',
  ],
  'model-folder-missing': [
    'The folder “{folder}” of the model “{role}” does not exist. Name the folder that holds the model.',
  ],
  'model-file-missing': ['The model “{role}” in “{folder}” lacks the file “{file}”. Add it or name another folder.'],
  'model-unusable': ['The model “{role}” in “{folder}” cannot be used: {reason}. Get it again or name another one.'],
  'model-gives-classes': [
    'The model “{role}” in “{folder}” classifies: {graph} gives {count} scores. Export it without its last layer, or name another one.',
    'The model “{role}” in “{folder}” classifies: {graph} gives scores. Export it without its last layer, or name another one.',
  ],
  'model-takes-other': [
    'The model “{role}” in “{folder}” is of another kind: {graph} takes {inputs}. Name one that embeds images, or captions, as its role asks for.',
  ],
  'model-writes-text': ['The model “{role}” in “{folder}” writes text ({graph}); it does not embed. Name an encoder.'],
  'model-lacks-dense': [
    'The model “{role}” in “{folder}” gives {width} dimensions, not {dimension}: its Dense layer is missing. Get it with all of its files.',
  ],
  'runtime-unusable': ['The models cannot be run: {reason}. Install the Caption Lens of this platform.'],
  'models-not-fetched': [
    '{models}: not on this machine ({files}). Where there is a network run “{elsewhere}”, then “{pack}”; bring that folder here and name it with “{use}”.',
    '{models}: not on this machine ({files}). Run “{command}”. Without a network run it elsewhere, then “{pack}”; name that folder here with “{use}”.',
  ],
  'model-file-damaged': [
    '“{file}” of “{model}” was damaged and is set aside. Fetch it again with “{command}”.',
    '“{file}” of “{model}” is damaged. Delete it and fetch it again.',
  ],
  'hub-model-unknown': [
    '{host} knows no model “{model}”, or it is private. Check the name; a private one needs your token in HF_TOKEN.',
  ],
  'hub-revision-unknown': ['“{model}” has no revision “{revision}”. Check the part after the @.'],
  'hub-file-missing': ['“{model}” has no file “{file}” on the Hub. Choose another model, revision or precision.'],
  'hub-access-denied': [
    '“{model}” is open only to those who accepted its terms. Accept them on {host}, then set HF_TOKEN to your token.',
  ],
  'hub-token-refused': ['{host} refuses your token, which stands in “{place}”. Renew it there, or remove it.'],
  'hub-busy': ['{host} takes no more requests for now. Try again later; what was fetched is kept.'],
  'hub-failed': ['{host} answered with error {status}. Try again later; what was fetched is kept.'],
  'hub-unreachable': ['{host} cannot be reached: {reason}. Check network and proxy; what was fetched is kept.'],
  'hub-certificate': [
    'The certificate of {host} is not trusted: {reason}. Name your authority in NODE_EXTRA_CA_CERTS.',
  ],
  'hub-answer-unusable': ['{host} does not answer as the Hub does ({reason}). Check HF_ENDPOINT and the proxy.'],
  'hub-file-wrong': [
    '“{file}” of “{model}” came with another size or content than stated. It was not kept; try again later.',
  ],
  'hub-cache-unwritable': [
    'The Hugging Face cache cannot be written to: {reason}. Make “{folder}” writable, or name another one in HF_HUB_CACHE.',
  ],
  'disk-full': ['The disk of “{folder}” is full. Make room, or name another place in HF_HUB_CACHE.'],
  'dimension-mismatch': [
    'The embeddings do not fit together: those of images have {images} dimensions, those of captions {captions}. Choose models that belong together.',
  ],
  'embeddings-missing': [
    'There are no embeddings in “{folder}”. Name the folder that holds img_emb, text_emb and metadata.',
  ],
  'embeddings-unusable': ['The embeddings in “{folder}” cannot be used: {reason}. Write them again.'],
  'crop-not-made': ['What the model saw of “{file}” is not known here: its embedding was made elsewhere.'],
  'server-address': [
    '“{server}” is not the address of a model on a server. Write it as http://HOST:PORT/v2/models/NAME.',
  ],
  'server-address-credentials': [
    'The address “{server}” holds a user name or password. Put a token into the variable CAPTION_LENS_SERVER_TOKEN instead.',
  ],
  'server-unreachable': ['The server at “{server}” does not answer: {reason}. Start it, or correct its address.'],
  'server-refuses': [
    'The server at “{server}” refuses access (HTTP status {status}). Put its token into the variable CAPTION_LENS_SERVER_TOKEN.',
  ],
  'server-model-missing': [
    'The server at “{server}” has no model “{model}” that is ready. Load it there, or correct the name.',
  ],
  'server-unusable': ['The model at “{server}” cannot be used: {reason}. Correct the server or name another one.'],
  'baseline-unusable': ['The baseline “{file}” cannot be used: {reason}. Write a new one with “--json”.'],
  'output-not-written': ['“{file}” was not written: {reason}. Check the folder, the free space and your permissions.'],
  'cache-not-cleared': [
    'The embedding cache “{file}” was not cleared: another program uses it, or it may not be written to. Try again later.',
  ],
  'result-replaced': ['This result is no longer in memory. Compare again to see more of it.'],
  'image-not-shown': ['“{file}” cannot be shown: {reason}. Replace the image.'],
  'engine-died': [
    'The engine stopped unexpectedly ({detail}). Run the command again; it starts a new one.',
    'The engine stopped unexpectedly. Run the command again; it starts a new one.',
  ],
  'engine-silent': ['The engine did not answer within {seconds} seconds. Run the command again; it starts a new one.'],
  'engine-incompatible': ['The engine speaks protocol {got}, but {expected} is needed. Install Caption Lens again.'],
  'engine-failed': ['The engine failed: {detail}. Run the command again, and report this if it happens once more.'],
  cancelled: ['Cancelled. Nothing was written.'],
} as const satisfies Record<TroubleCode, Wordings>;

export type TroubleArgsOf<Code extends TroubleCode> = ArgsOf<(typeof troubleSentences)[Code]>;

/** The error in words, with what to do about it. */
export function troubleSentence(trouble: Pick<Trouble, 'code' | 'args'>, t: Translate): string {
  const args = trouble.code === 'image-not-shown' ? withReason(trouble.args, t) : trouble.args;
  return sentence(troubleSentences[trouble.code], args, t);
}
