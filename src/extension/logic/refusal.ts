import { Trouble } from '../../core/errors.ts';
import { editorTroubleSentence } from '../../core/messages/editor.ts';

/** Why the engine tells no more of a result. One that has died takes along what it held, so that asking again is no use. */
export function refusalOf(trouble: Trouble): string {
  const sentence = editorTroubleSentence(trouble);
  return trouble.code === 'engine-died'
    ? `${sentence} ${editorTroubleSentence(new Trouble('result-replaced'))}`
    : sentence;
}
