import { timeInWords } from '../../report/words';
import { element, onChange, section, type Part } from '../element';
import type { PanelState } from '../state';
import { cursor } from './cursor';
import { laneKey } from './lane-key';
import { lanesPart } from './lanes-part';
import { serverMarks, serverNotes } from './marks';
import type { PlotContent } from './plot';
import { followPointer } from './pointer';
import { betweenJobs, runTracks } from './run-tracks';
import { acrossGap, serverTracks } from './server-tracks';
import { timeAxis, type TimeAxis } from './time-axis';
import { timelineTable } from './timeline-table';
import { trackPart, type TrackPart } from './track-part';

const noMarks: Pick<PlotContent, 'gaps' | 'moments'> = { gaps: [], moments: [] };

/** Everything that has a time, on one axis: lanes, what the load did, and the API server below. */
export function timeline(): Part<PanelState> {
  const axis = timeAxis();
  const lanes = lanesPart();
  const key = laneKey();
  const run = runTracks.map((track, i) => trackPart(track, state => state.samples, betweenJobs, i === 0));
  const server = serverTracks.map((track, i) => trackPart(track, state => state.serverSamples, acrossGap, i === 0));
  const tracks = [...run, ...server];
  const line = cursor(axis);
  const notes = element('ul', { class: 'notes' });
  const serverGroup = group('API server', server, notes);
  const body = element('div', { class: 'tracks' }, lanes.element, group('Load', run), serverGroup, line.element);
  body.append(followPointer(body, axis));
  const asTable = timelineTable(axis, tracks);
  let marks = noMarks;
  const draw = (): void => {
    lanes.draw(axis);
    for (const track of run) track.draw(axis, noMarks);
    for (const track of server) track.draw(axis, marks);
    asTable.draw();
    point();
  };
  const point = (): void => {
    const at = axis.cursor();
    line.draw();
    for (const track of tracks) track.read(at);
    if (at !== undefined) line.say(wordsAt(at, lanes.words(at), tracks));
  };
  const soon = onceAFrame(draw, point);
  const roomy = withRoom();
  axis.onChange(soon);
  new MutationObserver(draw).observe(document.body, { attributeFilter: ['class', 'data-vscode-theme-id'] });
  const showNotes = onChange(
    (lines: readonly string[]) => notes.replaceChildren(...lines.map(text => element('li', {}, text))),
    lines => lines.join('\n'),
  );
  return {
    element: section('timeline', 'Time line', toolbar(axis), key.element, body, asTable.element),
    update(state) {
      const end = endOf(state);
      key.show(lanes.follow(state, end));
      for (const track of run) track.follow(state);
      const sampled = server.map(track => track.follow(state)).includes(true);
      const lines = serverNotes(state);
      serverGroup.hidden = !sampled && lines.length === 0;
      showNotes(lines);
      marks = serverMarks(state);
      axis.extend(state.report === undefined ? roomy(end) : end);
      soon('view');
    },
  };
}

function group(title: string, parts: readonly TrackPart[], ...more: readonly HTMLElement[]): HTMLElement {
  return element('div', { class: 'group' }, element('h3', {}, title), ...parts.map(part => part.element), ...more);
}

/** A hundredth of room after the end of a run that goes on, so that its view and what is drawn of it stay for a while. */
function withRoom(): (end: number) => number {
  let shown = 0;
  return end => {
    if (end > shown || end * 1.02 < shown) shown = end * 1.01;
    return shown;
  };
}

/** Seconds until the last thing that is known of the run. */
function endOf({ startedAt, samples, serverSamples, steps, report }: PanelState): number {
  const step = steps.at(-1);
  const last = Math.max(
    ...[samples.at(-1)?.at ?? 0, serverSamples.at(-1)?.at ?? 0, step?.endedAt ?? step?.startedAt ?? 0],
    report?.endedAt ?? 0,
  );
  return Math.max((last - startedAt) / 1000, 0);
}

function wordsAt(at: number, going: readonly string[], tracks: readonly TrackPart[]): string {
  const shown = tracks.filter(track => !track.element.hidden);
  return [timeInWords(at * 1000), ...going, ...shown.flatMap(track => track.words(at))].join('; ');
}

function toolbar(axis: TimeAxis): HTMLElement {
  const button = (text: string, act: () => void): HTMLElement => {
    const made = element('button', { type: 'button', class: 'small' }, text);
    made.addEventListener('click', act);
    return made;
  };
  const middle = (): number => axis.cursor() ?? (axis.view().from + axis.view().to) / 2;
  const hint = 'Drag to look closer, double click for the whole; keys: ← → + − 0';
  return element(
    'div',
    { class: 'toolbar' },
    element('span', { class: 'hint' }, hint),
    button('Closer', () => axis.zoom(0.5, middle())),
    button('Wider', () => axis.zoom(2, middle())),
    button('Whole run', () => axis.showWhole()),
  );
}

/** Draws at most once a frame, and no more than what changed. */
function onceAFrame(draw: () => void, point: () => void): (what: 'view' | 'cursor') => void {
  let due: 'view' | 'cursor' | undefined;
  return what => {
    if (due === undefined)
      requestAnimationFrame(() => {
        const act = due === 'view' ? draw : point;
        due = undefined;
        act();
      });
    if (due !== 'view') due = what;
  };
}
