import eslint from '@eslint/js';
import boundaries from 'eslint-plugin-boundaries';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

/** The house: which room may import which. Keep it equal to the table in docs/house.md. */
const rooms = {
  extension: ['scenarios', 'report'],
  'language-server': ['language'],
  cli: [
    'language-server',
    'language',
    'lint',
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
  language: ['lint', 'burner-config', 'template', 'kubernetes', 'yaml'],
  lint: ['burner-config', 'template', 'kubernetes', 'yaml'],
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
const pure = ['language', 'lint', 'burner-config', 'yaml', 'kubernetes', 'template', 'report'];
const onlyIn = (name, allowed) => ({
  files: Object.keys(rooms)
    .filter(room => !allowed.includes(room))
    .map(room => `src/${room}/**/*.ts`),
  name,
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
          rules: Object.entries(rooms).map(([room, allowed]) => ({
            from: { type: room },
            allow: [room, ...allowed].map(to => ({ to: { type: to } })),
          })),
        },
      ],
    },
  },
  {
    files: pure.map(room => `src/${room}/**/*.ts`),
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [{ group: ['node:*'], message: 'This room is pure: no I/O.' }] }],
    },
  },
  {
    ...onlyIn('vscode only in extension', ['extension']),
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { paths: ['vscode'] }] },
  },
  {
    files: ['**/*.mjs', '**/*.js'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        Buffer: 'readonly',
        URL: 'readonly',
        URLSearchParams: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
        setImmediate: 'readonly',
        fetch: 'readonly',
        AbortController: 'readonly',
        AbortSignal: 'readonly',
        performance: 'readonly',
        module: 'writable',
        require: 'readonly',
        __dirname: 'readonly',
      },
    },
  },
  prettier,
);
