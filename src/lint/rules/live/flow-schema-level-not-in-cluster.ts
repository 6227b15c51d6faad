import * as l10n from '@vscode/l10n';
import { isFlowControlKind } from '../../../fairness/group';
import { newLevel } from '../../../fairness/new-objects';
import { nameOf } from '../../../kubernetes/object';
import { seenIn } from '../../cluster-facts';
import { isBuiltInLevel, levelsOf } from '../../flow-control/levels';
import { schemaOf } from '../../flow-control/schemas';
import { flowSchemaPage } from '../../pages';
import type { LintObject, Rule } from '../../rule';
import { fromCluster } from './page';

export const flowSchemaLevelNotInCluster: Rule = {
  meta: {
    id: 'flow-schema-level-not-in-cluster',
    title: 'FlowSchema of a priority level that the cluster does not have',
    severity: 'warning',
    category: 'fairness',
    acrossFiles: true,
    why: `The API server takes a FlowSchema whose priority level does not exist, marks it \`Dangling\` and skips it. Neither the files nor the cluster have this level. ${fromCluster}`,
    whatToDo: 'Apply the PriorityLevelConfiguration with it, or name one that `headroom fairness levels` shows.',
    links: [flowSchemaPage],
  },
  about: { kinds: ['FlowSchema'] },
  check(target, context) {
    const { cluster } = context;
    const schema = isFlowControlKind(target.object, 'FlowSchema') ? schemaOf(target) : undefined;
    if (!cluster?.levels || !schema || schema.level === '' || isBuiltInLevel(schema.level)) return [];
    const called = ({ object }: LintObject): boolean => [schema.level, undefined].includes(nameOf(object));
    if (cluster.levels.has(schema.level) || levelsOf(context).some(called)) return [];
    return [
      {
        path: [...target.path, 'spec', 'priorityLevelConfiguration', 'name'],
        message: l10n.t`Priority level "${schema.level}" is not in the cluster (${seenIn(cluster)}), so its API server skips this FlowSchema. Apply the level with it, or name one that is there.`,
        fixes: [
          {
            title: l10n.t`Add priority level "${schema.level}"`,
            safe: false,
            changes: [{ op: 'append-document', value: newLevel(schema.level) }],
          },
        ],
      },
    ];
  },
};
