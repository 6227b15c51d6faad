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
      const scratch = workspaceIndex(() => undefined);
      for (const [file, content] of [...left].sort(([a], [b]) => (a < b ? -1 : 1))) scratch.put(file, content);
      scratch.isComplete = true;
      expect(answers(index)).toEqual(answers(scratch));
    }),
    { numRuns: proofRuns(500) },
  );
});

function answers(index: WorkspaceIndex): unknown {
  return files.map(file => {
    const { objects: near, mayExistElsewhere } = index.neighboursOf(file);
    return {
      file,
      near: near.map(one => JSON.stringify(one)).sort(),
      missing: ['web', 'gone'].map(name => mayExistElsewhere('Deployment', ({ object }) => nameOf(object) === name)),
    };
  });
}
