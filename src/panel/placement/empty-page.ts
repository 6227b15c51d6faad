import type { PlacementRequest, PlacementState } from '../../report/placement-message';
import { element, onChange, type Part } from '../element';
import type { Ask } from './page';
import type { ViewState } from './state';

interface Words {
  readonly text: string;
  readonly button?: { readonly text: string; readonly asks: PlacementRequest };
}

/** What there is to say while there is nothing to draw, and what to do about it. */
export function emptyPage(ask: Ask): Part<ViewState> {
  const box = element('section', { id: 'empty', class: 'card', 'aria-live': 'polite' });
  const draw = (state: PlacementState | undefined): void => {
    const words = wordsFor(state);
    box.hidden = words === undefined;
    if (!words) return;
    const button = words.button && element('button', { type: 'button', class: 'primary' }, words.button.text);
    const asks = words.button?.asks;
    if (asks) button?.addEventListener('click', () => ask(asks));
    box.replaceChildren(element('p', {}, words.text), ...(button ? [button] : []));
  };
  return {
    element: box,
    update: onChange(
      ({ told }) => draw(told?.state),
      ({ told }) => told?.state,
    ),
  };
}

function wordsFor(state: PlacementState | undefined): Words | undefined {
  switch (state?.kind) {
    case undefined:
    case 'reading':
      return { text: 'Reading the cluster…' };
    case 'off':
      return {
        text: 'No cluster is followed. Follow one to see where the replicas of this workload would go on its nodes.',
        button: { text: 'Follow cluster', asks: { type: 'follow' } },
      };
    case 'untrusted':
      return {
        text: 'Following a cluster uses your credentials, so it needs a trusted workspace.',
        button: { text: 'Manage workspace trust', asks: { type: 'trust' } },
      };
    case 'failed':
      return { text: state.sentence, button: { text: 'Follow cluster', asks: { type: 'follow' } } };
    case 'gone':
    case 'unreadable':
      return { text: state.sentence, button: { text: 'Open the file', asks: { type: 'open-file' } } };
    case 'placed':
      return state.view.nodes === 0 ? { text: 'The cluster has no nodes: nothing can be placed.' } : undefined;
  }
}
