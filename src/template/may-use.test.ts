import { expect, test } from 'vitest';
import { burnerFunctions } from './functions';
import { mayUse } from './may-use';
import { parseTemplate } from './render';

const functions = burnerFunctions({ random: () => 0, readFile: () => '', env: {} });
const uses = (text: string) =>
  mayUse(parseTemplate(text, 't', functions), new Set(['UUID', 'RunID']), new Set(['now', 'date']));

test.each([
  '{{ .UUID }}',
  '{{ $.RunID | quote }}',
  '{{ index . "x" }}',
  '{{ with .x }}{{ $.UUID }}{{ end }}',
  '{{ toJson . }}',
  '{{ range $key, $value := . }}{{ end }}',
  '{{ $all := . }}{{ $all.y }}',
  '{{ get .x "UUID" }}',
  '{{ if .x }}{{ else }}{{ now | unixEpoch }}{{ end }}',
  '{{ (dict "a" (date "2006" .x)).a }}',
  '{{ define "part" }}{{ .UUID }}{{ end }}{{ template "part" . }}',
])('%s may follow them', text => expect(uses(text)).toBe(true));

test.each([
  '{{ .Iteration }} {{ $.Replica }}',
  '{{ range .list }}{{ . }}{{ end }}',
  '{{ with .x }}{{ . | quote }}{{ end }}',
  '{{ define "part" }}{{ .name }}{{ end }}{{ template "part" . }}{{ template "part" $ }}',
  'UUID now',
  '{{ add .Iteration 1 | printf "%d" }}',
])('%s cannot', text => expect(uses(text)).toBe(false));
