import { whatLimited, type LimitKind } from '../report/what-limited';
import { element, onChange, section, type Part } from './element';
import type { PanelState } from './state';

const names: Readonly<Record<LimitKind, string>> = {
  rate: 'The asked rate',
  client: 'This machine',
  fairness: 'API Priority and Fairness',
  'api-server': 'The API server',
  convergence: 'Convergence of the cluster',
};

/** What limited the run, with the figures that say so. Hidden until there is a report to judge. */
export function limit(): Part<PanelState> {
  const badge = element('strong', { class: 'badge' });
  const sentence = element('span');
  const evidence = element('ul', { class: 'evidence' });
  const card = section('limit', 'What limited it', element('p', {}, badge, sentence), evidence);
  const draw = ({ report }: PanelState): void => {
    const found = report === undefined ? undefined : whatLimited(report);
    card.hidden = found === undefined;
    if (found === undefined) return;
    card.dataset['kind'] = found.kind;
    badge.textContent = names[found.kind];
    sentence.textContent = found.sentence;
    evidence.replaceChildren(...found.evidence.map(text => element('li', {}, text)));
  };
  return { element: card, update: onChange(draw, state => state.report) };
}
