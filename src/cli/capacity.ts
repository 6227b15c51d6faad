import { Option, type Command } from 'commander';
import { capacityOf } from './capacity/capacity-of';
import { capacityText } from './capacity/capacity-words';
import { bits, counted, ratio, type CapacityFlags } from './capacity/flags';
import { capacitySource } from './capacity/source';
import { CliError } from './cli-error';

const examples = `
Only lists are sent. What is asked of nodes counts, as for the scheduler; what is used stands beside it where metrics-server
runs. A lost node is reckoned by requests and pod counts; --pod by all of the scheduler's filters.
Exit code: 0, or with --pod 1 when not all of its replicas fit.

Examples:
  headroom capacity
  headroom capacity --pod deployment.yaml --replicas 200
  headroom capacity --node-mask 22 --max-pods 250 --cluster-cidr 10.0.0.0/14
  headroom capacity --cilium-ratio 0.01
  headroom capacity --load-balancers l2 --free-addresses 5 --peak 8G --link 10G -o json`;

/** `headroom capacity`: room left, what runs out first, and what a change would need. */
export function register(program: Command): void {
  program
    .command('capacity')
    .description('room left by node and zone, what runs out first, what a lost node would do')
    .option('--pod <file>', 'a Pod or workload: how many fit, and how many more nodes it needs')
    .addOption(new Option('--for <file>', 'the same as --pod').conflicts('pod'))
    .option('--replicas <n>', 'with --pod: instead of those of the file', counted('--replicas', 0))
    .option('--cluster-cidr <range>', 'of all pods, where the cluster does not say it', String)
    .option('--node-mask <bits>', "of one node's range, instead of the nodes' own", counted('--node-mask'))
    .option('--max-pods <n>', "of one node, instead of the nodes' own", counted('--max-pods'))
    .option('--cilium-ratio <share>', "bpf-map-dynamic-size-ratio: Cilium's maps by memory", ratio)
    .addOption(new Option('--load-balancers <mode>', 'how addresses are announced').choices(['l2', 'bgp', 'cloud']))
    .option('--free-addresses <n>', "of the load balancers' pool", counted('--free-addresses', 0))
    .option('--peak <bits>', 'bits a second of all load balancers at the peak, such as 8G', bits('--peak'))
    .option('--link <bits>', "bits a second of one node's link, such as 10G", bits('--link'))
    .option('--snapshot <file>', 'of an earlier headroom snapshot, instead of the cluster')
    .option('--kubeconfig <file>', 'instead of those that kubectl reads')
    .option('--context <name>', 'instead of the current one')
    .option('-n, --namespace <name>', "of the pod, instead of the context's")
    .addOption(new Option('-o, --format <format>', 'how to print').choices(['pretty', 'json']).default('pretty'))
    .addHelpText('after', examples)
    .action(capacity);
}

async function capacity(flags: CapacityFlags): Promise<void> {
  if (flags.replicas !== undefined && (flags.pod ?? flags.for) === undefined)
    throw new CliError('--replicas needs a workload: name its file with --pod.', 2);
  const document = capacityOf(await capacitySource(flags), flags);
  process.stdout.write(flags.format === 'json' ? `${JSON.stringify(document, null, 2)}\n` : capacityText(document));
  if (document.workload && document.workload.missing > 0) throw new CliError('', 1);
}
