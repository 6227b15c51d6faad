import path from 'node:path';
import type { ListedObject } from '../../../cluster/list';
import type { Neighbours } from '../../../lint/neighbours';
import type { LintObject } from '../../../lint/rule';
import { readYaml } from '../../../yaml/read';
import { lintText } from '../lint-text';
import type { LintedFile, LintedFinding } from '../linted';
import type { LintOutcome } from '../output';
import type { DiskSettings } from '../settings';
import { slashed } from '../sources';
import { isReported, type LiveObjects } from './list-live';
import { liveText, partAt, rangeIn, type LivePart } from './live-text';
import { adviceAbout, ownerIdentity, ownerOf } from './owner';
import { autoscaledOf } from './server-fields';

/** Objects of one namespace are linted together; those of the cluster are neighbours of every namespace. */
export function lintObjects(
  { objects, complete, missing }: LiveObjects,
  context: string,
  namespace: string | undefined,
  settings: DiskSettings,
): LintOutcome {
  const groups = groupsOf(objects, ({ metadata }) => metadata.namespace);
  const clusterWide = groups.get(undefined) ?? [];
  const reported = [...groups].filter(([name]) => name !== undefined || namespace === undefined);
  const sorted = reported.sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
  const files = sorted.flatMap(([name, own]) => {
    const around =
      name === undefined ? objects.filter(({ metadata }) => metadata.namespace !== undefined) : clusterWide;
    return lintGroup(own, neighboursOf(around, complete, context), {
      context,
      settings,
      autoscaled: autoscaledOf(own),
    });
  });
  const unreadable = missing.map(({ kind, reason }) => ({
    file: `live:${[context, namespace, kind].filter(part => part !== undefined).join('/')}`,
    message: reason,
    named: false,
  }));
  return { files, unreadable };
}

interface Surroundings {
  readonly context: string;
  readonly settings: DiskSettings;
  readonly autoscaled: ReadonlySet<string>;
}

function lintGroup(
  objects: readonly ListedObject[],
  neighbours: Neighbours,
  around: Surroundings,
): readonly LintedFile[] {
  const { text, parts } = liveText(objects, around.autoscaled);
  const place = slashed(path.resolve('live', objects[0]?.metadata.namespace ?? '', 'objects.yaml'));
  const options = { neighbours, settings: around.settings.of(place).settingsFor(place) };
  const yaml = readYaml(text, { templates: 'literal' });
  const { findings } = lintText(place, yaml, { read: () => undefined }, { replacements: false }, options);
  const byPart = groupsOf(findings, ({ finding }) => partAt(parts, finding.range.start.line));
  return parts
    .filter(({ object }) => isReported(object))
    .map(part => ({
      file: liveName(around.context, part.object),
      findings: (byPart.get(part) ?? []).map(one => asLive(one, part, parts, around.context)),
      documents: 1,
    }));
}

/** The finding as one of a live object, with the owner to change. */
function asLive(
  { finding, line, related }: LintedFinding,
  part: LivePart,
  parts: readonly LivePart[],
  context: string,
): LintedFinding {
  const owner = ownerOf(part.object);
  const owned = owner && {
    message: `${finding.message} ${adviceAbout(owner)}`,
    object: ownerIdentity(owner, part.object.metadata.namespace),
  };
  return {
    finding: {
      ...finding,
      file: liveName(context, part.object),
      range: rangeIn(part, finding.range),
      fixes: finding.fixes.map(({ title }) => ({ title, safe: false })),
      ...owned,
    },
    line,
    replacements: [],
    related: related.flatMap(one => {
      const other = one.file === undefined ? partAt(parts, one.range.start.line) : undefined;
      if (!other) return one.file === undefined ? [] : [one];
      return [{ ...one, file: liveName(context, other.object), range: rangeIn(other, one.range) }];
    }),
  };
}

/** What a live object is called in output: `live:context/namespace/Kind/name`. */
function liveName(context: string, { kind = '', metadata }: ListedObject): string {
  return `live:${[context, metadata.namespace, kind, metadata.name].filter(part => part !== undefined).join('/')}`;
}

function neighboursOf(objects: readonly ListedObject[], complete: ReadonlySet<string>, context: string): Neighbours {
  const neighbours = objects.map((object, index): LintObject => ({
    object: { ...object },
    path: [],
    document: index,
    form: 'object',
    file: liveName(context, object),
  }));
  return {
    objects: neighbours,
    mayExistElsewhere: kind => !complete.has(kind),
    rangeOf: () => ({ start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }),
  };
}

function groupsOf<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
