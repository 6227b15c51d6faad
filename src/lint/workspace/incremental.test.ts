import fc from '../../../test/fast-check';
import { expect, test } from 'vitest';
import { nameOf } from '../../kubernetes/object';
import { workspaceIndex, type WorkspaceIndex } from './workspace-index';
import { proofRuns } from '../../../test/proof-runs';

const names = ['a.yaml', 'b.yaml', 'kustomization.yaml', 'Chart.yaml', 'templates/t.yaml'];
const files = ['', 'base/', 'prod/'].flatMap(folder => names.map(name => folder + name));
const kustomizations = [
  'resources: [a.yaml, b.yaml]\n',
  'resources: [../base, a.yaml]\nnamespace: team\n',
  'namePrefix: x-\nresources: [../base, ../prod/b.yaml]\n',
  'resources: [a.yaml]\npatches: [{ path: b.yaml }]\n',
  'resources: [gone.yaml]\n',
  'resources: [../prod/b.yaml]\n',
  'resources: [a.yaml]\npatches: [{ path: ../prod/b.yaml }]\n',
];
const objects = ['web', 'api', '"{{ .Name }}"'].flatMap(name =>
  ['Deployment', 'Service'].map(kind => `apiVersion: v1\nkind: ${kind}\nmetadata: { name: ${name} }\n`),
);
const text = (file: string) =>
  file.endsWith('kustomization.yaml')
    ? fc.constantFrom(...kustomizations)
    : fc.constantFrom(...objects, objects.slice(0, 3).join('---\n'), 'apiVersion: [', 'name: other\n');
const step = fc
  .constantFrom(...files)
  .chain(file => fc.record({ file: fc.constant(file), text: fc.option(text(file)) }));

test('putting and removing files one by one gives what building from scratch gives', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), fc.array(fc.constantFrom(...files)), (steps, looked) => {
      const index = workspaceIndex(() => undefined);
      index.isComplete = true;
      const left = new Map<string, string>();
      for (const [i, { file, text: content }] of steps.entries()) {
        if (content === null) index.remove(file);
        else index.put(file, content);
        if (content === null) left.delete(file);
        else left.set(file, content);
        // Questions in between fill the memories that changes must empty.
        const asked = looked[i % Math.max(1, looked.length)];
        if (asked !== undefined) index.neighboursOf(asked).mayExistElsewhere('Service', () => false);
      }
      expect(answers(index)).toEqual(answers(indexOf(left)));
    }),
    { numRuns: proofRuns(500) },
  );
});

/** What `deciders` name for one file, with what these files hold. */
function restsOn(index: WorkspaceIndex, texts: ReadonlyMap<string, string>, file: string): string {
  const groups = index.deciders.of(file, ['Deployment']);
  return JSON.stringify(groups.map(group => group.map(one => [one, texts.get(one)]).sort()));
}

function indexOf(texts: ReadonlyMap<string, string>): WorkspaceIndex {
  const index = workspaceIndex(() => undefined);
  for (const [file, content] of [...texts].sort(([a], [b]) => (a < b ? -1 : 1))) index.put(file, content);
  index.isComplete = true;
  return index;
}

test('while the deciders of a file stay the same, so do its answers', () => {
  const workspace = fc.array(step, { minLength: 3, maxLength: 12 });
  const kustomized = fc.record({
    file: fc.constantFrom('kustomization.yaml', 'base/kustomization.yaml', 'prod/kustomization.yaml'),
    text: fc.option(fc.constantFrom(...kustomizations)),
  });
  const changed = fc.array(fc.oneof(step, kustomized), { minLength: 1, maxLength: 2 });
  let same = 0;
  fc.assert(
    fc.property(workspace, changed, (steps, changes) => {
      const before = new Map(steps.flatMap(({ file, text: content }) => (content === null ? [] : [[file, content]])));
      const after = new Map(before);
      for (const { file, text: content } of changes) {
        if (content === null) after.delete(file);
        else after.set(file, content);
      }
      const [first, second] = [indexOf(before), indexOf(after)];
      for (const file of before.keys()) {
        const isSame = before.get(file) === after.get(file);
        if (!isSame || restsOn(first, before, file) !== restsOn(second, after, file)) continue;
        same++;
        expect(answersFor(second, file)).toEqual(answersFor(first, file));
      }
    }),
    { numRuns: proofRuns(1000) },
  );
  expect(same).toBeGreaterThan(100);
});

function answers(index: WorkspaceIndex): unknown {
  return files.map(file => answersFor(index, file));
}

function answersFor(index: WorkspaceIndex, file: string): unknown {
  const { objects: near, mayExistElsewhere } = index.neighboursOf(file);
  return {
    file,
    near: near.map(one => JSON.stringify(one)).sort(),
    missing: ['web', 'x-web', 'gone'].map(name =>
      mayExistElsewhere('Deployment', ({ object }) => nameOf(object) === name),
    ),
  };
}
