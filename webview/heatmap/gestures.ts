import {
  cellKey,
  fitScale,
  pan,
  reveal,
  viewKey,
  wheelFactor,
  zoomAt,
  type Cell,
  type Room,
  type View,
} from './view.ts';

/** What pointer, wheel and keys need to know, and what they do. Pixels are those of the plot. */
export interface Gestures {
  readonly view: () => View;
  readonly room: () => Room;
  readonly lit: () => Cell | null;
  readonly cellAt: (x: number, y: number) => Cell | null;
  /** From pixels of the element to pixels of the plot. */
  readonly toPlot: (x: number, y: number) => readonly [x: number, y: number];
  readonly onView: (view: View) => void;
  readonly onLight: (cell: Cell | null) => void;
  readonly onOpen: (cell: Cell) => void;
}

/** A pointer that moves less between down and up has clicked. */
const CLICK = 4;

/** Listens until the signal. */
export function listen(element: HTMLElement, gestures: Gestures, signal: AbortSignal): void {
  listenToWheel(element, gestures, signal);
  listenToPointer(element, gestures, signal);
  listenToKeys(element, gestures, signal);
}

function placeOf(event: MouseEvent, element: HTMLElement, gestures: Gestures): readonly [number, number] {
  const { left, top } = element.getBoundingClientRect();
  return gestures.toPlot(event.clientX - left, event.clientY - top);
}

/** From this size on, in CSS pixels, cells are seen well without zooming. */
const WELL_SEEN = 12;

/** A whole matrix of large cells is not zoomed by a wheel that scrolls the page; with Ctrl or Meta it is. */
export function isForPage(
  { ctrlKey, metaKey }: Pick<WheelEvent, 'ctrlKey' | 'metaKey'>,
  view: View,
  room: Room,
): boolean {
  return !ctrlKey && !metaKey && view.scale >= WELL_SEEN && view.scale <= fitScale(room) * (1 + 1e-9);
}

/** Where the wheel changes nothing, the page may scroll. */
function listenToWheel(element: HTMLElement, gestures: Gestures, signal: AbortSignal): void {
  const turn = (event: WheelEvent) => {
    if (isForPage(event, gestures.view(), gestures.room())) return;
    const [x, y] = placeOf(event, element, gestures);
    const before = gestures.view();
    const view = wheelView(event, before, gestures.room(), x, y);
    if (sameView(view, before)) return;
    event.preventDefault();
    gestures.onView(view);
    gestures.onLight(gestures.cellAt(x, y));
  };
  element.addEventListener('wheel', turn, { signal, passive: false });
}

type Turn = Pick<WheelEvent, 'deltaX' | 'deltaY' | 'deltaMode' | 'shiftKey'>;

/** Turning zooms about the pointer; sideways, or with Shift, it moves. */
export function wheelView(turn: Turn, view: View, room: Room, x: number, y: number): View {
  const sideways = turn.shiftKey ? turn.deltaX || turn.deltaY : turn.deltaX;
  if (Math.abs(sideways) > (turn.shiftKey ? 0 : Math.abs(turn.deltaY))) return pan(view, room, -sideways, 0);
  return zoomAt(view, room, wheelFactor(turn.deltaY, turn.deltaMode), x, y);
}

function sameView(a: View, b: View): boolean {
  return a.x === b.x && a.y === b.y && a.scale === b.scale;
}

function listenToPointer(element: HTMLElement, gestures: Gestures, signal: AbortSignal): void {
  let drag: { x: number; y: number; moved: boolean } | null = null;
  const at = (event: PointerEvent) => gestures.cellAt(...placeOf(event, element, gestures));
  const down = (event: PointerEvent) => {
    if (event.button !== 0) return;
    drag = { x: event.clientX, y: event.clientY, moved: false };
    element.setPointerCapture(event.pointerId);
  };
  const move = (event: PointerEvent) => {
    if (drag && (drag.moved || Math.hypot(event.clientX - drag.x, event.clientY - drag.y) >= CLICK)) {
      gestures.onView(pan(gestures.view(), gestures.room(), event.clientX - drag.x, event.clientY - drag.y));
      drag = { x: event.clientX, y: event.clientY, moved: true };
    }
    gestures.onLight(at(event));
  };
  const up = (event: PointerEvent) => {
    const cell = drag?.moved === false ? at(event) : null;
    drag = null;
    if (cell) gestures.onOpen(cell);
  };
  element.addEventListener('pointerdown', down, { signal });
  element.addEventListener('pointermove', move, { signal });
  element.addEventListener('pointerup', up, { signal });
  element.addEventListener('pointercancel', () => (drag = null), { signal });
  element.addEventListener(
    'pointerleave',
    () => {
      gestures.onLight(null);
    },
    { signal },
  );
}

/** Keys with Ctrl, Alt or Meta belong to the editor. */
function listenToKeys(element: HTMLElement, gestures: Gestures, signal: AbortSignal): void {
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (pressKey(event.key, event.shiftKey, gestures)) event.preventDefault();
  };
  element.addEventListener('keydown', press, { signal });
}

/** Does what a key asks for; false when it asks for nothing here. */
export function pressKey(key: string, shift: boolean, gestures: Gestures): boolean {
  const view = viewKey(key, shift, gestures.view(), gestures.room());
  if (view) {
    gestures.onView(view);
    return true;
  }
  const lit = gestures.lit();
  const cell = cellKey(key, lit, gestures.view(), gestures.room());
  if (cell) {
    gestures.onView(reveal(gestures.view(), gestures.room(), cell));
    gestures.onLight(cell);
  } else if (key === 'Enter' && lit) gestures.onOpen(lit);
  else if (key === 'Escape' && lit) gestures.onLight(null);
  else return false;
  return true;
}
