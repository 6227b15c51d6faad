import * as l10n from '@vscode/l10n';
import type { Recommendation } from '../../sizing/recommend';
import type { Confidence, Evidence } from '../../sizing/use';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How a value was reckoned, on what, and how far that bears: `p95 of 38 samples in 19 min · low confidence`. */
export function useWords(advice: Recommendation, staleSince: number | undefined): string {
  const { evidence, confidence, killedAt } = advice;
  const kill = killedAt === undefined ? [] : [l10n.t`killed for memory at ${killedAt}`];
  const reckoned =
    evidence.points === 0
      ? []
      : [l10n.t`${reckonedAs(advice)} of ${evidence.points} samples in ${spanWords(evidence)}`];
  return [...reckoned, ...kill, confidenceWords(confidence), ...datedWords(staleSince)].join(' · ');
}

/** The same for several values at once: as weak as the weakest of them. */
export function jointWords(advices: readonly Recommendation[], staleSince: number | undefined): string {
  const [first, ...others] = advices;
  if (!first) return '';
  const weakest = others.reduce((least, one) => (one.evidence.points < least.evidence.points ? one : least), first);
  const killed = advices.find(({ killedAt }) => killedAt !== undefined)?.killedAt;
  const { evidence } = weakest;
  return [
    l10n.t`${evidence.points} samples in ${spanWords(evidence)}`,
    ...(killed === undefined ? [] : [l10n.t`killed for memory at ${killed}`]),
    confidenceWords(lowest(advices.map(({ confidence }) => confidence))),
    ...datedWords(staleSince),
  ].join(' · ');
}

function reckonedAs({ rule, resource }: Recommendation): string {
  if (rule === 'vpa') return resource === 'cpu' ? l10n.t`p90 + 15 %` : l10n.t`p90 of daily peaks + 15 %`;
  if (resource === 'cpu') return l10n.t`p95`;
  return rule === 'krr' ? l10n.t`largest + 15 %` : l10n.t`largest`;
}

function spanWords({ from, to }: Evidence): string {
  const span = Math.max(0, to - from);
  if (span < MINUTE) return l10n.t`${Math.round(span / 1000)} s`;
  if (span < 2 * HOUR) return l10n.t`${Math.round(span / MINUTE)} min`;
  return span < 48 * HOUR ? l10n.t`${Math.round(span / HOUR)} h` : l10n.t`${Math.round(span / (24 * HOUR))} days`;
}

function confidenceWords(confidence: Confidence): string {
  switch (confidence) {
    case 'low':
      return l10n.t`low confidence`;
    case 'medium':
      return l10n.t`medium confidence`;
    case 'high':
      return l10n.t`high confidence`;
  }
}

const rising: readonly Confidence[] = ['low', 'medium', 'high'];

function lowest(all: readonly Confidence[]): Confidence {
  return rising.find(one => all.includes(one)) ?? 'low';
}

function datedWords(staleSince: number | undefined): readonly string[] {
  return staleSince === undefined ? [] : [l10n.t`as of ${new Date(staleSince).toISOString().slice(11, 16)} UTC`];
}
