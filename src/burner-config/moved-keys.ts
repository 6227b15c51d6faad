import * as l10n from '@vscode/l10n';
import { textOf } from '../kubernetes/object';
import type { YamlChange } from '../yaml/change';
import type { Path } from '../yaml/place';
import type { ConfigFix } from './finding';
import { valueAt } from './value-at';

export interface Move {
  readonly advice: string;
  readonly fixes: readonly ConfigFix[];
}

/** Where a key of kube-burner 1, or of its documentation, went; `undefined` for other keys. */
export function moveOf(path: Path, root: unknown): Move | undefined {
  const key = String(path.at(-1));
  const parent = path.slice(0, -1);
  const last = parent.at(-1);
  if (parent.length === 2 && parent[0] === 'jobs') {
    if (key in CHURN) return churn(parent, key, root);
    if (key === 'waitFor') return waitFor(path, root);
  }
  if (parent[0] === 'metricsEndpoints' && key === 'prometheusURL') return renamed(path, 'endpoint', root);
  if (last === 'indexer' && key === 'alias') return upwards(path, root);
  if (last === 'indexer' && key === 'esIndex') return renamed(path, 'defaultIndex', root);
  if (last === 'waitOptions' && key === 'forCondition') return condition(path, root);
  if (parent.length <= 1 && (key === 'indexerConfig' || key === 'writeToFile' || key === 'prometheusURL'))
    return toEndpoints(path, root);
  return REMOVED.includes(key) ? removed(path) : undefined;
}

/** Keys that left nothing behind. */
const REMOVED = ['esIndex', 'namespaced', 'metricsDirectory', 'createTarball'];

function removed(path: Path): Move {
  const key = String(path.at(-1));
  return {
    advice: l10n.t`It is gone since version 1: where documents go is said by metricsEndpoints[].indexer.`,
    fixes: [{ title: l10n.t`Remove ${key}`, safe: false, changes: [{ op: 'remove', path }] }],
  };
}

function renamed(path: Path, key: string, root: unknown): Move {
  const isFree = valueAt(root, [...path.slice(0, -1), key]) === undefined;
  const fix: ConfigFix = { title: l10n.t`Rename to ${key}`, safe: true, changes: [{ op: 'rename', path, key }] };
  return { advice: l10n.t`It is now ${key}.`, fixes: isFree ? [fix] : [] };
}

/** Key of version 1 and of churnConfig, and what version 1 took when nothing was written. */
const CHURN: Readonly<Record<string, readonly [key: string, usual?: unknown] | undefined>> = {
  churn: undefined,
  churnCycles: ['cycles'],
  churnDuration: ['duration', '1h'],
  churnPercent: ['percent', 10],
  churnDelay: ['delay', '5m'],
  churnDeletionStrategy: ['mode'],
};

/** All churn keys of a job go together: without `churn: true` the others did nothing. */
function churn(job: Path, key: string, root: unknown): Move {
  const words = key === 'churn' ? 'churnConfig' : `churnConfig.${CHURN[key]?.[0] ?? ''}`;
  const written = (valueAt(root, job) ?? {}) as Readonly<Record<string, unknown>>;
  const old = Object.keys(CHURN).filter(one => written[one] !== undefined || one === key);
  const removals = old.map((one): YamlChange => ({ op: 'remove', path: [...job, one] }));
  const active = written['churn'] === true && written['churnConfig'] === undefined;
  const byObjects = written['churnDeletionStrategy'] === 'gvr';
  const config = Object.entries(CHURN).flatMap(([one, to]) => {
    const value = to && one !== 'churnDeletionStrategy' ? (written[one] ?? to[1]) : undefined;
    return to === undefined || value === undefined ? [] : [[to[0], value] as const];
  });
  const set: YamlChange[] = active
    ? [{ op: 'set', path: [...job, 'churnConfig'], value: Object.fromEntries(config) }]
    : [];
  const strategy: YamlChange[] =
    active && byObjects ? [{ op: 'set', path: ['global', 'deletionStrategy'], value: 'gvr' }] : [];
  const title = active
    ? l10n.t`Move the churn keys into churnConfig`
    : l10n.t`Remove the churn keys, which did nothing`;
  return {
    advice: l10n.t`It is now ${words}.`,
    fixes: [
      { title, safe: !byObjects && written['churnConfig'] === undefined, changes: [...removals, ...set, ...strategy] },
    ],
  };
}

function waitFor(path: Path, root: unknown): Move {
  const kinds = valueAt(root, path);
  const isEmpty = Array.isArray(kinds) && kinds.length === 0;
  return {
    advice: l10n.t`Every kind is waited for now; wait: false on an object leaves it out.`,
    fixes: [{ title: l10n.t`Remove waitFor`, safe: isEmpty, changes: [{ op: 'remove', path }] }],
  };
}

/** An alias belongs to the endpoint, whatever a page of the documentation shows. */
function upwards(path: Path, root: unknown): Move {
  const to = [...path.slice(0, -2), 'alias'];
  const isFree = valueAt(root, to) === undefined;
  const changes: YamlChange[] = [
    { op: 'remove', path },
    { op: 'set', path: to, value: valueAt(root, path) },
  ];
  const fix = { title: l10n.t`Move alias to the endpoint`, safe: true, changes };
  return { advice: l10n.t`It stands beside indexer, not inside.`, fixes: isFree ? [fix] : [] };
}

function condition(path: Path, root: unknown): Move {
  const type = textOf(valueAt(root, path));
  const value = [{ key: `(.conditions.[] | select(.type == "${type}")).status`, value: 'True' }];
  const changes: YamlChange[] = [
    { op: 'remove', path },
    { op: 'set', path: [...path.slice(0, -1), 'customStatusPaths'], value },
  ];
  return {
    advice: l10n.t`It is now customStatusPaths.`,
    fixes: [{ title: l10n.t`Wait for condition ${type} by customStatusPaths`, safe: false, changes }],
  };
}

/** What version 1 said globally about metrics is an endpoint of its own. */
function toEndpoints(path: Path, root: unknown): Move {
  const key = String(path.at(-1));
  const written = valueAt(root, path);
  const endpoint = endpointOf(key, written, path, root);
  const removal: YamlChange[] = [path, ...endpoint.with].map(one => ({ op: 'remove', path: one }));
  const isFree = valueAt(root, ['metricsEndpoints']) === undefined;
  const words = key === 'prometheusURL' ? 'metricsEndpoints[].endpoint' : 'metricsEndpoints[].indexer';
  const advice = l10n.t`It is now ${words}.`;
  if (endpoint.value === undefined)
    return { advice, fixes: [{ title: l10n.t`Remove ${key}, which asks for nothing`, safe: true, changes: removal }] };
  const changes: YamlChange[] = [...removal, { op: 'set', path: ['metricsEndpoints'], value: [endpoint.value] }];
  return { advice, fixes: isFree ? [{ title: l10n.t`Move ${key} to metricsEndpoints`, safe: true, changes }] : [] };
}

interface Endpoint {
  /** `undefined` when version 1 was told to write nothing. */
  readonly value: unknown;
  /** Other keys that go with it. */
  readonly with: readonly Path[];
}

function endpointOf(key: string, written: unknown, path: Path, root: unknown): Endpoint {
  if (key === 'prometheusURL') return { value: { endpoint: written }, with: [] };
  if (key === 'indexerConfig') {
    const { enabled, ...rest } = (typeof written === 'object' && written !== null ? written : {}) as Record<
      string,
      unknown
    >;
    const isOff = enabled === false || Object.keys(rest).length === 0;
    return { value: isOff ? undefined : { indexer: rest }, with: [] };
  }
  const beside = ['metricsDirectory', 'createTarball'].filter(
    one => valueAt(root, [...path.slice(0, -1), one]) !== undefined,
  );
  const values = beside.map(one => [one, valueAt(root, [...path.slice(0, -1), one])] as const);
  const value = written === true ? { indexer: { type: 'local', ...Object.fromEntries(values) } } : undefined;
  return { value, with: beside.map(one => [...path.slice(0, -1), one]) };
}
