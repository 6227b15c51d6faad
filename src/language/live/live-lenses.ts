import * as l10n from '@vscode/l10n';
import { sinceText, type ClusterFacts } from '../cluster-facts';
import { accountsLens } from '../accounts-lens';
import { changeTitle } from '../hovers/live-fairness';
import type { OpenDocument } from '../document';
import type { Range } from '../../yaml/place';
import { workloadKey, type WorkloadKey } from './chosen-workload';
import { liveObjectsIn, type LiveObject, type LiveQuestion } from './live-objects';
import { placementTitle } from './placement-words';

/** Words above an object that need the cluster. */
export interface LiveLens {
  readonly range: Range;
  readonly question: LiveQuestion;
  /** What it offers while no cluster is followed. */
  readonly invitation: string;
  /** The workload whose replicas can be shown on the nodes. */
  readonly placed?: WorkloadKey;
  /** What it says once the cluster has answered; `undefined` when there is nothing to say. */
  title(facts: ClusterFacts): string | undefined;
}

/** The lenses of a text, in a fixed order. */
export function liveLenses(document: OpenDocument): readonly LiveLens[] {
  return liveObjectsIn(document).flatMap(lensesAbove);
}

function lensesAbove({ target, objects, question, range }: LiveObject): readonly LiveLens[] {
  const { object } = target;
  const lens = (invitation: string, title: LiveLens['title']): LiveLens => ({
    ...{ range, question, invitation },
    title(facts) {
      const words = title(facts);
      const { staleSince } = facts;
      return words !== undefined && staleSince !== undefined ? `${words} (${sinceText(staleSince)})` : words;
    },
  });
  if (question.question === 'workload') {
    const next = lens(l10n.t`Where would it go?`, ({ workload }) => workload && placementTitle(workload));
    return [{ ...next, placed: workloadKey(object) }];
  }
  const change = lens(
    l10n.t`What would it change?`,
    ({ fairness }) => fairness && changeTitle(object, objects, fairness),
  );
  if (object.kind !== 'FlowSchema') return [change];
  const whom = lens(l10n.t`Whom does it match?`, ({ fairness }) => accountsLens(object, fairness?.accounts ?? []));
  return [whom, change];
}
