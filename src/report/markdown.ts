import type { Distribution } from './distribution';
import type { ErrorCount, JobReport, PodLatencyReport, Report, StageLatency } from './report';
import { reachedCell } from './rate-words';
import { whatLimited } from './what-limited';
import { rateInWords, simulatedInWords, timeInWords } from './words';

/** A run as a Markdown page: outcome, where it ran, then a table for rates, latencies and errors of each job. */
export function reportAsMarkdown(report: Report): string {
  const sections = [
    `# ${report.title}`,
    `**${escape(report.outcome.sentence)}**`,
    reasons(report),
    table(['', ''], facts(report)),
    ...limitSection(report),
    '## Jobs',
    table(['job', 'type', 'asked /s', 'reached /s', 'sent', 'failed', 'retried', 'time'], report.jobs.map(jobRow)),
    ...report.jobs.flatMap(jobSections),
    ...(report.notes.length > 0 ? ['## Notes', report.notes.map(note => `- ${escape(note)}`).join('\n')] : []),
  ];
  return sections.filter(section => section !== '').join('\n\n') + '\n';
}

function reasons({ outcome }: Report): string {
  return outcome.reasons.length < 2 ? '' : outcome.reasons.map(reason => `- ${escape(reason)}`).join('\n');
}

function limitSection(report: Report): string[] {
  const limit = whatLimited(report);
  if (limit === undefined) return [];
  return ['## What limited it', escape(limit.sentence), limit.evidence.map(one => `- ${escape(one)}`).join('\n')];
}

function facts(report: Report): string[][] {
  const { target, cleanUp } = report;
  const nodes = target.nodes && `${target.nodes.total}, of which ${target.nodes.simulated} simulated`;
  const cleaned = cleanUp.kept ? 'kept (--keep)' : `${cleanUp.deleted} deleted, ${cleanUp.left} left`;
  return [
    ['run', report.runId],
    ['source', report.source],
    ['context', target.context],
    ['server', target.server],
    ['Kubernetes', target.kubernetesVersion ?? 'unknown'],
    ['nodes', nodes ?? 'unknown'],
    ['started', new Date(report.startedAt).toISOString()],
    ['took', timeInWords(report.endedAt - report.startedAt)],
    ['clean-up', cleaned],
    ['Headroom', report.headroomVersion],
  ];
}

function jobRow(job: JobReport): string[] {
  return [
    job.name,
    job.type,
    rateInWords(job.requestedRate),
    reachedCell(job),
    String(job.sent),
    String(job.failed),
    String(job.retried),
    timeInWords(job.endedAt - job.startedAt),
  ];
}

function jobSections(job: JobReport): string[] {
  const delay: [string, Distribution][] =
    job.sendDelay === undefined ? [] : [['late against the schedule', job.sendDelay]];
  const requests = [
    ...job.requestLatency.map(({ what, latency }): [string, Distribution] => [what, latency]),
    ...delay,
  ];
  return [
    ...(requests.length > 0 ? [`## ${job.name}: requests`, latencyTable(requests)] : []),
    ...(job.podLatency === undefined ? [] : podSections(job.name, job.podLatency)),
    ...errorSection(`${job.name}: errors`, job.errors),
    ...errorSection(`${job.name}: never sent`, job.notSent ?? []),
  ];
}

function podSections(job: string, pods: PodLatencyReport): string[] {
  const nodes = simulatedInWords(pods);
  const where = nodes === undefined ? '' : `, on ${nodes}`;
  return [
    `## ${job}: pods`,
    `${pods.pods - pods.neverReady} of ${pods.pods} pods became ready${where}.`,
    'Exact (watch arrival, nearest rank):',
    latencyTable(observed(pods.exact)),
    'As kube-burner computes it (creationTimestamp, whole seconds):',
    latencyTable(observed(pods.compatible)),
    unseen([...pods.exact, ...pods.compatible]),
  ];
}

function observed(stages: readonly StageLatency[]): [string, Distribution][] {
  return stages.flatMap(({ stage, latency }): [string, Distribution][] => (latency ? [[stage, latency]] : []));
}

function unseen(stages: readonly StageLatency[]): string {
  const names = new Set(stages.filter(stage => !stage.observed).map(stage => stage.stage));
  return names.size === 0 ? '' : `Not observed on this cluster: ${[...names].join(', ')}.`;
}

function latencyTable(rows: readonly [string, Distribution][]): string {
  const times = (d: Distribution): string[] => [d.min, d.p50, d.p95, d.p99, d.max, d.avg].map(timeInWords);
  return table(
    ['', 'n', 'min', 'p50', 'p95', 'p99', 'max', 'avg'],
    rows.map(([what, latency]) => [what, String(latency.n), ...times(latency)]),
  );
}

function errorSection(title: string, errors: readonly ErrorCount[]): string[] {
  if (errors.length === 0) return [];
  const rows = errors.map(({ kind, count, message }) => [kind, String(count), message]);
  return [`## ${title}`, table(['kind', 'count', 'what happened'], rows)];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(escape).join(' | ')} |`;
  return [line(head), `|${head.map(() => ' --- ').join('|')}|`, ...rows.map(line)].join('\n');
}

function escape(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').replace(/[|<>*_`\\]/g, '\\$&');
}
