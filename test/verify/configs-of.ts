import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Asked } from '../../src/burner-config/decoder-difference.test-data';
import type { ProfileKind } from '../../src/burner-config/profile';

/** A file of a folder that is a config or profile, with a value for every name that it asks for. */
export interface AskedFile extends Asked {
  readonly name: string;
  readonly kind: 'config' | ProfileKind;
}

/** Files that look like configs or profiles. */
export function configsIn(folder: string): readonly AskedFile[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => /\.ya?ml$/.test(name));
  return files.sort().flatMap((name): readonly AskedFile[] => {
    const text = readFileSync(path.join(folder, name), 'utf8');
    if (/^kind:|^apiVersion:/m.test(text)) return [];
    if (/^jobs:/m.test(text) && !/runs-on:|^on:/m.test(text))
      return [{ name, kind: 'config', text, userData: JSON.stringify(dataFor(text)) }];
    if (/^\s*- query:|^\s*metricName:/m.test(text)) return [{ name, kind: 'metrics', text }];
    return /^\s*- expr:/m.test(text) ? [{ name, kind: 'alerts', text }] : [];
  });
}

function dataFor(text: string): Readonly<Record<string, unknown>> {
  const names = new Set(
    [...text.matchAll(/\{\{.*?\}\}/gs)].flatMap(([action]) =>
      [...action.matchAll(/\.([A-Za-z_]\w*)/g)].map(([, name = '']) => name),
    ),
  );
  return Object.fromEntries([...names].filter(name => name !== 'UUID').map(name => [name, valueFor(name, text)]));
}

/** What wrappers give: the first line that fits a name. */
const VALUES: readonly (readonly [RegExp, unknown])[] = [
  // Compared with 0 before they are written.
  [/THRESHOLD/, 0],
  [/^(SRIOV|BFD|WAIT_CUSTOM_STATUS_PATH)$/, 'a'],
  [/^LIMITCOUNT$/, '1'],
  [/^INCREMENTAL_PATTERN$/, 'linear'],
  [/^SCENARIO$/, 'east-west'],
  [/DELETION_STRATEGY/, 'gvr'],
  [/CHURN_MODE/, 'objects'],
  [/^(vmGroups|.*Counters|.*Sizes)$/, [1, 2]],
  [/^verifyMaxWaitTime$/, '1m'],
  [/DURATION|DELAY|TIMEOUT|PERIOD|PAUSE|INTERVAL/i, '1m'],
  [/^(CHURN|GC|JOBGC|GC_METRICS|SVC_LATENCY|PPROF|LOCAL_INDEXING|CLEANUP|CHURN_NAMESPACES|PRELOAD_IMAGES|CRD)$/, true],
  [/ENABLE|WAIT|^NAMESPACED_|^(skip|verify)|LATENCY$/, true],
  [/PER_NAMESPACE|SERVERS?_COUNT|^CHURN_/, 2],
  [
    /NAME$|NAMESPACE$|IMAGE|URL|STRATEGY|PATH|LABEL|SELECTOR|CLASS|REGISTRY|MODE|SERVER|INDEX|TOKEN|ALERTS|METRICS$/i,
    'a',
  ],
  [/PROFILE|TYPE$/i, 'a'],
];

/** Where a duration is first compared with a number, only 0 does both. */
function valueFor(name: string, text: string): unknown {
  if (new RegExp(`\\b(eq|ne|gt|lt) \\.${name} 0`).test(text)) return 0;
  return VALUES.find(([pattern]) => pattern.test(name))?.[1] ?? 2;
}
