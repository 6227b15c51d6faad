import type { Shape } from './shape';

const text = 'text';
const texts: Shape = { list: text };
const integer = 'integer';
const fields = (inner: Readonly<Record<string, Shape>>): Shape => ({ fields: inner });
const list = (inner: Readonly<Record<string, Shape>>): Shape => ({ list: { fields: inner } });

/** ObjectMeta; what only the API server writes is not looked into. Source: k8s.io/apimachinery/pkg/apis/meta/v1/types.go. */
const metadata = fields({
  ...{ name: text, generateName: text, namespace: text, selfLink: text, uid: text, resourceVersion: text },
  ...{ generation: 'anything', creationTimestamp: 'anything', deletionTimestamp: 'anything' },
  ...{ deletionGracePeriodSeconds: 'anything', labels: 'texts', annotations: 'texts' },
  ...{ ownerReferences: 'anything', finalizers: texts, managedFields: 'anything' },
});

function object(spec: Readonly<Record<string, Shape>>): Shape {
  return fields({ apiVersion: text, kind: text, metadata, spec: fields(spec), status: 'anything' });
}

/** FlowSchema of flowcontrol.apiserver.k8s.io/v1 (k8s.io/api/flowcontrol/v1/types.go of v1.36). */
export const flowSchemaShape: Shape = object({
  priorityLevelConfiguration: fields({ name: text }),
  matchingPrecedence: integer,
  distinguisherMethod: fields({ type: text }),
  rules: list({
    subjects: list({
      kind: text,
      user: fields({ name: text }),
      group: fields({ name: text }),
      serviceAccount: fields({ namespace: text, name: text }),
    }),
    resourceRules: list({
      verbs: texts,
      apiGroups: texts,
      resources: texts,
      clusterScope: 'boolean',
      namespaces: texts,
    }),
    nonResourceRules: list({ verbs: texts, nonResourceURLs: texts }),
  }),
});

/** PriorityLevelConfiguration of the same version. */
export const priorityLevelShape: Shape = object({
  type: text,
  limited: fields({
    nominalConcurrencyShares: integer,
    limitResponse: fields({
      type: text,
      queuing: fields({ queues: integer, handSize: integer, queueLengthLimit: integer }),
    }),
    lendablePercent: integer,
    borrowingLimitPercent: integer,
  }),
  exempt: fields({ nominalConcurrencyShares: integer, lendablePercent: integer }),
});
