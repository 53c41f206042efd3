import type { Problem, ProblemCode } from '../dataset/types.ts';
import { sentence, type ArgsOf, type Translate, type Wordings } from './sentence.ts';

/** What every problem says; the placeholders are its arguments. `file` is a path in the dataset, as the row or the folder has it. */
export const problemSentences = {
  'missing-image': [
    'There is no image “{file}”. Did you mean “{suggestion}”?',
    'There is no image “{file}”. Add it to the dataset folder or correct the file name.',
  ],
  'image-without-row': ['No row names the image “{file}”. Add a row for it, or run “caption-lens init”.'],
  'filename-case': [
    '“{file}” differs from the real name “{found}” in upper and lower case or in the encoding of accents. Write it as “{found}”.',
  ],
  'duplicate-row': [
    'Line {line} has the same image and the same caption. This row is left out; delete one of the two.',
  ],
  'several-captions': ['“{file}” has {count} captions. Each of them counts as right.'],
  'empty-filename': ['This row names no image. Write a file name or delete the row.'],
  'empty-caption': ['“{file}” has no caption. Write one to include this row.'],
  'unknown-category': [
    'No folder “{category}” holds images. Did you mean “{suggestion}”?',
    'No folder “{category}” holds images. Correct the category or create the folder.',
  ],
  'unreadable-image': ['“{file}” cannot be read: {reason}. Replace the image.'],
  'truncated-image': ['“{file}” ends too early. Copy or download the image again.'],
  'image-too-large': ['“{file}” has {megapixels} megapixels; the limit is {limit}. Make the image smaller.'],
  'path-leaves-folder': [
    '“{file}” may lie outside the dataset folder and is not opened. Name it relative to that folder, without “..” and links that lead out.',
  ],
  'column-count': [
    'This row has {found} columns instead of {expected}. Put text that contains “{delimiter}” in quotation marks.',
  ],
  'unclosed-quote': ['A quotation mark is opened here and never closed. Close it.'],
  'stray-quote': [
    'A quotation mark stands inside this field. Put the whole field in quotation marks and double those inside.',
  ],
  'not-utf8': [
    'The captions file is {encoding} text. Save it as UTF-8.',
    'Line {line} is not UTF-8 text. Save the captions file as UTF-8.',
  ],
  'missing-column': ['The captions file has no column “{column}”. Add it to the header.'],
  'caption-cut': [
    'The caption of “{file}” has {characters} characters; the text encoder reads {limit} tokens, up to “{kept}”. Shorten it.',
  ],
  'caption-not-english': [
    'This caption looks like another language than English ({language}). The text encoder knows English only; translate the caption.',
  ],
  'exif-rotation': [
    'The camera marks “{file}” as rotated (EXIF orientation {orientation}). Without the option “upright” the model sees it as stored.',
  ],
  'too-few-rows': [
    'The number of usable rows is {usable}. A comparison needs two at least; correct the rows that were left out.',
  ],
  'equivalents-unreadable': [
    '“{file}” is not JSON ({reason}). Correct it or delete it.',
    '“{file}” must hold {expected}. Correct it or delete it.',
  ],
  'equivalents-unknown-row': [
    '“{file}” names a caption of “{image}” that no row has: “{caption}”. Declare the pair again or delete it.',
  ],
  'image-not-embedded': [
    'The embeddings in “{folder}” hold none for the image “{file}”. This row is left out; embed the image there.',
  ],
  'caption-not-embedded': [
    'The embeddings in “{folder}” hold none for this caption of “{file}”. This row is left out; embed it there or name a model.',
  ],
  'embedding-ambiguous': [
    'In “{folder}” are different embeddings for “{name}” ({count} such names). The first of each was taken; keep one.',
  ],
  'captions-embedded-here': [
    'Captions without embedding in “{folder}”: {count}. They were computed with the model “{model}”.',
  ],
  'embeddings-model-unfit': [
    'The model “{model}” gives {given} dimensions, the embeddings in “{folder}” have {expected}. Name the model that made them.',
  ],
  'cache-damaged': [
    'The embedding cache “{file}” was damaged. It was set aside and a new one begun; this run took longer, nothing else.',
  ],
  'cache-locked': ['Another program keeps the embedding cache “{file}” locked. This run went without it.'],
  'cache-unwritable': [
    'The embedding cache “{file}” cannot be written. This run went without it; check the folder and the free space.',
  ],
} as const satisfies Record<ProblemCode, Wordings>;

/** Why an image cannot be read: the argument `reason` of `unreadable-image`. */
export const unreadableReasons = {
  empty: 'the file is empty',
  format: 'it is not a JPEG, PNG, WebP, AVIF, GIF or TIFF image',
  edge: 'an edge is longer than 100,000 pixels',
  damaged: 'its data are damaged',
  truncated: 'it ends too early',
  large: 'it has too many pixels',
  heavy: 'the file is larger than 1 GiB',
  gone: 'the file cannot be opened',
} as const;

export type UnreadableReason = keyof typeof unreadableReasons;

export type ProblemArgs<Code extends ProblemCode> = ArgsOf<(typeof problemSentences)[Code]>;

/** The problem in words. File names and captions in it are as hostile as in the problem: disarm them for the output. */
export function problemSentence(problem: Pick<Problem, 'code' | 'args'>, t: Translate): string {
  const args = problem.code === 'unreadable-image' ? withReason(problem.args, t) : problem.args;
  return sentence(problemSentences[problem.code], args, t);
}

/** With the argument `reason` in words where it is an `UnreadableReason`. */
export function withReason(args: Problem['args'], t: Translate): Problem['args'] {
  const reason = Object.entries(unreadableReasons).find(([code]) => code === args['reason'])?.[1];
  return reason === undefined ? args : { ...args, reason: t(reason, {}) };
}
