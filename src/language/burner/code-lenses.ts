import * as l10n from '@vscode/l10n';
import type { JobConfig } from '../../burner-config/config';
import { sampleConfig } from '../../burner-config/sample-config';
import type { Range } from '../../yaml/place';
import type { OpenDocument } from '../document';
import type { Around } from './around';
import { jobFigures, type JobFigures } from './job-figures';
import type { Location } from './location';
import { locationOf, templateUses } from './template-uses';
import { writtenConfig, type WrittenConfig } from './written-config';

/** A line of words above the text. */
export interface CodeLens {
  readonly range: Range;
  readonly title: string;
  /** What a click shows. */
  readonly leads?:
    { readonly to: 'place'; readonly place: Location } | { readonly to: 'preview'; readonly job: number };
}

/** Above each job of a config what it comes to; above a template which jobs use it. */
export function codeLenses(document: OpenDocument, around: Around): readonly CodeLens[] {
  const config = writtenConfig(document.file);
  return config ? planLenses(document, config, around) : usesOf(document, around);
}

function usesOf({ file }: OpenDocument, around: Around): readonly CodeLens[] {
  const range = file.range({ start: 0, end: 0 });
  return templateUses(around).map(use => ({
    range,
    title: use.job
      ? l10n.t`Used by job ${use.job.name ?? '?'} of ${use.config.name}`
      : l10n.t`Function template of ${use.config.name}`,
    leads: { to: 'place', place: locationOf(use) },
  }));
}

function planLenses({ file, uri }: OpenDocument, written: WrittenConfig, around: Around): readonly CodeLens[] {
  const sample = sampleConfig(file, around, decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1)));
  if (!sample) return [];
  const { config, standIns, refused } = sample;
  const figures = jobFigures(config, around);
  const needed = Object.keys(standIns);
  return written.jobs.flatMap(({ index, path }): CodeLens[] => {
    const [job, its] = [config.jobs[index], figures[index]];
    const span = written.document.valueSpan(path);
    if (!job || !its || !span) return [];
    const range = file.range({ start: span.start, end: span.start });
    const isKnown = needed.length === 0 || !written.document.templated(path);
    const plan = refused ? l10n.t`${planText(job, its)}; refused as it is written` : planText(job, its);
    const title = isKnown ? plan : l10n.t`Needs ${needed.join(', ')} from the environment or --user-data`;
    const isShown = job.jobType === 'create' || job.jobType === 'patch';
    const seen: CodeLens = { range, title: l10n.t`Preview`, leads: { to: 'preview', job: index } };
    return [{ range, title }, ...(isShown ? [seen] : [])];
  });
}

/** `400 objects, 4 s at 100/s, 100 namespaces`. */
export function planText(job: JobConfig, figures: JobFigures): string {
  const { pods, namespaces, incomplete, count } = figures;
  if (count === undefined) return l10n.t`Objects chosen by label, at ${rateText(job)}`;
  const churns = (job.churnConfig?.cycles ?? 0) > 0 || (job.churnConfig?.duration ?? 0) > 0;
  const parts = [
    countText(figures),
    `${timeText(figures.seconds)} ${l10n.t`at ${rateText(job)}`}`,
    ...(pods > 0 && !(count === pods && figures.kind === 'Pod')
      ? [pods === 1 ? l10n.t`1 pod` : l10n.t`${pods} pods`]
      : []),
    ...(namespaces > 0 ? [namespaces === 1 ? l10n.t`1 namespace` : l10n.t`${namespaces} namespaces`] : []),
    ...(churns ? [l10n.t`then churn`] : []),
    ...(incomplete ? [l10n.t`a template cannot be rendered`] : []),
  ];
  return parts.join(', ');
}

const rateText = ({ qps }: JobConfig): string => `${qps > 0 ? qps : 5}/s`;

function countText({ type, count = 0 }: JobFigures): string {
  const things = count === 1 ? l10n.t`1 object` : l10n.t`${count} objects`;
  switch (type) {
    case 'create':
      return things;
    case 'delete':
      return l10n.t`Deletes at most ${things}`;
    case 'patch':
      return count === 1 ? l10n.t`1 patch` : l10n.t`At most ${count} patches`;
    case 'read':
      return l10n.t`At most ${count} reads`;
    case 'kubevirt':
      return l10n.t`At most ${count} operations`;
  }
}

function timeText(seconds: number): string {
  if (seconds < 0.5) return l10n.t`under 1 s`;
  if (seconds < 120) return l10n.t`${Math.round(seconds)} s`;
  return seconds < 7200 ? l10n.t`${Math.round(seconds / 60)} min` : l10n.t`${Math.round(seconds / 3600)} h`;
}
