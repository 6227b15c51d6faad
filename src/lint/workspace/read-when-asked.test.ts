import { expect, test } from 'vitest';
import { withoutCopies } from './compact';
import { factsOf, factsWhenAsked } from './file-facts';

const facts = (text: string) => ({
  read: factsOf('a.yaml', text, withoutCopies),
  asked: factsWhenAsked('a.yaml', text, withoutCopies),
});

test.each([
  ['blocks', 'apiVersion: v1\nkind: Service\n---\napiVersion: apps/v1\nkind: "Deployment"\nmetadata:\n  name: a\n'],
  ['JSON', '{"apiVersion":"v1","kind":"Service"}'],
  ['flow', '{apiVersion: v1, kind: Service}'],
  ['a key in quotes', '"apiVersion": v1\n"kind" : Service\n'],
  ['a value on its own line', 'apiVersion: v1\nkind:\n  Service\n'],
  ['an anchor', 'apiVersion: v1\nkind: &k Service\n---\napiVersion: v1\nkind: *k\n'],
  ['a comment between', 'apiVersion: v1\nkind: # what\n  Service\n'],
  ['a tag', 'apiVersion: v1\nkind: !!str Service\n'],
  ['a template', 'apiVersion: v1\nkind: {{ .Values.kind }}\n---\napiVersion: v1\nkind: Service\n'],
  ['a list', 'apiVersion: v1\nkind: List\nitems:\n  - apiVersion: v1\n    kind: Service\n'],
])('facts that are read when asked name every kind that is there: %s', (_, text) => {
  const { read, asked } = facts(text);
  const named = read.kinds.filter(kind => /^\w+$/.test(kind));
  expect(asked.kinds).toEqual(expect.arrayContaining([...named]));
  expect(named).toContain('Service');
  const { objects, unreadable, templated, conditional } = asked;
  expect({ objects, unreadable, templated, conditional }).toEqual({
    objects: read.objects,
    unreadable: read.unreadable,
    templated: read.templated,
    conditional: read.conditional,
  });
});
