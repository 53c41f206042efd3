import { panelWords as say } from '../../src/core/messages/panel.ts';
import { glossary } from '../../src/core/messages/report.ts';
import { element } from '../dom.ts';

/** "What am I looking at?": the experiment in three paragraphs, and its words. */
export function learn(open: boolean, onToggle: (open: boolean) => void): HTMLElement {
  const terms = [...glossary(), [say.diagonal(), say.diagonalMeans()]];
  const details = element(
    'details',
    { class: 'learn', open },
    element('summary', {}, say.learn()),
    element(
      'div',
      { class: 'lesson' },
      ...say.learnLead().map((paragraph) => element('p', {}, paragraph)),
      element(
        'dl',
        {},
        ...terms.map(([term = '', means = '']) =>
          element('div', {}, element('dt', {}, term), element('dd', {}, means)),
        ),
      ),
    ),
  );
  details.addEventListener('toggle', () => {
    onToggle(details.open);
  });
  return details;
}
