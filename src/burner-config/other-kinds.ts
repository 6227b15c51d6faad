import type { JobConfig } from './config';
import type { JobPlan } from './plan';

type Kinds = JobPlan['kinds'];

/** The kinds of a job, with those that it only waits for or watches. */
export function withOtherKinds(job: JobConfig, kinds: Kinds): Kinds {
  const merged = new Map<string, { apiVersion: string; kind: string; verbs: Set<string> }>();
  for (const { apiVersion, kind, verbs } of [...kinds, ...awaitedChildren(job), ...watched(job)]) {
    const key = `${apiVersion}/${kind}`;
    const known = merged.get(key) ?? { apiVersion, kind, verbs: new Set() };
    verbs.forEach(verb => known.verbs.add(verb));
    merged.set(key, known);
  }
  return [...merged.values()].map(({ apiVersion, kind, verbs }) => ({ apiVersion, kind, verbs: [...verbs] }));
}

const LOOK = ['list', 'watch'];

/** `waitOptions.kind`: its apiVersion is the entry's where it names none. */
function awaitedChildren({ objects }: JobConfig): Kinds {
  return objects.flatMap(({ wait, waitOptions, apiVersion }) =>
    wait && waitOptions?.kind
      ? [{ apiVersion: waitOptions.apiVersion ?? apiVersion, kind: waitOptions.kind, verbs: LOOK }]
      : [],
  );
}

function watched({ watchers }: JobConfig): Kinds {
  return watchers.flatMap(({ kind, apiVersion = 'v1' }) => (kind ? [{ apiVersion, kind, verbs: LOOK }] : []));
}
