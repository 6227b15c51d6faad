// `npm run test:desktop`: the extension host suite in a desktop VS Code, which @vscode/test-electron downloads first.
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { bundleHostSuite } from './host/bundle.mjs';

const root = path.resolve(import.meta.dirname, '../..');

try {
  await runTests({
    version: '1.100.3',
    extensionDevelopmentPath: root,
    extensionTestsPath: await bundleHostSuite(),
    launchArgs: [path.join(root, 'samples'), '--disable-extensions', '--disable-workspace-trust'],
  });
} catch (error) {
  console.error(`The desktop suite did not pass: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
