import type { NodeView } from '../../report/placement-message';
import { count } from '../../report/words';
import { element, type Part } from '../element';
import { blockTips } from './block-tips';
import { legend } from './legend';
import { nodeRow, type NodeRow } from './node-row';
import { replicasOn, type Drawn } from './state';

/** The nodes as bars, by zone. */
export function chart(): Part<Drawn> {
  const zones = element('div', { class: 'zones' });
  const key = legend();
  const none = element('p', { class: 'none' }, 'No node matches the filter.');
  const section = element('section', { id: 'nodes', class: 'card', 'aria-label': 'Nodes' }, key.element, none, zones);
  const tips = blockTips(zones);
  section.append(tips.element);
  let rows: readonly NodeRow[] = [];
  let heads: readonly { readonly zone: string; readonly element: HTMLElement }[] = [];
  let known = '';
  const build = (shown: readonly NodeView[]): void => {
    const names = JSON.stringify(shown.map(({ name, zone }) => [zone, name]));
    if (names === known) return;
    known = names;
    rows = shown.map(({ name }) => nodeRow(name));
    heads = [...new Set(shown.map(({ zone }) => zone))].map(zone => ({ zone, element: element('h2') }));
    zones.replaceChildren(
      ...heads.flatMap(({ zone, element: head }) => {
        const own = rows.filter((_, i) => shown[i]?.zone === zone).map(row => row.element);
        return [head, element('ul', { class: 'nodes' }, ...own)];
      }),
    );
  };
  return {
    element: section,
    update(now) {
      const { shown } = now.view;
      build(shown);
      none.hidden = shown.length > 0;
      key.update(now);
      shown.forEach((node, index) => rows[index]?.update({ now, node, index }));
      for (const { zone, element: head } of heads) head.textContent = zoneInWords(zone, now);
      head(heads, shown);
      tips.update();
    },
  };
}

/** One zone without a name needs no heading. */
function head(
  heads: readonly { readonly zone: string; readonly element: HTMLElement }[],
  shown: readonly NodeView[],
): void {
  const isPlain = heads.length === 1 && shown[0]?.zone === '';
  for (const one of heads) one.element.hidden = isPlain;
}

function zoneInWords(zone: string, { view, rollouts, step }: Drawn): string {
  const nodes = view.shown.filter(node => node.zone === zone);
  const counts = rollouts.map(({ version, rollout }) => {
    const replicas = nodes.reduce((sum, node) => sum + replicasOn(rollout, node, step).length, 0);
    return `${count(replicas, 'replica')}${rollouts.length > 1 ? ` ${version}` : ''}`;
  });
  return [zone === '' ? 'without a zone' : `zone ${zone}`, ...counts].join('  ·  ');
}
