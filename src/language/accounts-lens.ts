import { accountsOf, type Account } from '../fairness/accounts';
import { flowSchemaOf } from '../fairness/flow-schema';
import type { KubernetesObject } from '../kubernetes/object';
import { accountsText } from './hovers/live-fairness';

/** The words above a FlowSchema have room for the names of so many. */
const NAMED = 2;

/**
 * The words above a FlowSchema: which of these ServiceAccounts, of the workspace or the cluster, its subjects mean.
 * `undefined` for what is no FlowSchema.
 */
export function accountsLens(object: KubernetesObject, accounts: readonly Account[]): string | undefined {
  const schema = object.kind === 'FlowSchema' ? flowSchemaOf(object) : undefined;
  if (!schema) return undefined;
  const matched = accountsOf(schema, accounts);
  if (matched.length === 0 || matched.length > NAMED) return accountsText(matched.length);
  const names = matched.map(({ namespace, name }) => `${namespace}/${name}`);
  return `${accountsText(matched.length)}: ${names.join(', ')}`;
}
