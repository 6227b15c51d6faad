import type { PlacementMessage } from '../../report/placement-message';
import { count } from '../../report/words';
import { element, onChange, type Part } from '../element';
import type { Ask } from './page';
import type { ViewState } from './state';

/** Which workload, of which file, in which cluster; and since when the cluster is silent. */
export function heading(ask: Ask): Part<ViewState> {
  const title = element('h1');
  const where = element('p', { class: 'target' });
  const file = element('button', { type: 'button', class: 'link', title: 'Open the file' });
  file.addEventListener('click', () => ask({ type: 'open-file' }));
  const notice = element('p', { class: 'notice', role: 'status' });
  const warn = (sentence: string): void => {
    notice.hidden = sentence === '';
    notice.textContent = sentence;
  };
  const draw = (told: PlacementMessage | undefined): void => {
    if (!told) return;
    const { key, state } = told;
    title.textContent = `Placement of ${key.name}`;
    file.textContent = told.file;
    const owner = `${key.kind}${key.namespace === undefined ? '' : ` in namespace ${key.namespace}`}, `;
    where.replaceChildren(owner, file, ...(state.kind === 'placed' ? [`  ·  ${clusterInWords(state)}`] : []));
  };
  const drawChanged = onChange(draw, told => told);
  return {
    element: element('header', {}, element('div', { class: 'heading' }, title, where, notice)),
    update(state) {
      warn(noticeOf(state));
      drawChanged(state.told);
    },
  };
}

/** Why what is shown may be from before; empty when it is not. */
function noticeOf({ told, outdated }: ViewState): string {
  const since = told?.state.kind === 'placed' ? told.state.staleSince : undefined;
  const stale =
    since === undefined
      ? ''
      : `The cluster does not answer: nodes and pods are as of ${new Date(since).toLocaleTimeString()}.`;
  return [stale, outdated ?? ''].filter(Boolean).join(' ');
}

function clusterInWords({ context, kubernetes, view }: Extract<PlacementMessage['state'], { kind: 'placed' }>): string {
  return [`context ${context}`, `Kubernetes ${kubernetes}`, count(view.nodes, 'node')].join('  ·  ');
}
