import { Option, type Command } from 'commander';
import { asRecord, asString, type KubernetesObject } from '../kubernetes/object';
import { changesThatMatter } from '../scheduling/changes';
import { readIncomingPod } from '../scheduling/incoming-pod';
import { deleteObject, stateOf } from '../scheduling/live-state';
import { defaultProfile, profilesOf, type Profile } from '../scheduling/profile';
import { replicasThatFit } from '../scheduling/replicas-that-fit';
import { score as scorePod } from '../scheduling/score';
import { behaviourOf, type Behaviour } from '../scheduling/versions';
import { CliError } from './cli-error';
import { connect } from './fairness/source';
import { findPod } from './score/find-pod';
import { readConfiguration } from './score/read-yaml-file';
import { scoreText, type ScoreDocument } from './score/score-text';
import { readSnapshot, type SnapshotDocument } from './snapshot/document';
import { takeSnapshot } from './snapshot/take-snapshot';

interface ScoreFlags {
  readonly kubeconfig?: string;
  readonly context?: string;
  readonly namespace?: string;
  readonly snapshot?: string;
  readonly schedulerConfig?: string;
  readonly format: 'pretty' | 'json';
}

const examples = `
POD is a pod of the cluster (name or namespace/name), or a file with a Pod or a workload. A pod that runs is scored as if it
were placed anew. The scheduler does not say how it is configured: without --scheduler-config its defaults are taken.
Exit code: 0 a node takes the pod, 1 none does.

Examples:
  headroom score shop/web-7c9d4
  headroom score deployment.yaml --snapshot cluster.json
  headroom score deployment.yaml --scheduler-config kube-scheduler.yaml -o json`;

/** `headroom score POD`: the scheduler's filters and scores for a pod, node by node. */
export function register(program: Command): void {
  program
    .command('score <pod>')
    .description('where the scheduler would put a pod, and why')
    .option('--snapshot <file>', 'of an earlier headroom snapshot, instead of the cluster')
    .option('--scheduler-config <file>', 'the KubeSchedulerConfiguration of the scheduler')
    .option('--kubeconfig <file>', 'instead of those that kubectl reads')
    .option('--context <name>', 'instead of the current one')
    .option('-n, --namespace <name>', "of the pod, instead of the context's")
    .addOption(new Option('-o, --format <format>', 'how to print').choices(['pretty', 'json']).default('pretty'))
    .addHelpText('after', examples)
    .action(score);
}

async function score(name: string, flags: ScoreFlags): Promise<void> {
  const { snapshot, namespace } = await cluster(flags);
  const behaviour = behaviourOf(snapshot.kubernetes);
  const { pod, ownerSelector, live } = findPod(name, snapshot, flags.namespace ?? namespace);
  const state = stateOf(snapshot.objects, behaviour);
  if (live) deleteObject(state, live);
  const profile = profileOf(pod, behaviour, flags.schedulerConfig);
  const incoming = readIncomingPod(pod, behaviour, ownerSelector);
  const scored = scorePod(incoming, state, profile);
  const document: ScoreDocument = {
    pod: scored.pod,
    nodes: scored.nodes.map(({ node, feasible, reasons, scores, total }) => ({
      node,
      feasible,
      reasons,
      scores,
      total,
    })),
    kubernetes: snapshot.kubernetes,
    sampled: scored.sampled !== undefined,
    ...(scored.sampled && { looksFor: scored.sampled.looksFor }),
    next: scored.next,
    room: replicasThatFit(incoming, state, profile),
    changes: changesThatMatter(pod, state, profile, ownerSelector),
    behaviour: behaviour.version,
    notSimulated: [...scored.notSimulated, ...snapshot.missing.map(({ kind }) => `${kind} (could not be listed)`)],
  };
  process.stdout.write(flags.format === 'json' ? `${JSON.stringify(document, null, 2)}\n` : scoreText(document));
  if (scored.next.length === 0) throw new CliError('', 1);
}

async function cluster(
  flags: ScoreFlags,
): Promise<{ readonly snapshot: SnapshotDocument; readonly namespace: string }> {
  if (flags.snapshot !== undefined) return { snapshot: readSnapshot(flags.snapshot), namespace: 'default' };
  const connection = await connect(flags);
  try {
    return { snapshot: await takeSnapshot(connection), namespace: connection.namespace };
  } finally {
    await connection.close();
  }
}

/** The profile that the pod asks for by schedulerName. */
function profileOf(pod: KubernetesObject, behaviour: Behaviour, file: string | undefined): Profile {
  if (file === undefined) return defaultProfile(behaviour);
  const schedulerName = asString(asRecord(pod['spec'])['schedulerName']) ?? 'default-scheduler';
  const profiles = profilesOf(readConfiguration(file), behaviour);
  const profile = profiles.find(one => one.schedulerName === schedulerName);
  if (profile) return profile;
  const known = profiles.map(one => one.schedulerName).join(', ');
  throw new CliError(`${file} has no profile "${schedulerName}", which the pod asks for; it has ${known}.`, 1);
}
