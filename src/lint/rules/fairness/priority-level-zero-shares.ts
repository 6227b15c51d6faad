import * as l10n from '@vscode/l10n';
import { asRecord, nameOf } from '../../../kubernetes/object';
import { isFlowControlKind } from '../../../fairness/group';
import { sharesOf } from '../../flow-control/levels';
import { priorityLevelPage } from '../../pages';
import type { Rule } from '../../rule';

export const priorityLevelZeroShares: Rule = {
  meta: {
    id: 'priority-level-zero-shares',
    title: 'Priority level without a seat of its own',
    severity: 'warning',
    category: 'fairness',
    why: 'In v1 `nominalConcurrencyShares: 0` means 0 seats: requests run only on seats that other levels lend, so under load they wait until they time out, or are answered 429. Before v1 a 0 meant the default of 30.',
    whatToDo:
      'Set some shares: 10 of them are about 24 of 600 seats. To hold requests back on purpose, ignore this here.',
    links: [priorityLevelPage],
  },
  about: { kinds: ['PriorityLevelConfiguration'] },
  check({ object, path: base }) {
    if (!isFlowControlKind(object, 'PriorityLevelConfiguration') || sharesOf(object) !== 0) return [];
    const path = [...base, 'spec', 'limited', 'nominalConcurrencyShares'];
    const name = nameOf(object) ?? '';
    const response = asRecord(asRecord(asRecord(object['spec'])['limited'])['limitResponse'])['type'];
    const message =
      response === 'Reject'
        ? l10n.t`Priority level "${name}" has 0 shares: requests are answered 429 unless other levels lend seats. Set nominalConcurrencyShares to 1 or more.`
        : l10n.t`Priority level "${name}" has 0 shares: requests wait until other levels lend seats, or until they time out. Set nominalConcurrencyShares to 1 or more.`;
    const changes = [{ op: 'set' as const, path, value: 10 }];
    return [{ path, message, fixes: [{ title: l10n.t`Set 10 shares`, safe: false, changes, placeholder: path }] }];
  },
};
