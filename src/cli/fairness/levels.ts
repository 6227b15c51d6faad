import { Option, type Command } from 'commander';
import type { PriorityLevel } from '../../fairness/priority-level';
import { divideSeats, type LevelSeats } from '../../fairness/seats';
import { shuffleTable, type ShuffleOdds } from '../../fairness/shuffle-sharding';
import { isDealable } from '../../fairness/hand';
import { textTable } from '../text-table';
import { fairnessSource, type FairnessSource, type SourceFlags } from './source';

/** One level of `fairness levels -o json`. Seats now and requests are null where the metrics cannot be read. */
interface LevelDocument extends LevelSeats {
  readonly exempt: boolean;
  readonly shares: number;
  readonly queuing: PriorityLevel['queuing'] | null;
  readonly current: number | null;
  readonly inUse: number | null;
  readonly waiting: number | null;
  readonly rejected: number | null;
  /** Odds that noisy flows fill a quiet flow's hand; empty without queues. */
  readonly shuffleSharding: readonly ShuffleOdds[];
}

interface Flags extends SourceFlags {
  readonly format: 'pretty' | 'json';
}

const examples = `
Nominal seats are ceil(server seats · shares ÷ all shares). A level lends down to its lower limit and borrows up to its
upper one; "now" is what it has after that, set anew every 10 s. Of several API servers one answers.

Examples:
  headroom fairness levels
  headroom fairness levels --snapshot cluster.json -o json`;

/** `headroom fairness levels`: the seats of each priority level. */
export function register(fairness: Command): void {
  fairness
    .command('levels')
    .description('the seats of each priority level')
    .option('--kubeconfig <file>', 'instead of those that kubectl reads')
    .option('--context <name>', 'instead of the current one')
    .option('--snapshot <file>', 'what headroom snapshot wrote, instead of the cluster')
    .addOption(new Option('-o, --format <format>', 'how to print').choices(['pretty', 'json']).default('pretty'))
    .addHelpText('after', examples)
    .action(async (flags: Flags) => {
      const source = await fairnessSource(flags);
      for (const note of source.notes) process.stderr.write(`headroom: ${note}\n`);
      process.stdout.write(flags.format === 'json' ? json(source) : pretty(source));
    });
}

function documentsOf({ control, serverSeats, metrics }: FairnessSource): readonly LevelDocument[] {
  const seats = new Map(divideSeats(control.levels, serverSeats).map(one => [one.name, one]));
  return control.levels.flatMap(({ name, exempt, shares, queuing }) => {
    const own = seats.get(name);
    const now = metrics.get(name);
    if (!own) return [];
    return {
      ...{ ...own, exempt, shares, queuing: queuing ?? null },
      ...{ current: now?.current ?? null, inUse: now?.inUse ?? null },
      ...{ waiting: now?.waiting ?? null, rejected: now?.rejected ?? null },
      shuffleSharding:
        queuing && isDealable(queuing.queues, queuing.handSize) ? shuffleTable(queuing.queues, queuing.handSize) : [],
    };
  });
}

function json(source: FairnessSource): string {
  const { kubernetes, serverSeats, notes } = source;
  return `${JSON.stringify({ kubernetes, serverSeats, levels: documentsOf(source), notes }, null, 2)}\n`;
}

const headings = ['LEVEL', 'SHARES', 'NOMINAL', 'LOWER', 'UPPER', 'NOW', 'IN USE', 'WAITING', '429', 'WITHOUT A SEAT'];

function pretty(source: FairnessSource): string {
  const figure = (value: number | null): string => (value === null ? '–' : String(value));
  const rows = documentsOf(source).map(level => [
    ...[level.name, ...[level.shares, level.nominal, level.lower, level.upper].map(String)],
    ...[level.current, level.inUse, level.waiting, level.rejected].map(figure),
    withoutSeat(level),
  ]);
  return `${source.serverSeats} seats, Kubernetes ${source.kubernetes}\n\n${textTable([headings, ...rows], new Set([1, 2, 3, 4, 5, 6, 7, 8]))}`;
}

function withoutSeat({ exempt, queuing, shuffleSharding }: LevelDocument): string {
  if (exempt) return 'runs all the same';
  if (!queuing) return 'is answered 429';
  const four = shuffleSharding.find(({ flows }) => flows === 4);
  const odds = four ? `; 4 noisy flows block a quiet one: ${percent(four.squished)}` : '';
  return `waits in one of ${queuing.handSize} of ${queuing.queues} queues${odds}`;
}

function percent(chance: number): string {
  return chance < 0.00005 ? '< 0.01 %' : `${Number((chance * 100).toPrecision(2))} %`;
}
