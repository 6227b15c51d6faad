import { expect, test } from 'vitest';
import { found, foundWith, pod } from '../../found.test-data';

const rule = 'cpu-limit-throttles';
const web = (image: string, resources: string, more = ''): string =>
  pod(`  containers: [{ name: web, image: "${image}", resources: ${resources}${more} }]`);

test.each([
  ['half a CPU for a JVM', web('eclipse-temurin:21', '{ limits: { cpu: 500m } }'), 1],
  ['half a CPU for something unknown', web('web:1', '{ limits: { cpu: 500m } }'), 0],
  ['half a CPU for what runs java', web('web:1', '{ limits: { cpu: 500m } }', ', command: [/usr/bin/java, -jar]'), 1],
  ['half a CPU for what runs dotnet', web('web:1', '{ limits: { cpu: 500m } }', ', args: [dotnet, app.dll]'), 1],
  ['a shell from the image of a JVM', web('openjdk:21', '{ limits: { cpu: 500m } }', ', command: [sh]'), 0],
  ['an image whose name only begins so', web('kafka-exporter:1', '{ limits: { cpu: 500m } }'), 0],
  [
    'an image of a registry',
    web('quay.io:443/strimzi/kafka:1@sha256:' + 'a'.repeat(64), '{ limits: { cpu: 100m } }'),
    1,
  ],
  ['.NET', web('mcr.microsoft.com/dotnet/aspnet:9.0', '{ limits: { cpu: 250m } }'), 1],
  ['no limit', web('openjdk', '{ requests: { cpu: 500m } }'), 0],
  ['four CPUs above a small request', web('openjdk', '{ requests: { cpu: 500m }, limits: { cpu: 4 } }'), 0],
  ['a limit near the request', web('openjdk', '{ requests: { cpu: 2 }, limits: { cpu: 2200m } }'), 1],
  ['whole CPUs as request and limit', web('openjdk', '{ requests: { cpu: 2 }, limits: { cpu: 2 } }'), 0],
  ['a whole CPU as limit alone', web('openjdk', '{ limits: { cpu: 2 } }'), 0],
  ['part of a CPU as limit alone', web('openjdk', '{ limits: { cpu: 1500m } }'), 1],
  ['a templated limit', web('openjdk', '{ limits: { cpu: "{{ .cpu }}" } }'), 0],
])('%s', (_, text, findings) => {
  expect(found(rule, text)).toHaveLength(findings);
});

test('it is a hint that says how soon the threads wait', () => {
  expect(found(rule, web('openjdk', '{ limits: { cpu: 500m } }'))).toMatchObject([
    {
      severity: 'hint',
      message:
        'CPU limit of container "web" is 500m, and JVM runs many threads: four use it up in 12.5 ms of every 100. Remove the limit or give more.',
      fixes: [{ title: 'Remove the CPU limit', safe: false }],
    },
  ]);
});

test('what is near is an option', () => {
  const text = web('openjdk', '{ requests: { cpu: 1 }, limits: { cpu: 2 } }');
  expect(found(rule, text)).toEqual([]);
  expect(foundWith(rule, text, { options: { nearRequest: 2 } })).toHaveLength(1);
});
