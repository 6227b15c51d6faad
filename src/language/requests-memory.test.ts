import { expect, test } from 'vitest';
import { workspaceIndex } from '../lint/workspace/workspace-index';
import { requestsMemory } from './requests-memory';

const deployment =
  'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec: { selector: {}, template: { spec: { containers: [{ name: web, image: web:1 }] } } }\n';
const limitRange =
  'apiVersion: v1\nkind: LimitRange\nmetadata: { name: defaults }\nspec: { limits: [{ type: Container, defaultRequest: { cpu: 1, memory: 1Gi } }] }\n';

/** A workspace of two folders whose texts are counted when they are read. */
function asked() {
  const texts = new Map([
    ['a/web.yaml', deployment],
    ['b/api.yaml', deployment],
  ]);
  const index = workspaceIndex(() => undefined);
  const memory = requestsMemory();
  const read: string[] = [];
  const put = (file: string, text: string): void => {
    texts.set(file, text);
    index.put(file, text);
  };
  for (const [file, text] of texts) put(file, text);
  index.isComplete = true;
  const ask = (): { readonly read: readonly string[]; readonly files: readonly string[] } => {
    read.length = 0;
    const files = [...index.facts()].flatMap(facts => {
      const { file } = facts;
      const text = (): string | undefined => {
        read.push(file);
        return texts.get(file);
      };
      const found = memory.of(file, facts, { neighbours: index.neighboursOf(file) }, text);
      return found && found.workloads.length > 0 ? [file] : [];
    });
    return { read: [...read].sort(), files };
  };
  return { put, ask, memory };
}

test('only what changed, and what stands beside it, is looked at again', () => {
  const { put, ask } = asked();
  expect(ask()).toEqual({ read: ['a/web.yaml', 'b/api.yaml'], files: ['a/web.yaml', 'b/api.yaml'] });
  expect(ask()).toEqual({ read: [], files: ['a/web.yaml', 'b/api.yaml'] });
  put('a/limits.yaml', limitRange);
  expect(ask()).toEqual({ read: ['a/limits.yaml', 'a/web.yaml'], files: ['b/api.yaml'] });
  put('b/api.yaml', deployment.replace('name: web', 'name: api'));
  expect(ask()).toEqual({ read: ['b/api.yaml'], files: ['b/api.yaml'] });
});

test('a file that is gone is forgotten', () => {
  const { ask, memory } = asked();
  ask();
  memory.keep(new Set(['a/web.yaml']));
  expect(ask().read).toEqual(['b/api.yaml']);
});
