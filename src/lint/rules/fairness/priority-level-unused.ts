import * as l10n from '@vscode/l10n';
import { asRecord, nameOf } from '../../../kubernetes/object';
import { DEFAULT_SERVER_SEATS } from '../../../kubernetes/flow-control';
import { isFlowControlKind } from '../../../fairness/group';
import { division, isBuiltInLevel } from '../../flow-control/levels';
import { ofKind } from '../../of-kind';
import { priorityLevelPage } from '../../pages';
import type { LintObject, Rule } from '../../rule';

export const priorityLevelUnused: Rule = {
  meta: {
    id: 'priority-level-unused',
    title: 'Priority level that no FlowSchema uses',
    severity: 'info',
    category: 'fairness',
    acrossFiles: true,
    why: 'A priority level takes its part of the seats of the API server whether requests come or not: every other level gets fewer. Only what `lendablePercent` allows is lent.',
    whatToDo: 'Name it in `priorityLevelConfiguration.name` of a FlowSchema, or remove it.',
    links: [priorityLevelPage],
  },
  about: { kinds: ['PriorityLevelConfiguration'] },
  check(target, context) {
    const name = nameOf(target.object);
    if (!isFlowControlKind(target.object, 'PriorityLevelConfiguration') || !name || isBuiltInLevel(name)) return [];
    const isUse = ({ object }: LintObject): boolean => mayUse(object, name);
    if (ofKind(context, 'FlowSchema').some(isUse)) return [];
    if (context.neighbours.mayExistElsewhere('FlowSchema', isUse)) return [];
    const seats = division(context)?.seats.get(name);
    const message =
      seats === undefined
        ? l10n.t`No FlowSchema uses priority level "${name}". Name it in one, or remove it.`
        : l10n.t`No FlowSchema uses priority level "${name}", which keeps ${seats} of ${DEFAULT_SERVER_SEATS} seats. Name it in one, or remove it.`;
    return [{ path: [...target.path, 'metadata', 'name'], message }];
  },
};

/** A FlowSchema whose level is not known could name any. */
function mayUse(schema: LintObject['object'], name: string): boolean {
  const level = asRecord(asRecord(schema['spec'])['priorityLevelConfiguration'])['name'];
  return typeof level !== 'string' || level === name;
}
