import { element, type Part } from '../element';
import type { Ask, Change } from './page';
import type { Drawn, ResourceName, Shown } from './state';

const CALM_MS = 300;
/** With fewer nodes there is nothing to look for. */
const FEW_NODES = 8;

const resources: Readonly<Record<ResourceName, string>> = { cpu: 'CPU', memory: 'Memory', pods: 'Pods' };
const versions: Readonly<Record<Shown, string>> = { before: 'Before', after: 'After', both: 'Both' };

/** What bars are of, which version they show, and which nodes. */
export function controls(ask: Ask, change: Change): Part<Drawn> {
  const resource = choice('Bars show', resources, chosen => change(state => ({ ...state, resource: chosen })));
  const version = choice('Version', versions, chosen => change(state => ({ ...state, chosen })));
  const filter = element('input', {
    ...{ type: 'search', id: 'filter', placeholder: 'Filter: name, zone, label' },
    'aria-label': 'Show only nodes whose name, zone or label holds this',
  });
  let timer: number | undefined;
  filter.addEventListener('input', () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => ask({ type: 'filter', text: filter.value }), CALM_MS);
  });
  return {
    element: element('div', { class: 'controls' }, resource.element, version.element, filter),
    update({ resource: by, shown, view }) {
      resource.update(by);
      version.update(shown);
      version.element.hidden = view.before === undefined;
      filter.hidden = view.nodes <= FEW_NODES && filter.value === '';
    },
  };
}

/** Buttons of which one is chosen, as radio buttons are. */
function choice<Name extends string>(
  title: string,
  texts: Readonly<Record<Name, string>>,
  choose: (name: Name) => void,
): Part<Name> {
  const inputs = Object.entries<string>(texts).map(([name, text]) => {
    const input = element('input', { type: 'radio', name: title, value: name });
    input.addEventListener('change', () => choose(name as Name));
    return { input, label: element('label', {}, input, element('span', {}, text)) };
  });
  const legend = element('legend', { class: 'unseen' }, title);
  return {
    element: element('fieldset', { class: 'choice' }, legend, ...inputs.map(({ label }) => label)),
    update(name) {
      for (const { input } of inputs) input.checked = input.value === name;
    },
  };
}
