import { expect, test } from 'vitest';
import { behaviours } from './behaviour';
import { fieldAt, goDuration } from './field-at';
import { MEASUREMENTS } from './measurement';
import { keysAt } from './schema-at';
import { wordsAt } from './words-at';

test.each([
  [['jobs', 0, 'qps'], { type: 'number', default: '5', required: false }],
  [['jobs', 0, 'burst'], { type: 'whole number', default: '10' }],
  [['jobs', 0, 'name'], { type: 'text', required: true }],
  [['jobs', 0, 'maxWaitTimeout'], { type: 'duration', default: '4h' }],
  [['jobs', 0, 'jobPause'], { type: 'duration', default: '0s' }],
  [['jobs', 0, 'gc'], { type: 'true or false', default: 'false' }],
  [['jobs', 0, 'jobType'], { type: 'one of', default: 'create' }],
  [['jobs', 0, 'objects'], { type: 'list', default: '[]' }],
  [['jobs', 0, 'namespaceLabels'], { type: 'mapping', default: '{}' }],
  [['global'], { type: 'mapping', required: false }],
  [['global', 'timeout'], { behaviour: expect.stringContaining('is ignored') }],
  [['global', 'measurements', 0, 'svcTimeout'], { behaviour: expect.stringContaining('0 stops the run') }],
  [['jobs', 1, 'measurements', 2, 'svcTimeout'], { behaviour: expect.stringContaining('0 stops the run') }],
])('%j', (path, expected) => {
  expect(fieldAt(path)).toMatchObject(expected);
});

test('the config has no other keys', () => {
  expect(fieldAt(['jobs', 0, 'nope'])).toBeUndefined();
  expect(fieldAt(['jobs', 0, 'churnConfig', 'toString'])).toBeUndefined();
});

/** The path that a key of the table stands for, with list indices. */
function pathOf(key: string): (string | number)[] {
  const path: (string | number)[] = [];
  for (const name of (key.startsWith('measurements') ? `global.${key}` : key).split('.')) {
    if (!keysAt(path).includes(name)) path.push(0);
    path.push(name);
  }
  return path;
}

test('every behaviour is about a key of the config, and about a word that may stand there', () => {
  for (const key of Object.keys(behaviours)) {
    const [names = '', word] = key.split('=');
    const path = pathOf(names);
    expect(fieldAt(path), key).toBeDefined();
    if (word !== undefined) expect([...wordsAt(path), ...MEASUREMENTS], key).toContain(word);
  }
});

test('every key says what it means', () => {
  const silent: string[] = [];
  const walk = (path: (string | number)[]): void => {
    for (const key of keysAt(path)) {
      const inner = [...path, key];
      if (!fieldAt(inner)?.description) silent.push(inner.join('.'));
      walk(keysAt([...inner, 0]).length > 0 ? [...inner, 0] : inner);
    }
  };
  walk([]);
  expect(silent).toEqual([]);
});

test('durations as people write them', () => {
  expect([0, 1, 1500, 30_000, 600_000, 14_400_000].map(goDuration)).toEqual([
    '0s',
    '1ms',
    '1500ms',
    '30s',
    '10m',
    '4h',
  ]);
});
