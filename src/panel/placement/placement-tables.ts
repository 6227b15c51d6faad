import { element, scrollable, table, type Part } from '../element';
import { replicasOn, type Drawn, type Version } from './state';
import { amountInWords, percent } from './words';

/** The same as tables: replica by replica, and node by node after the steps that are shown. */
export function placementTables(): Part<Drawn> {
  const content = element('div', { class: 'tables' });
  const details = element('details', { class: 'as-table' }, element('summary', {}, 'As tables'), content);
  let latest: Drawn | undefined;
  const draw = (): void => {
    if (!details.open || !latest) return;
    content.replaceChildren(scrollable('Replicas', replicasTable(latest)), scrollable('Nodes', nodesTable(latest)));
  };
  details.addEventListener('toggle', draw);
  return {
    element: details,
    update(now) {
      latest = now;
      draw();
    },
  };
}

function replicasTable({ rollouts, steps }: Drawn): HTMLElement {
  const suffix = (version: Version): string => (rollouts.length > 1 ? ` ${version}` : '');
  const head = rollouts.flatMap(({ version }) => [
    `Node${suffix(version)}`,
    `Score${suffix(version)}`,
    `Ties with${suffix(version)}`,
  ]);
  const rows = Array.from({ length: steps }, (_, index) => [
    String(index + 1),
    ...rollouts.flatMap(({ rollout }) => {
      const step = rollout.steps[index];
      if (!step) return ['', '', ''];
      if (step.node === undefined) return [step.fitError ?? '', '', ''];
      const others = step.ties.filter(name => name !== step.node);
      const more = step.tied - step.ties.length;
      return [step.node, String(step.total), [...others, ...(more > 0 ? [`${more} more`] : [])].join(', ')];
    }),
  ]);
  return table('Where each replica goes', ['Replica', ...head], rows);
}

function nodesTable({ view, rollouts, step, resource }: Drawn): HTMLElement {
  const head = [
    'Node',
    'Zone',
    'Allocatable',
    'Asked for without it',
    'Used',
    ...rollouts.map(({ version }) => `Replicas ${version}`),
  ];
  const rows = view.shown.map(node => {
    const all = node.allocatable[resource];
    const used = resource === 'pods' ? undefined : node.used?.[resource];
    return [
      node.name,
      node.zone,
      amountInWords(resource, all),
      percent(node.asked[resource], all),
      used === undefined ? '' : percent(used, all),
      ...rollouts.map(({ rollout }) => String(replicasOn(rollout, node, step).length)),
    ];
  });
  return table('Nodes', head, rows);
}
