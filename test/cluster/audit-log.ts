import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What the API server writes down of requests that change pods, and of Events: the objects as they were answered. */
const policy = {
  apiVersion: 'audit.k8s.io/v1',
  kind: 'Policy',
  omitStages: ['RequestReceived'],
  omitManagedFields: true,
  rules: [
    {
      level: 'RequestResponse',
      verbs: ['create', 'update', 'patch'],
      resources: [
        { group: '', resources: ['pods', 'pods/status', 'pods/binding', 'events'] },
        { group: 'events.k8s.io', resources: ['events'] },
      ],
    },
    { level: 'None' },
  ],
};

/** Flags of an API server that keeps its audit log in a folder. */
export function auditFlags(folder: string): readonly string[] {
  const file = path.join(folder, 'policy.json');
  writeFileSync(file, JSON.stringify(policy));
  return [`--audit-policy-file=${file}`, `--audit-log-path=${logIn(folder)}`, '--audit-log-mode=blocking'];
}

const logIn = (folder: string): string => path.join(folder, 'audit.log');

interface Condition {
  readonly type: string;
  readonly status: string;
  readonly lastTransitionTime?: string;
}

interface AuditedObject {
  readonly kind?: string;
  readonly metadata?: { readonly uid?: string; readonly name?: string; readonly creationTimestamp?: string };
  readonly status?: { readonly conditions?: readonly Condition[] };
  readonly reason?: string;
  readonly eventTime?: string;
  readonly involvedObject?: { readonly uid?: string };
  readonly regarding?: { readonly uid?: string };
}

interface AuditEvent {
  readonly verb: string;
  readonly stageTimestamp: string;
  readonly objectRef?: {
    readonly resource?: string;
    readonly subresource?: string;
    readonly namespace?: string;
    readonly name?: string;
  };
  readonly responseStatus?: { readonly code?: number };
  readonly responseObject?: AuditedObject;
}

/** A pod as the API server's own log tells it. Times are epoch ms. */
export interface AuditedPod {
  readonly uid: string;
  readonly name: string;
  /** When the server had answered its creation. */
  readonly createdAt: number;
  /** creationTimestamp, in whole seconds. */
  readonly creationTimestamp: number;
  /** When the server had answered the first change that showed a condition as true, by type. */
  readonly shownAt: ReadonlyMap<string, number>;
  /** lastTransitionTime of a condition when it was first true. */
  readonly transitions: ReadonlyMap<string, number>;
  /** `eventTime` of its Event `Scheduled`. */
  scheduledEventAt: number | undefined;
}

/** The pods of one namespace that were created at `since` (epoch ms) or later, from an audit log. */
export function auditedPods(folder: string, namespace: string, since: number): readonly AuditedPod[] {
  const pods = new Map<string, AuditedPod>();
  const events = auditEvents(folder).filter(
    ({ objectRef, stageTimestamp }) => objectRef?.namespace === namespace && epochMs(stageTimestamp) >= since,
  );
  for (const event of events) {
    if (event.objectRef?.subresource === 'binding') readBinding(pods, event);
    else if (event.objectRef?.resource === 'pods') readPod(pods, event);
  }
  for (const { objectRef, responseObject } of events) {
    if (objectRef?.resource !== 'events' || responseObject?.reason !== 'Scheduled' || !responseObject.eventTime)
      continue;
    const pod = pods.get((responseObject.regarding ?? responseObject.involvedObject)?.uid ?? '');
    if (pod) pod.scheduledEventAt ??= Date.parse(responseObject.eventTime);
  }
  return [...pods.values()];
}

function auditEvents(folder: string): readonly AuditEvent[] {
  const lines = readFileSync(logIn(folder), 'utf8').split('\n').filter(Boolean);
  return lines
    .map(line => JSON.parse(line) as AuditEvent)
    .filter(({ responseStatus }) => (responseStatus?.code ?? 500) < 300)
    .sort((a, b) => epochMs(a.stageTimestamp) - epochMs(b.stageTimestamp));
}

/** A pod is scheduled by its binding, which answers with a Status; its condition comes with that. */
function readBinding(pods: Map<string, AuditedPod>, { objectRef, stageTimestamp }: AuditEvent): void {
  const pod = [...pods.values()].find(({ name }) => name === objectRef?.name);
  (pod?.shownAt as Map<string, number> | undefined)?.set('PodScheduled', epochMs(stageTimestamp));
}

function readPod(pods: Map<string, AuditedPod>, { verb, objectRef, responseObject, stageTimestamp }: AuditEvent): void {
  const { uid, name = '', creationTimestamp = '' } = responseObject?.metadata ?? {};
  if (uid === undefined) return;
  const at = epochMs(stageTimestamp);
  if (verb === 'create' && objectRef?.subresource === undefined) {
    const [shownAt, transitions] = [new Map<string, number>(), new Map<string, number>()];
    const created = { createdAt: at, creationTimestamp: Date.parse(creationTimestamp) };
    pods.set(uid, { uid, name, ...created, shownAt, transitions, scheduledEventAt: undefined });
  }
  const pod = pods.get(uid);
  for (const { type, status, lastTransitionTime = '' } of responseObject?.status?.conditions ?? []) {
    if (pod === undefined || status !== 'True' || pod.transitions.has(type)) continue;
    if (!pod.shownAt.has(type)) (pod.shownAt as Map<string, number>).set(type, at);
    (pod.transitions as Map<string, number>).set(type, Date.parse(lastTransitionTime));
  }
}

/** Epoch ms of a time with microseconds, which Date cuts. */
function epochMs(time: string): number {
  const microseconds = /\.\d{3}(\d{1,3})/.exec(time)?.[1] ?? '';
  return Date.parse(time) + Number(microseconds.padEnd(3, '0')) / 1000;
}
