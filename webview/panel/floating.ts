import { element } from '../dom.ts';

/** Distance from what it tells about, and from the window's edge, in CSS pixels. */
const GAP = 8;

/** Something that floats above the page beside an anchor, within the window. */
export interface Floating {
  readonly element: HTMLElement;
  show(anchor: DOMRectReadOnly): void;
  hide(): void;
}

/** `prefer` says on which side of the anchor it goes where there is room. */
export function floating(className: string, prefer: 'right' | 'below'): Floating {
  const made = element('div', { class: `floating ${className}`, hidden: true });
  return {
    element: made,
    show: (anchor) => {
      made.hidden = false;
      const [left, top] = placeFor(anchor, made.getBoundingClientRect(), prefer);
      made.style.left = `${left}px`;
      made.style.top = `${top}px`;
    },
    hide: () => {
      made.hidden = true;
    },
  };
}

type Size = Pick<DOMRectReadOnly, 'width' | 'height'>;

function placeFor(anchor: DOMRectReadOnly, { width, height }: Size, prefer: 'right' | 'below'): [number, number] {
  const { innerWidth, innerHeight } = window;
  const within = (at: number, length: number, room: number) => Math.max(GAP, Math.min(at, room - length - GAP));
  if (prefer === 'below') {
    const fits = anchor.bottom + GAP + height <= innerHeight;
    const top = fits ? anchor.bottom + GAP : anchor.top - GAP - height;
    return [within(anchor.left, width, innerWidth), within(top, height, innerHeight)];
  }
  const top = within(anchor.top, height, innerHeight);
  if (anchor.right + GAP + width <= innerWidth) return [anchor.right + GAP, top];
  if (anchor.left - GAP - width >= 0) return [anchor.left - GAP - width, top];
  return placeFor(anchor, { width, height }, 'below');
}
