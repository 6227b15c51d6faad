import { element, onChange, type Part } from '../element';
import type { Change } from './page';
import { at, drawn, stepped, type Drawn, type ViewState } from './state';
import { versionLine } from './version-line';
import { stepInWords } from './words';

/** A replica is looked at so long while they go on by themselves, ms. */
const PLAY_MS = 700;

/** Steps through the replicas: buttons, slider, keys, and by itself. */
export function stepper(change: Change): Part<Drawn> {
  const slider = element('input', { type: 'range', id: 'step', min: '0', step: '1', 'aria-label': 'Replicas placed' });
  slider.addEventListener('input', () =>
    change(state => ({ ...at(state, Number(slider.value), Number(slider.max)), playing: false })),
  );
  const press = (key: string): void => change(state => ({ ...(stepped(state, key) ?? state), playing: false }));
  const [first, back, next, last] = (
    [
      ['Home', '|◀', 'No replica'],
      ['ArrowLeft', '◀', 'One replica fewer'],
      ['ArrowRight', '▶', 'One replica more'],
      ['End', '▶|', 'All replicas'],
    ] as const
  ).map(([key, text, title]) => button(text, title, () => press(key)));
  const play = button('Play', 'Place one replica after another', () => change(started));
  const counter = element('output', { for: 'step', class: 'counter' });
  const words = element('div', { class: 'said', 'aria-live': 'polite' });
  let timer: number | undefined;
  const run = (playing: boolean): void => {
    window.clearInterval(timer);
    play.textContent = playing ? 'Stop' : 'Play';
    if (playing) timer = window.setInterval(() => change(onward), PLAY_MS);
  };
  const turn = onChange(run, playing => playing);
  return {
    element: element(
      'section',
      { class: 'stepper', 'aria-label': 'Replica by replica' },
      element('div', { class: 'steps-line' }, first, back, slider, next, last, play, counter),
      words,
    ),
    update(now) {
      slider.max = String(now.steps);
      slider.value = String(now.step);
      slider.setAttribute('aria-valuetext', `${now.step} of ${now.steps}`);
      counter.textContent = `${now.step} of ${now.steps}`;
      words.replaceChildren(...sentences(now));
      turn(now.playing && now.step < now.steps);
    },
  };
}

function sentences({ rollouts, step }: Drawn): readonly HTMLElement[] {
  return rollouts.map(({ version, rollout }) =>
    versionLine({ version, text: stepInWords(rollout, step) }, rollouts.length > 1),
  );
}

/** From the beginning when all are placed already. */
function started(state: ViewState): ViewState {
  const now = drawn(state);
  if (!now || state.playing) return { ...state, playing: false };
  return { ...state, playing: true, step: now.step === now.steps ? 0 : now.step };
}

function onward(state: ViewState): ViewState {
  const next = stepped(state, 'ArrowRight') ?? state;
  return { ...next, playing: state.playing && next.step !== undefined };
}

function button(text: string, title: string, press: () => void): HTMLButtonElement {
  // What can be read is the name of a button; what only can be seen is not.
  const name = /\w/.test(text) ? undefined : title;
  const made = element('button', { type: 'button', class: 'small', title, 'aria-label': name }, text);
  made.addEventListener('click', press);
  return made;
}
