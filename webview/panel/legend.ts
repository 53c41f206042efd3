import { element } from '../dom.ts';
import { gradientStops, type ScaleName } from '../heatmap/colour.ts';
import { ticks, type Domain } from '../heatmap/domain.ts';

/** A bar of colours with numbers; `what` names the numbers. */
export function legend(domain: Domain, scale: ScaleName, what: string): HTMLElement {
  const bar = element('div', { class: 'bar', 'aria-hidden': 'true' });
  bar.style.backgroundImage = `linear-gradient(90deg, ${gradientStops(scale, 17).join(', ')})`;
  const marks = ticks(domain, 5);
  const numbers = marks.map(({ place, text }) => {
    const number = element('span', { class: place === 0 ? 'first' : place === 1 ? 'last' : '' }, text);
    number.style.left = `${100 * place}%`;
    return number;
  });
  return element(
    'div',
    { class: 'legend' },
    element('span', { class: 'what' }, what),
    element('div', { class: 'scale' }, bar, element('div', { class: 'numbers' }, ...numbers)),
  );
}
