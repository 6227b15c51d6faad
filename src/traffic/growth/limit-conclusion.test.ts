import { expect, test } from 'vitest';
import { loadLog } from '../load-log';
import { limitConclusion } from './limit-conclusion';
import type { GrownStep } from './step';

const MIB = 2 ** 20;
const config = { mutatingMs: 1000, listsMs: 5000, steps: 4 };
const sample = (memoryBytes: number, server = 0): NonNullable<GrownStep['server']> => ({
  ...{ at: 0, server, memoryBytes, cores: 0, inFlight: { readOnly: 0, mutating: 0 }, levels: {} },
});

/** A step with so many Ready pods and so much memory, in MiB. */
const step = (podsReady: number, memory: number, more: Partial<GrownStep> = {}): GrownStep => ({
  ...{ name: 's', nodes: 1, pods: 100, podsReady, settled: true, settledMs: 10, mutating: 20, lists: 30 },
  ...{ isWithin: true, server: sample(memory * MIB), job: loadLog(`to ${podsReady}`, 1).report(0, 1), ...more },
});

test('memory for 1000 pods is the slope, and the end is where it fills what is free', () => {
  const grown = [step(1000, 320), step(2000, 341), step(3000, 359), step(4000, 380)];
  const { answer, notes } = limitConclusion(grown, sample(300 * MIB), { bytes: 200 * MIB, where: 'free here' }, config);
  expect(answer).toMatch(/^the objective held up to 4000 pods, where the plan ended\. 1000 pods took 19\.9 MiB/);
  expect(notes.join(' ')).toMatch(
    /With 200 MiB free here it would end at about 14100 pods \(between 1\d{4} and 1\d{4}\)/,
  );
});

test('a slope that may be 0 has no upper end', () => {
  const grown = [step(1000, 340), step(2000, 310), step(3000, 350)];
  const { notes } = limitConclusion(grown, sample(300 * MIB), { bytes: 200 * MIB, where: 'free here' }, config);
  expect(notes.join(' ')).toContain('and no end that these figures could tell');
});

test('the step that broke is named, and the end of the time', () => {
  const broken = step(2000, 340, { isWithin: false, mutating: 1500 });
  expect(limitConclusion([step(1000, 320), broken], undefined, undefined, config).answer).toMatch(
    /^the objective held up to 1000 pods, and broke in to 2000\. Memory for 1000 pods is not known/,
  );
  expect(limitConclusion([step(1000, 320)], undefined, undefined, config).answer).toContain('when the time of the run');
});

test('one that broke at once held up to nothing', () => {
  const broken = step(200, 340, { isWithin: false, mutating: 1500 });
  expect(limitConclusion([broken], sample(300 * MIB), undefined, config).answer).toBe(
    'the objective broke in to 200. Memory for 1000 pods is not known: two steps at least are needed.',
  );
  const late = step(200, 340, { settled: false });
  expect(limitConclusion([late], undefined, undefined, config).answer).toMatch(
    /^in to 200 not all pods were Ready in time/,
  );
});

test('figures of two API servers are not mixed', () => {
  const grown = [step(1000, 320), step(2000, 900, { server: sample(9, 1) }), step(3000, 359)];
  expect(limitConclusion(grown, sample(300 * MIB), undefined, config).answer).toContain('is not known');
});
