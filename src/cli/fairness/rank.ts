import { writeFileSync } from 'node:fs';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { stringify } from 'yaml';
import { holdBack } from '../../fairness/hold-back';
import { askText, verdictOn, type LevelPressure, type Verdict } from '../../fairness/moves-only';
import { demandOf, rankAskers, type Asker } from '../../fairness/rank-askers';
import type { KubernetesObject } from '../../kubernetes/object';
import { textTable } from '../text-table';
import { sample, type Sampling } from './sample';
import { connect, fromCluster, type SourceFlags } from './source';

interface Flags extends SourceFlags, Sampling {
  readonly format: 'pretty' | 'json';
  readonly out?: string;
}

/** `fairness rank -o json`. Seats are averages over the samples. */
interface RankDocument extends Sampling, Verdict {
  readonly kubernetes: string;
  readonly askers: readonly Asker[];
  readonly levels: readonly LevelPressure[];
  /** The level, unless it is there, and the FlowSchema for the worst; empty when none would reach it. */
  readonly suggestion: readonly KubernetesObject[];
}

const examples = `
Looks at the requests that the API server holds, some times over some seconds, and adds up the seats of each user: those
of requests that run and of those that wait. Needs get on /debug/api_priority_and_fairness/*; with /metrics it also knows
what was answered 429. Only reads. Of several API servers one answers. Nothing is applied: read the suggestion first.

Examples:
  headroom fairness rank
  headroom fairness rank --seconds 60 --samples 60 --out hold-back.yml
  headroom fairness rank -o json`;

/** `headroom fairness rank`: who asks most, and a FlowSchema for the worst. */
export function register(fairness: Command): void {
  fairness
    .command('rank')
    .description('who asks most of the API server, and a FlowSchema for the worst')
    .option('--seconds <number>', 'how long to look', between(1, 3600), 10)
    .option('--samples <number>', 'how often to look in that time', between(1, 1000), 20)
    .option('--out <file>', 'write the suggested objects there, as YAML')
    .option('--kubeconfig <file>', 'instead of those that kubectl reads')
    .option('--context <name>', 'instead of the current one')
    .addOption(new Option('-o, --format <format>', 'how to print').choices(['pretty', 'json']).default('pretty'))
    .addHelpText('after', examples)
    .action(async (flags: Flags) => {
      const document = await ranked(flags);
      const yaml = document.suggestion.map(object => stringify(object)).join('---\n');
      if (flags.out !== undefined && yaml !== '') writeFileSync(flags.out, yaml);
      process.stdout.write(flags.format === 'json' ? `${JSON.stringify(document, null, 2)}\n` : pretty(document, yaml));
    });
}

function between(least: number, most: number): (written: string) => number {
  return written => {
    const number = Number(written);
    if (Number.isInteger(number) && number >= least && number <= most) return number;
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
  };
}

async function ranked(flags: Flags): Promise<RankDocument> {
  const { seconds, samples } = flags;
  const connection = await connect(flags);
  try {
    const { kubernetes, control, serverSeats, metrics, notes } = await fromCluster(connection);
    for (const note of notes) process.stderr.write(`headroom: ${note}\n`);
    process.stderr.write(`Looking for ${seconds} s at ${connection.server}, ${samples + 5} requests in all.\n`);
    const { held, pressure } = await sample(connection, metrics, { seconds, samples });
    const askers = rankAskers(held);
    const suggested = askers[0] && holdBack(askers[0], control, serverSeats);
    const verdict = verdictOn(askers, suggested, pressure, control, serverSeats);
    return { kubernetes, seconds, samples, askers, levels: pressure, suggestion: suggested?.objects ?? [], ...verdict };
  } finally {
    await connection.close();
  }
}

/** Rows of the table; who comes after holds little. */
const ROWS = 10;

function pretty({ askers, levels, onlyMoves, notes }: RankDocument, yaml: string): string {
  const rows = askers.slice(0, ROWS).map(asker => {
    const [most] = asker.asks;
    const share = most && demandOf(asker) > 0 ? `${Math.round((demandOf(most) / demandOf(asker)) * 100)} %` : '';
    const what = most ? `${most.verb} ${askText(most)} ${share}` : '';
    return [asker.user, seats(asker.running), seats(asker.waiting), asker.levels.join(', '), what];
  });
  const pressed = levels.filter(({ waiting, rejectedPerSecond }) => waiting > 0 || rejectedPerSecond > 0);
  return [
    rows.length > 0 ? textTable([['USER', 'SEATS', 'WAITING', 'LEVEL', 'MOST OF IT'], ...rows], new Set([1, 2])) : '',
    ...pressed.map(
      one =>
        `${one.name}: ${one.waiting} requests wait, ${one.rejectedPerSecond.toFixed(1)} a second are answered 429.\n`,
    ),
    notes.length > 0 ? `\n${notes.map(note => `- ${note}\n`).join('')}` : '',
    yaml === ''
      ? ''
      : `\n# ${onlyMoves ? 'This would only move the problem, see above.' : 'For the worst.'} Apply with kubectl apply -f.\n${yaml}`,
  ].join('');
}

const seats = (average: number): string => average.toFixed(1);
