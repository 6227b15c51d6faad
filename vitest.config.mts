import { defineConfig } from 'vitest/config';

/** Scenarios' configs and pages are modules of text, as webpack's asset/source makes them. */
const textFiles = {
  name: 'text-files',
  enforce: 'pre' as const,
  transform: (code: string, id: string) =>
    /\.(ya?ml|md)$/.test(id) ? `export default ${JSON.stringify(code)};` : undefined,
};
const plugins = [textFiles];
/** What hangs must end; how long a test takes on a busy machine is no fault. */
const hangs = 180_000;

export default defineConfig({
  test: {
    projects: [
      {
        plugins,
        test: {
          name: 'unit',
          // Modules are loaded once a worker, not once a file: a third of the time.
          isolate: false,
          include: [
            'src/**/*.test.ts',
            'practice/**/*.test.mjs',
            'test/protocol/**/*.test.ts',
            'test/fuzz/**/*.test.ts',
          ],
          testTimeout: hangs,
        },
      },
      // Proofs that ask other programs, and take long: `npm run verify` alone.
      { plugins, test: { name: 'verify', include: ['test/verify/**/*.test.ts'], testTimeout: 3_600_000 } },
      { plugins, test: { name: 'golden', include: ['test/golden/**/*.test.ts'], testTimeout: hangs } },
      {
        plugins,
        test: {
          name: 'cluster',
          include: ['test/cluster/*.test.ts'],
          globalSetup: ['test/cluster/practice-cluster.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          // They wait more than they work, each in namespaces of its own.
          maxWorkers: 2,
        },
      },
      {
        plugins,
        test: {
          name: 'cluster-alone',
          include: ['test/cluster/alone/*.test.ts'],
          globalSetup: ['test/cluster/practice-cluster.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          // They change what all share: nodes, priority levels.
          fileParallelism: false,
        },
      },
      {
        plugins,
        test: {
          name: 'editor',
          include: ['test/editor/**/*.test.ts'],
          globalSetup: ['test/editor/editor-under-test.ts'],
          testTimeout: 120_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
