import { clusterArguments, USAGE } from './cluster/arguments.mjs';
import { down } from './cluster/down.mjs';
import { status, statusText } from './cluster/status.mjs';
import { up } from './cluster/up.mjs';

const COMMANDS = {
  help: () => console.log(USAGE),
  async up(options) {
    const found = await up(options);
    if (!found.started)
      console.log('It runs already, and stays as it is. To change it, end it first: npm run cluster -- down');
    console.log(statusText(found));
  },
  async down(options) {
    console.log((await down(options)) ? 'The practice cluster is gone.' : 'There was no practice cluster to end.');
  },
  status(options) {
    const found = status(options);
    console.log(statusText(found));
    if (found.state !== 'running') process.exitCode = 1;
  },
};

try {
  const { command, ...options } = clusterArguments(process.argv.slice(2));
  await COMMANDS[command](options);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
