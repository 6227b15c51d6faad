import { asList, asRecord, asString, isRecord } from '../../kubernetes/object';
import type { YamlFile } from '../../yaml/document';
import { readYaml } from '../../yaml/read';
import { baseName } from './paths';

/** Kind and name of what a patch changes; either may be unknown, which means any. */
export interface PatchTarget {
  readonly kind?: string | undefined;
  readonly name?: string | undefined;
}

/** What a kustomization.yaml says, as far as it decides what is applied together. References are as written. */
export interface Kustomization {
  /** Files and folders: resources, bases and components. */
  readonly resources: readonly string[];
  readonly component: boolean;
  readonly patchFiles: readonly string[];
  readonly patchTargets: readonly PatchTarget[];
  readonly namespace?: string | undefined;
  /** [namePrefix, nameSuffix]. */
  readonly affixes?: readonly [string, string] | undefined;
  /** It adds labels to selectors, too. */
  readonly changesSelectors: boolean;
  /** The text cannot be read, so it may include anything. */
  readonly unreadable: boolean;
  /** It has charts or plugins: nobody can say what comes of it. */
  readonly opaque: boolean;
  /** Kinds of the objects that it makes itself. */
  readonly generates: readonly string[];
}

/** Whether kustomize takes the file for a kustomization. */
export function isKustomizationName(file: string): boolean {
  return /^(kustomization\.ya?ml|Kustomization)$/.test(baseName(file));
}

const strings = (value: unknown): readonly string[] => asList(value).filter(item => typeof item === 'string');
const isFilled = (value: unknown): boolean => asList(value).length > 0;

/** Reads a file whose name makes it a kustomization. */
export function readKustomization({ documents, problems, templated }: YamlFile): Kustomization {
  const fields = asRecord(documents.find(({ value }) => isRecord(value))?.value);
  const prefix = asString(fields['namePrefix']) ?? '';
  const suffix = asString(fields['nameSuffix']) ?? '';
  const patches = patchesOf(fields);
  return {
    resources: ['resources', 'bases', 'components'].flatMap(key => strings(fields[key])),
    component: fields['kind'] === 'Component',
    patchFiles: patches.flatMap(({ file }) => (file === undefined ? [] : [file])),
    patchTargets: patches.flatMap(({ targets }) => targets),
    namespace: asString(fields['namespace']),
    affixes: prefix + suffix === '' ? undefined : [prefix, suffix],
    changesSelectors:
      isRecord(fields['commonLabels']) ||
      asList(fields['labels']).some(one => asRecord(one)['includeSelectors'] === true),
    unreadable: templated || problems.length > 0,
    opaque:
      isFilled(fields['generators']) ||
      isFilled(fields['transformers']) ||
      isFilled(fields['helmCharts']) ||
      isFilled(fields['helmChartInflationGenerator']),
    generates: [
      ...(isFilled(fields['configMapGenerator']) ? ['ConfigMap'] : []),
      ...(isFilled(fields['secretGenerator']) ? ['Secret'] : []),
    ],
  };
}

interface Patch {
  /** The patch stands in a file; without a target it changes what the objects of that file are called. */
  readonly file?: string;
  readonly targets: readonly PatchTarget[];
}

function patchesOf(fields: Readonly<Record<string, unknown>>): readonly Patch[] {
  const merges = strings(fields['patchesStrategicMerge']).map(patch =>
    patch.includes('\n') ? { targets: targetsIn(patch) } : { file: patch, targets: [] },
  );
  const others = ['patches', 'patchesJson6902'].flatMap(key => asList(fields[key]).map(asRecord)).map(patchOf);
  const replicas = asList(fields['replicas']).map(one => ({ targets: [{ name: asString(asRecord(one)['name']) }] }));
  return [...merges, ...others, ...replicas];
}

function patchOf(patch: Readonly<Record<string, unknown>>): Patch {
  const file = asString(patch['path']);
  const inline = asString(patch['patch']);
  const target = asRecord(patch['target']);
  const named = isRecord(patch['target']) ? [{ kind: asString(target['kind']), name: asString(target['name']) }] : [];
  const targets = named.length > 0 || inline === undefined ? named : targetsIn(inline);
  return { ...(file === undefined ? {} : { file }), targets };
}

/** The objects that a strategic merge patch names; a patch that names none may change anything. */
function targetsIn(text: string): readonly PatchTarget[] {
  const named = readYaml(text).documents.flatMap(({ value }) =>
    isRecord(value) ? [{ kind: asString(value['kind']), name: asString(asRecord(value['metadata'])['name']) }] : [],
  );
  return named.length > 0 ? named : [{}];
}
