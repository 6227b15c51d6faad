import eslint from '@eslint/js';
import boundaries from 'eslint-plugin-boundaries';
import prettier from 'eslint-config-prettier';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** The house: which room may import which. Keep it equal to the table in docs/house.md. */
const rooms = {
  extension: ['scenarios', 'report'],
  'language-server': ['language'],
  cli: [
    'language-server',
    'language',
    'lint',
    'scheduling',
    'fairness',
    'sizing',
    'observer',
    'burner-config',
    'burner',
    'traffic',
    'scenarios',
    'runs',
    'report',
    'cluster',
    'template',
    'kubernetes',
    'yaml',
  ],
  panel: ['report'],
  language: ['lint', 'scheduling', 'fairness', 'burner-config', 'template', 'kubernetes', 'yaml'],
  lint: ['scheduling', 'fairness', 'sizing', 'burner-config', 'template', 'kubernetes', 'yaml'],
  scheduling: ['kubernetes'],
  fairness: ['kubernetes'],
  sizing: ['kubernetes', 'scheduling'],
  observer: ['cluster', 'scheduling', 'fairness', 'sizing', 'kubernetes'],
  'burner-config': ['template', 'kubernetes', 'yaml'],
  burner: ['burner-config', 'cluster', 'runs', 'report', 'kubernetes'],
  traffic: ['cluster', 'runs', 'report'],
  scenarios: ['burner-config', 'traffic'],
  runs: ['report', 'cluster'],
  report: [],
  cluster: ['kubernetes'],
  template: [],
  kubernetes: [],
  yaml: [],
};
const pure = [
  'language',
  'lint',
  'scheduling',
  'fairness',
  'sizing',
  'burner-config',
  'yaml',
  'kubernetes',
  'template',
  'report',
];
/** Libraries that belong to one or two rooms. */
const libraries = {
  vscode: ['extension'],
  'vscode-languageclient': ['extension'],
  'vscode-languageserver': ['language-server'],
  '@kubernetes/client-node': ['cluster'],
  undici: ['cluster', 'traffic'],
  commander: ['cli'],
  uplot: ['panel'],
  zod: ['burner-config', 'traffic'],
  picomatch: ['lint', 'language-server'],
};
const restrictedImports = room => ({
  files: [`src/${room}/**/*.ts`],
  ignores: ['**/*.test.ts'],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          ...(pure.includes(room) ? [{ group: ['node:*'], message: 'This room is pure: no I/O.' }] : []),
          ...Object.entries(libraries)
            .filter(([, allowed]) => !allowed.includes(room))
            .map(([library, allowed]) => ({ regex: `^${library}(/|$)`, message: `Only in ${allowed.join(', ')}.` })),
        ],
      },
    ],
  },
});

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', 'coverage/**', 'test-results/**'] },
  eslint.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strict],
    languageOptions: { parserOptions: { tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      eqeqeq: 'error',
      'no-empty': ['error', { allowEmptyCatch: false }],
    },
  },
  {
    files: ['src/**/*.ts'],
    plugins: { boundaries },
    settings: {
      'import/resolver': { typescript: { alwaysTryTypes: true } },
      'boundaries/elements': Object.keys(rooms).map(room => ({
        type: room,
        pattern: `src/${room}`,
        partialMatch: false,
      })),
    },
    rules: {
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          policies: [
            ...Object.entries(rooms).map(([room, allowed]) => ({
              from: { element: { type: room } },
              allow: { to: { element: { type: [room, ...allowed] } } },
            })),
            // What is asked of the observer, and what the placement panel shows, is written once; types leave nothing in the bundle.
            ...[
              ['extension', '**/src/observer/protocol.ts'],
              ['report', '**/src/scheduling/placement-view.ts'],
            ].map(([room, path]) => ({
              from: { element: { type: room } },
              allow: { to: { file: { path } }, dependency: { kind: 'type' } },
            })),
          ],
        },
      ],
    },
  },
  {
    files: ['**/*.test.ts', '**/*.test-data.ts', 'test/**/*.ts'],
    ignores: ['test/fast-check.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { paths: [{ name: 'fast-check', message: 'Take test/fast-check: its cases are the same in every run.' }] },
      ],
    },
  },
  ...Object.keys(rooms).map(restrictedImports),
  { files: ['**/*.mjs', '**/*.js'], languageOptions: { globals: globals.node } },
  prettier,
);
