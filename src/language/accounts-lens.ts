import { accountsOf, type Account } from '../fairness/accounts';
import { flowSchemaOf } from '../fairness/flow-schema';
import type { KubernetesObject } from '../kubernetes/object';
import { accountsText } from './hovers/live-fairness';

/** Names that the words above a FlowSchema have room for. */
const NAMED = 3;

/**
 * The words above a FlowSchema: which of these ServiceAccounts, of the workspace or the cluster, its subjects mean.
 * `undefined` for what is no FlowSchema.
 */
export function accountsLens(object: KubernetesObject, accounts: readonly Account[]): string | undefined {
  const schema = object.kind === 'FlowSchema' ? flowSchemaOf(object) : undefined;
  if (!schema) return undefined;
  const matched = accountsOf(schema, accounts);
  const names = matched.slice(0, NAMED).map(({ namespace, name }) => `${namespace}/${name}`);
  const more = matched.length > NAMED ? ', …' : '';
  return names.length > 0 ? `${accountsText(matched.length)}: ${names.join(', ')}${more}` : accountsText(0);
}
