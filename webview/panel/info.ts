import { panelWords as say } from '../../src/core/messages/panel.ts';
import { drawn, element } from '../dom.ts';
import { floating } from './floating.ts';
import { newId, setText } from './texts.ts';

/** A small "i" that explains what stands beside it, on hover, focus and click. */
export interface Info {
  readonly element: HTMLElement;
  say(text: string): void;
}

/** `about` names what it explains. */
export function infoButton(about: string, text = ''): Info {
  const tip = floating('tip', 'below');
  const id = newId('tip');
  tip.element.id = id;
  tip.element.setAttribute('role', 'tooltip');
  setText(tip.element, text);
  const made = element(
    'button',
    { type: 'button', class: 'info', 'aria-label': say.about(about), 'aria-describedby': id },
    sign(),
  );
  const show = () => {
    tip.show(made.getBoundingClientRect());
  };
  const hide = () => {
    tip.hide();
  };
  for (const event of ['mouseenter', 'focus', 'click']) made.addEventListener(event, show);
  for (const event of ['mouseleave', 'blur']) made.addEventListener(event, hide);
  made.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') hide();
  });
  return {
    element: element('span', { class: 'about' }, made, tip.element),
    say: (words) => {
      setText(tip.element, words);
    },
  };
}

function sign(): SVGElement {
  return drawn(
    'svg',
    { viewBox: '0 0 16 16', width: 14, height: 14, 'aria-hidden': 'true' },
    drawn('circle', { cx: 8, cy: 8, r: 6.5, fill: 'none', stroke: 'currentColor' }),
    drawn('path', { d: 'M8 7.2v4M8 4.6v.9', stroke: 'currentColor', 'stroke-width': 1.4, fill: 'none' }),
  );
}
