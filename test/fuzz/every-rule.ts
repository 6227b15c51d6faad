import { nothingElse } from '../../src/lint/found.test-data';
import { lint, objectsIn } from '../../src/lint/lint';
import { noNeighbours, type Neighbours } from '../../src/lint/neighbours';
import type { PlacedFinding } from '../../src/lint/placed-finding';
import type { RuleSettings } from '../../src/lint/rule-settings';
import type { YamlFile } from '../../src/yaml/document';
import { readYaml } from '../../src/yaml/read';
import type { Random } from './random';

/** What stands around a file: other files, and whether that is all there is. */
export type Around = Neighbours;

/** Also the rules that are off by default. */
export const everyRule: RuleSettings = () => ({ severity: 'warning' });

export function lintWith(file: YamlFile, neighbours: Around, settings: RuleSettings): readonly PlacedFinding[] {
  return lint(file, { hints: true, neighbours, settings }).findings;
}

/** Nothing known, nothing else, or another file beside it. */
export function anyAround(others: readonly string[], random: Random): Around {
  if (random.once(3)) return noNeighbours;
  if (random.once(2)) return nothingElse;
  const objects = objectsIn(readYaml(random.any(others) ?? '')).map(one => ({ ...one, file: 'other.yaml' }));
  return { ...nothingElse, objects };
}
