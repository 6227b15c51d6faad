import { expect, test } from 'vitest';
import { placeInTemplate } from './place-in-template';

const template = `{{- if .Values.on }}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .Release.Name }}-web
spec:
  template:
    spec:
      containers:
        - name: web
          {{- with .Values.resources }}
          resources:
            {{- toYaml . | nindent 12 }}
          {{- end }}
        - name: side
          image: a
{{- range .Values.more }}
        - name: {{ .name }}
          image: b
{{- end }}
{{- end }}
`;
const rendered = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: x-web
spec:
  template:
    spec:
      containers:
        - name: web
          resources:
            requests:
              cpu: 1
        - name: side
          image: a
        - name: one
          image: b
        - name: two
          image: b
`.split('\n');
const at = (line: string) => {
  const { start, end } = placeInTemplate(
    template,
    rendered,
    rendered.findIndex(one => one.trim() === line),
  );
  return template.split('\n')[start.line]?.slice(start.character, end.character);
};

test.each([
  ['a line that stands there as it is', 'image: a', 'image: a'],
  ['a key of which there is one', 'resources:', 'resources:'],
  ['a value made by the template, at what it stands in', 'cpu: 1', 'resources:'],
  ['one of several alike, by what surrounds it when a loop made more', '- name: one', 'containers:'],
  ['a key that was rendered more often, at what it stands in', 'name: x-web', 'metadata:'],
])('%s', (_, line, place) => {
  expect(at(line)).toBe(place);
});

test('the nth of as many', () => {
  const two = ['- name: a', '  cpu: 1', '- name: b', '  cpu: 2'];
  const { start } = placeInTemplate('- name: {{ a }}\n  cpu: {{ x }}\n- name: {{ b }}\n  cpu: {{ y }}\n', two, 3);
  expect(start).toEqual({ line: 3, character: 2 });
});

test('nothing sure is the begin of the template', () => {
  expect(placeInTemplate('{{ include "all" . }}\n', ['a: 1'], 0).start).toEqual({ line: 0, character: 0 });
});
