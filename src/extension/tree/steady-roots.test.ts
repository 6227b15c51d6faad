import { expect, test } from 'vitest';
import type { Entry } from './entry';
import { steadyRoots } from './steady-roots';

const entry = (id: string, description: string, children: readonly Entry[] = []): Entry => ({
  item: { id, description },
  children: () => Promise.resolve(children),
});

function view(open: readonly string[] = []) {
  const drawn: (readonly (string | undefined)[] | 'all')[] = [];
  let answer: readonly Entry[] = [];
  const isOpen = (id: string | undefined): boolean => id !== undefined && open.includes(id);
  const redraw = (entries: Entry[] | undefined): void => void drawn.push(entries?.map(({ item }) => item.id) ?? 'all');
  const roots = steadyRoots(() => Promise.resolve(answer), isOpen, redraw);
  return {
    roots,
    drawn,
    async says(...entries: Entry[]) {
      answer = entries;
      await roots.refresh();
    },
  };
}

test('a line is drawn again when something in sight of it changes, and no other is', async () => {
  const { roots, drawn, says } = view(['b']);
  await says(entry('a', '1'), entry('b', '1', [entry('b/x', '1')]));
  const [first] = roots.entries;
  await says(entry('a', '1'), entry('b', '1', [entry('b/x', '1')]));
  await says(entry('a', '2'), entry('b', '1', [entry('b/x', '1')]));
  await says(entry('a', '2'), entry('b', '1', [entry('b/x', '2')]));
  expect(drawn).toEqual(['all', ['a'], ['b']]);
  expect(roots.entries[0]).toBe(first);
  expect(first?.item.description).toBe('2');
});

test('what is below a folded line is not asked for, and read anew when it is opened', async () => {
  const { roots, drawn, says } = view();
  const below = [entry('a/x', '2')];
  await says(entry('a', '1', [entry('a/x', '1')]));
  await says(entry('a', '1', below));
  expect(drawn).toEqual(['all']);
  expect(await roots.entries[0]?.children?.()).toBe(below);
});

test('other lines than before are drawn from the top', async () => {
  const { drawn, says } = view();
  await says(entry('a', '1'));
  await says(entry('b', '1'));
  await says();
  expect(drawn).toEqual(['all', 'all', 'all']);
});

test('an answer that comes after a later one is not shown', async () => {
  const waiting: ((entries: readonly Entry[]) => void)[] = [];
  const roots = steadyRoots(
    () => new Promise(resolve => void waiting.push(resolve)),
    () => false,
    () => undefined,
  );
  const both = [roots.refresh(), roots.refresh()];
  waiting[1]?.([entry('new', '1')]);
  waiting[0]?.([entry('old', '1')]);
  await Promise.all(both);
  expect(roots.entries.map(({ item }) => item.id)).toEqual(['new']);
});
