import { asList, asRecord, asString, isRecord, type KubernetesObject } from '../../kubernetes/object';
import { CliError } from '../cli-error';
import { readText } from '../disk-files';

/** What `headroom snapshot` writes. */
export interface SnapshotDocument {
  readonly snapshot: 1;
  /** RFC 3339. */
  readonly takenAt: string;
  readonly context: string;
  readonly server: string;
  /** gitVersion of the API server. */
  readonly kubernetes: string;
  /** Nodes, pods and all else that scheduling looks at, without fields that it does not. */
  readonly objects: readonly KubernetesObject[];
  readonly flowSchemas: readonly KubernetesObject[];
  readonly priorityLevels: readonly KubernetesObject[];
  /** Lines of /metrics about fairness and stored objects; empty without the right to read them. */
  readonly metrics: string;
  /** Kinds that could not be listed, each with a reason. */
  readonly missing: readonly { readonly kind: string; readonly reason: string }[];
}

/** Reads the file of an earlier `headroom snapshot`. @throws CliError */
export function readSnapshot(file: string): SnapshotDocument {
  const text = readText(file);
  const anew = `Write one: headroom snapshot --out ${file}`;
  if (text === undefined) throw new CliError(`${file}: there is no such snapshot. ${anew}`, 1);
  const document = parsed(text);
  if (document['snapshot'] !== 1) throw new CliError(`${file}: this is no snapshot of Headroom. ${anew}`, 1);
  const objects = (key: string): readonly KubernetesObject[] => asList(document[key]).filter(isRecord);
  const said = (key: string): string => asString(document[key]) ?? '';
  return {
    snapshot: 1,
    ...{ takenAt: said('takenAt'), context: said('context'), server: said('server'), kubernetes: said('kubernetes') },
    ...{ objects: objects('objects'), flowSchemas: objects('flowSchemas'), priorityLevels: objects('priorityLevels') },
    metrics: said('metrics'),
    missing: asList(document['missing'])
      .map(asRecord)
      .map(({ kind, reason }) => ({ kind: String(kind), reason: String(reason) })),
  };
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    return asRecord(JSON.parse(text));
  } catch {
    // Not JSON is no snapshot: the caller says so.
    return {};
  }
}
