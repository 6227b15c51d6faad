import { parseArgs } from 'node:util';
import { startPractice } from './start/practice.mjs';

const USAGE = `npm start -- [--port P] [--no-cluster] [--nodes N]

  Builds Headroom and opens it in VS Code for the browser, beside a practice cluster with simulated nodes.
  Ctrl-C ends all of it.`;

function startArguments(argv) {
  const number = { type: 'string' };
  const options = { port: number, nodes: number, 'no-cluster': { type: 'boolean' }, help: { type: 'boolean' } };
  const { values } = parseArgs({ args: argv, options });
  if (values.help) return undefined;
  return {
    port: wholeNumber('--port', values.port, 65_535),
    nodes: wholeNumber('--nodes', values.nodes, 5_000),
    withCluster: !values['no-cluster'],
  };
}

function wholeNumber(name, text, most) {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= most) return number;
  throw new Error(`${name} ${text}: name a whole number from 1 to ${most}.`);
}

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stopping.abort());
// Where npm is killed, its script lives on without anybody to end it.
const parent = process.ppid;
if (process.env.npm_lifecycle_event) setInterval(() => process.ppid === parent || stopping.abort(), 250).unref();

try {
  const options = startArguments(process.argv.slice(2));
  if (options) await startPractice({ ...options, signal: stopping.signal });
  else console.log(USAGE);
} catch (error) {
  console.error(error.code?.startsWith('ERR_PARSE_ARGS') ? `${error.message}\n\n${USAGE}` : error.message);
  process.exitCode = 1;
}
