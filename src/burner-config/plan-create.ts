import { asRecord, asString } from '../kubernetes/object';
import type { BurnerConfig, JobConfig } from './config';
import { iterationNamespaces } from './iterations';
import { MOST_OBJECTS } from './most-objects';
import { factsOf } from './object-facts';
import { bodyOf, parseAll, renderOne, type Rendering } from './object-rendering';
import type { ObjectTemplate } from './object-template';
import type { PlannedObject } from './plan';
import { withOtherKinds } from './other-kinds';
import { digestTexts, type PlanSource } from './plan-source';
import { counter, placeOf, type Counter } from './plan-totals';
import { plannedJob, type PlannedJob } from './planned-job';
import { everyPlace, objectsOf, samplePlaces } from './render-places';

/** Plans a job of type create. Everything is rendered once, one object at a time, to count what it makes. */
export function planCreate(config: BurnerConfig, index: number, job: JobConfig, source: PlanSource): PlannedJob {
  const { oneNamespace } = source;
  const templates = parseAll(config, index, job, source);
  const requests = templates.reduce((sum, template) => sum + objectsOf(template, job), 0);
  const isSampled = requests > MOST_OBJECTS;
  const counted = counter(job, oneNamespace);
  const content = source.digest(countedTexts({ config, index, job, source, templates, isSampled }, counted));
  const totals = counted.totals();
  // kube-burner makes none where every template names one; here they are there for templates that name the job's.
  const makesSome = oneNamespace === undefined && totals.namespaces.length > 0;
  const madeRanges = makesSome ? iterationNamespaces(job) : [];
  const kinds = totals.kinds.map(({ apiVersion, kind }) => ({ apiVersion, kind, verbs: CREATE_VERBS }));
  const namespaceKind = { apiVersion: 'v1', kind: 'Namespace', verbs: NAMESPACE_VERBS };
  return plannedJob({
    ...{ config: job, type: 'create', requests, pods: totals.pods, isSampled, madeRanges, made: totals.made, content },
    namespaceRanges: totals.namespaces,
    kinds: withOtherKinds(job, madeRanges.length > 0 ? [...kinds, namespaceKind] : kinds),
    selections: [],
    *objects(wanted) {
      for (const place of everyPlace(job, templates, wanted)) yield planned(job, rendered(place), oneNamespace);
    },
    *patches() {
      // Only a patch job has any.
    },
  });
}

const CREATE_VERBS = ['create', 'list', 'watch', 'delete'];
const NAMESPACE_VERBS = ['create', 'get', 'list', 'delete'];

interface Counted {
  readonly config: BurnerConfig;
  readonly index: number;
  readonly job: JobConfig;
  readonly source: PlanSource;
  readonly templates: readonly ObjectTemplate[];
  readonly isSampled: boolean;
}

/** Counts one object after another, and gives its text to the digest. */
function* countedTexts(all: Counted, counted: Counter): Generator<string> {
  const { config, index, job, source, templates, isSampled } = all;
  const textFor = digestTexts(config, index, templates, source);
  for (const place of isSampled ? samplePlaces(job, templates) : everyPlace(job, templates)) {
    const rendering = rendered(place);
    counted.add(rendering, place.weight);
    yield textFor(place.template, place, rendering.text);
  }
}

function rendered({ template, iteration, replica }: Omit<Rendering, 'text'>): Rendering {
  return { template, iteration, replica, text: renderOne(template, { iteration, replica }) };
}

function planned(job: JobConfig, rendering: Rendering, oneNamespace: string | undefined): PlannedObject {
  const body = bodyOf(rendering);
  const facts = factsOf(body);
  const { iteration, replica, template } = rendering;
  const metadata = asRecord(body['metadata']);
  const namespace = placeOf(facts, job, iteration, oneNamespace);
  return {
    objectIndex: template.objectIndex,
    iteration,
    replica,
    apiVersion: facts.apiVersion,
    kind: facts.kind,
    name: asString(metadata['name']) ?? asString(metadata['generateName']) ?? '',
    namespace,
    wait: template.config.wait,
    entry: template.config,
    pods: facts.pods,
    body: namespace === undefined ? body : { ...body, metadata: { ...metadata, namespace } },
  };
}
