import { count as counted } from '../report/words';
import { element, type Part } from './element';
import { count } from './format';
import type { PanelState, Phase } from './state';
import type { PanelRequest } from '../report/panel-message';

type Ask = (type: PanelRequest['type']) => void;

/** Title, where the run goes, and the buttons. */
export function header(ask: Ask): Part<PanelState> {
  const title = element('h1');
  const target = element('p', { class: 'target' });
  const buttons = actions(ask);
  return {
    element: element('header', {}, element('div', { class: 'heading' }, title, target), buttons.element),
    update(state) {
      title.textContent = state.title === '' ? 'Headroom run' : state.title;
      target.textContent = where(state);
      buttons.update(state.phase);
    },
  };
}

function where({ target }: PanelState): string {
  if (target === undefined) return '';
  const { context, server, namespaces, kubernetesVersion, nodes } = target;
  const listed =
    namespaces.length > 3
      ? `${namespaces.slice(0, 2).join(', ')} and ${namespaces.length - 2} more`
      : namespaces.join(', ');
  return [
    context && `context ${context}`,
    server,
    listed && `namespace ${listed}`,
    kubernetesVersion && `Kubernetes ${kubernetesVersion}`,
    nodes && counted(nodes.total, 'node'),
    nodes && nodes.simulated > 0 && `${count(nodes.simulated)} simulated`,
  ]
    .filter(Boolean)
    .join('  ·  ');
}

const shownIn: Readonly<Record<'cancel' | 'run-again' | 'open-report' | 'clean-up', readonly Phase[]>> = {
  cancel: ['running'],
  'run-again': ['passed', 'failed', 'cancelled', 'lost'],
  'open-report': ['passed', 'failed', 'cancelled'],
  'clean-up': ['lost'],
};

function actions(ask: Ask): Part<Phase> {
  const make = (type: keyof typeof shownIn, text: string, look: string) => {
    const button = element('button', { type: 'button', class: look, id: type }, text);
    button.addEventListener('click', () => ask(type));
    return button;
  };
  const buttons = [
    make('clean-up', 'Clean up', 'primary'),
    make('open-report', 'Open report', 'secondary'),
    make('run-again', 'Run again', 'primary'),
    make('cancel', 'Cancel run', 'secondary'),
  ];
  return {
    element: element('div', { class: 'actions' }, ...buttons),
    update(phase) {
      for (const button of buttons) button.hidden = !shownIn[button.id as keyof typeof shownIn].includes(phase);
    },
  };
}
