import path from 'node:path';
import webpack from 'webpack';

const root = path.resolve(import.meta.dirname, '../../..');
const output = path.join(root, 'test-results', 'host-suite');

/** Bundles the suite that runs inside the extension host; resolves to the module's path. */
export async function bundleHostSuite() {
  const compiler = webpack({
    mode: 'development',
    devtool: false,
    target: 'node20',
    entry: path.join(import.meta.dirname, 'suite.ts'),
    output: { path: output, filename: 'suite.js', libraryTarget: 'commonjs2' },
    resolve: { extensions: ['.ts', '.js'] },
    externals: { vscode: 'commonjs vscode' },
    module: {
      rules: [
        { test: /\.ts$/, loader: 'ts-loader', options: { transpileOnly: true, compilerOptions: { noEmit: false } } },
      ],
    },
  });
  const stats = await new Promise((resolve, reject) => {
    compiler.run((error, result) => (error ? reject(error) : resolve(result)));
  });
  if (stats.hasErrors()) throw new Error(stats.toString('errors-only'));
  return path.join(output, 'suite.js');
}
