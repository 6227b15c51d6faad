import { element } from '../element';
import type { Told } from './words';

/** A sentence of one version, with its colour where there are two. */
export function versionLine({ version, text }: Told, isNamed: boolean): HTMLElement {
  const key = isNamed ? element('b', { class: 'version', 'data-version': version }, version) : undefined;
  return element('p', { class: 'told' }, key, element('span', {}, text));
}
