import { element, type Part } from './element';
import { count } from './format';
import type { PanelState, Phase } from './state';

const names: Readonly<Record<Phase, string>> = {
  empty: 'Waiting',
  running: 'Running',
  passed: 'Passed',
  failed: 'Failed',
  cancelled: 'Cancelled',
  lost: 'No report',
};

/** One line that says how it stands, with the reasons below when it did not pass. Announced when it changes. */
export function outcome(): Part<PanelState> {
  const badge = element('strong', { class: 'badge' });
  const sentence = element('span', { class: 'sentence' });
  const reasons = element('ul', { class: 'reasons' });
  const progress = element('progress', { 'aria-label': 'Requests sent', max: '1', value: '0' });
  const announced = element(
    'div',
    { role: 'status', 'aria-live': 'polite', 'aria-atomic': 'true' },
    badge,
    sentence,
    reasons,
  );
  const live = element('p', { class: 'live' });
  const whole = element('div', { id: 'outcome', class: 'banner' }, announced, live, progress);
  return {
    element: whole,
    update(state) {
      const { sent, planned } = requestsSent(state);
      whole.dataset['phase'] = state.phase;
      setText(badge, names[state.phase]);
      setText(sentence, sentenceOf(state));
      reasons.replaceChildren(...reasonsOf(state).map(reason => element('li', {}, reason)));
      live.hidden = progress.hidden = state.phase !== 'running';
      live.textContent = `${count(sent)} of ${count(planned)} requests sent`;
      progress.value = planned === 0 ? 0 : sent / planned;
    },
  };
}

function sentenceOf(state: PanelState): string {
  if (state.phase === 'empty') return 'The run has not begun; its figures appear here as they are measured.';
  if (state.phase === 'running') return going(state);
  return state.lost ?? withoutVerdict(state.report?.outcome.sentence ?? '');
}

/** The latest step that goes on, else the latest one. */
function going({ steps }: PanelState): string {
  const step = steps.findLast(({ endedAt }) => endedAt === undefined) ?? steps.at(-1);
  return step === undefined ? 'Preparing.' : `${step.name}: ${step.text}`;
}

function reasonsOf(state: PanelState): readonly string[] {
  const { sentence = '', reasons = [] } = state.report?.outcome ?? {};
  return reasons.filter(reason => !sentence.endsWith(reason));
}

function requestsSent(state: PanelState): { readonly sent: number; readonly planned: number } {
  const sent = state.jobs.reduce((sum, job) => sum + (job.last?.sent ?? 0), 0);
  return { sent, planned: Math.max(sent, state.plan?.requests ?? 0) };
}

/** The badge says it already. */
const withoutVerdict = (sentence: string): string => sentence.replace(/^(Passed|Failed|Cancelled|Refused): /, '');

/** A live region speaks again on every write, so only real changes are written. */
function setText(target: HTMLElement, text: string): void {
  if (target.textContent !== text) target.textContent = text;
}
