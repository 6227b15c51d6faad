import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export const USAGE = `npm run cluster -- up|down|status [--nodes N] [--real-node | --no-real-node] [--dir D] [--context-name NAME]

  up      start a Kubernetes cluster of your own on this machine, with simulated nodes
  down    end it and remove everything it made
  status  say whether it runs, and where its kubeconfig is

  --nodes N            simulated nodes (10)
  --real-node          this machine as one node more, whose pods really run: Linux, root and containerd needed;
                       the default where that is so, --no-real-node leaves it out
  --dir D              the folder it lives in, for a second cluster beside the first
  --context-name NAME  the name of its context in its kubeconfig (practice)`;

const OPTIONS = {
  nodes: { type: 'string' },
  dir: { type: 'string' },
  'context-name': { type: 'string' },
  'real-node': { type: 'boolean' },
  'no-real-node': { type: 'boolean' },
  help: { type: 'boolean' },
};

/** Reads the command line into {command, nodes?, dir?, contextName?}; throws a sentence and the usage. */
export function clusterArguments(argv) {
  const { values, positionals } = read(argv);
  if (values.help) return { command: 'help' };
  const [command, ...more] = positionals;
  if (!['up', 'down', 'status'].includes(command) || more.length > 0) throw new Error(USAGE);
  const given = { command };
  if (values.nodes !== undefined) given.nodes = nodeCount(values.nodes);
  if (values.dir !== undefined) given.dir = resolve(values.dir);
  if (values['context-name'] !== undefined) given.contextName = values['context-name'];
  if (values['real-node']) given.realNode = true;
  if (values['no-real-node']) given.realNode = false;
  return given;
}

function read(argv) {
  try {
    return parseArgs({ args: argv, options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new Error(`${error.message}\n\n${USAGE}`, { cause: error });
  }
}

function nodeCount(text) {
  const count = Number(text);
  if (/^\d+$/.test(text) && count <= 5000) return count;
  throw new Error(`--nodes ${text}: name a whole number from 0 to 5000.`);
}
