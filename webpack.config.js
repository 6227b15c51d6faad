'use strict';
const path = require('node:path');

const dist = path.resolve(__dirname, 'dist');
const typescript = configFile => ({
  test: /\.ts$/,
  exclude: /node_modules/,
  use: [
    {
      loader: 'ts-loader',
      options: { transpileOnly: true, onlyCompileBundledFiles: true, configFile, compilerOptions: { noEmit: false } },
    },
  ],
});

/** A bundle for Node: the editor's extension host, or a process of our own. */
const nodeBundle = (name, entry, extra = {}) => ({
  name,
  target: 'node20',
  entry: { [name]: entry },
  output: { path: dist, filename: '[name].js', chunkFilename: `${name}.[name].js`, libraryTarget: 'commonjs2' },
  resolve: { extensions: ['.ts', '.js'], conditionNames: ['node', 'require', 'import', 'default'] },
  module: { rules: [typescript('tsconfig.json'), { test: /\.(ya?ml|md)$/, type: 'asset/source' }] },
  externals: { vscode: 'commonjs vscode' },
  devtool: false,
  performance: { hints: false },
  stats: 'errors-warnings',
  ...extra,
});

/** A page of a panel, for the browser inside the editor. */
const pageBundle = (name, entry) => ({
  name,
  target: 'web',
  entry: { [name]: entry },
  output: { path: dist, filename: '[name].js' },
  resolve: { extensions: ['.ts', '.js'] },
  module: { rules: [typescript('tsconfig.panel.json'), { test: /\.css$/, type: 'asset/source' }] },
  devtool: false,
  performance: { hints: false },
  stats: 'errors-warnings',
});

module.exports = [
  nodeBundle('extension', './src/extension/extension.ts'),
  nodeBundle('language-server', './src/language-server/main.ts'),
  nodeBundle('cli', './src/cli/main.ts'),
  nodeBundle('lint-worker', './src/cli/lint-command/worker.ts'),
  pageBundle('panel', './src/panel/panel.ts'),
  pageBundle('placement', './src/panel/placement/placement.ts'),
];
