/** A stretch of the run, seconds since it began. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The one time axis of the page: what of the run is in view, and where the cursor stands. */
export interface TimeAxis {
  readonly view: () => Stretch;
  readonly whole: () => Stretch;
  readonly isZoomed: () => boolean;
  /** Undefined while nobody points at a moment. */
  readonly cursor: () => number | undefined;
  /** The run lasts until here; a view of the whole grows with it. */
  readonly extend: (end: number) => void;
  readonly show: (stretch: Stretch) => void;
  readonly showWhole: () => void;
  /** Below 1 closer, above 1 wider; `around` keeps its place. */
  readonly zoom: (factor: number, around: number) => void;
  /** By a share of what is in view; negative goes back. */
  readonly pan: (share: number) => void;
  /** Puts the cursor somewhere; the view follows it. */
  readonly point: (at: number | undefined) => void;
  readonly onChange: (listener: (what: 'view' | 'cursor') => void) => void;
}

/** Nobody looks closer than this, seconds. */
const closest = 0.2;
/** Nothing happens within the first second that a wider view would hide. */
const shortest = 1;

/** An axis of an empty run. */
export function timeAxis(): TimeAxis {
  let end = shortest;
  let zoomed: Stretch | undefined;
  let cursor: number | undefined;
  const listeners: ((what: 'view' | 'cursor') => void)[] = [];
  const tell = (what: 'view' | 'cursor'): void => listeners.forEach(listener => listener(what));
  const whole = (): Stretch => ({ from: 0, to: end });
  const view = (): Stretch => zoomed ?? whole();
  const show = ({ from, to }: Stretch): void => {
    const width = Math.max(to - from, closest);
    const start = Math.min(Math.max(from, 0), Math.max(end - width, 0));
    zoomed = width >= end ? undefined : { from: start, to: start + width };
    tell('view');
  };
  const pan = (share: number): void => {
    const { from, to } = view();
    show({ from: from + share * (to - from), to: to + share * (to - from) });
  };
  return {
    view,
    whole,
    isZoomed: () => zoomed !== undefined,
    cursor: () => cursor,
    extend(last) {
      const next = Math.max(last, shortest);
      if (next === end) return;
      end = next;
      if (zoomed !== undefined && zoomed.to > end) show(zoomed);
      else tell('view');
    },
    show,
    showWhole: () => show(whole()),
    zoom(factor, around) {
      const { from, to } = view();
      show({ from: around - (around - from) * factor, to: around + (to - around) * factor });
    },
    pan,
    point(at) {
      cursor = at === undefined ? undefined : Math.min(Math.max(at, 0), end);
      const { from, to } = view();
      const off = cursor === undefined ? 0 : cursor < from ? cursor - from : Math.max(cursor - to, 0);
      if (off !== 0) show({ from: from + off, to: to + off });
      tell('cursor');
    },
    onChange: listener => void listeners.push(listener),
  };
}
