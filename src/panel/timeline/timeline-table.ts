import { timeInWords } from '../../report/words';
import { element, table } from '../element';
import type { TimeAxis } from './time-axis';
import type { TrackPart } from './track-part';

/** As many moments as a person reads; closer ones come by looking closer. */
const moments = 25;

/** The same figures as a table, for those who would rather read them: evenly spread moments of what is in view. */
export function timelineTable(axis: TimeAxis, tracks: readonly TrackPart[]) {
  const content = element('div', {
    class: 'wide',
    tabindex: '0',
    role: 'region',
    'aria-label': 'Time line as a table',
  });
  const details = element('details', {}, element('summary', {}, 'As a table'), content);
  const draw = (): void => {
    if (!details.open) return;
    const { from, to } = axis.view();
    const times = Array.from({ length: moments }, (_, i) => from + ((to - from) * i) / (moments - 1));
    const shown = tracks.filter(track => !track.element.hidden);
    const head = shown.flatMap(track => track.values(to).map(([label]) => label));
    const rows = times.map(at => [
      timeInWords(at * 1000),
      ...shown.flatMap(track => track.values(at).map(([, value]) => value)),
    ]);
    content.replaceChildren(table('Time line', ['Time', ...head], rows));
  };
  details.addEventListener('toggle', draw);
  return { element: details, draw };
}
