import { asList } from '../kubernetes/object';
import type { FlowSchema } from './flow-schema';
import { isSubjectOf } from './match';
import { requesterOf } from './request';

/** A ServiceAccount by its names. */
export interface Account {
  readonly namespace: string;
  readonly name: string;
}

/** The ServiceAccounts that the subjects of a FlowSchema name, one by one, by user name or by group. */
export function accountsOf<A extends Account>({ rules }: FlowSchema, accounts: readonly A[]): readonly A[] {
  return accounts.filter(({ namespace, name }) => {
    const requester = requesterOf(`system:serviceaccount:${namespace}:${name}`);
    return rules.some(rule => asList(rule['subjects']).some(subject => isSubjectOf(requester, subject)));
  });
}
