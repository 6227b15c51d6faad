import type { Connection } from '../../cluster/connection';
import { sampleUse } from '../../observer/use/metrics-server';
import type { Workload } from '../../observer/use/workload';
import { krrRule } from '../../sizing/krr-rule';
import type { RequestRule } from '../../sizing/request-rule';
import { samplesRule } from '../../sizing/samples-rule';
import type { ContainerUse, UseSource } from '../../sizing/use';
import { vpaRule } from '../../sizing/vpa-rule';
import { CliError } from '../cli-error';
import { readText } from '../disk-files';
import type { ExpectedRate } from './for-rate';
import { prometheusUse } from './prometheus-use';

/** What a person asks of `headroom size`. */
export interface SizeFlags {
  readonly kubeconfig?: string;
  readonly context?: string;
  readonly namespace?: string;
  readonly seconds: number;
  /** Address of a Prometheus to ask instead of metrics-server. */
  readonly prometheus?: string;
  readonly tokenFile?: string;
  readonly rule?: 'krr' | 'vpa';
  readonly days?: number;
  /** Requests a second: expected, and while the samples are taken. */
  readonly rate?: number;
  readonly measuredRate?: number;
  readonly targetUse: number;
  readonly spare: number;
  readonly format: 'pretty' | 'json';
}

const EVERY_SECONDS = 5;

/** A way to learn what a workload uses, and the rule that fits it. */
export type Look = (
  connection: Connection,
  workload: Workload,
  signal: AbortSignal,
) => Promise<{ readonly uses: readonly ContainerUse[]; readonly rule: RequestRule; readonly source: UseSource }>;

/** How to look, as the flags say. @throws CliError */
export function lookOf({ prometheus: url, rule, days: back = 7, tokenFile, seconds }: SizeFlags): Look {
  if (url !== undefined) {
    const from = { url, days: back, token: tokenOf(tokenFile) };
    const chosen = rule === 'vpa' ? vpaRule : krrRule;
    return async (connection, workload) => ({
      uses: await prometheusUse(connection, workload, from),
      ...{ rule: chosen, source: 'prometheus' },
    });
  }
  if ((rule ?? tokenFile) !== undefined) throw new CliError('--rule and --token-file go with --prometheus.', 2);
  const onSample = progressLine(seconds);
  return async (connection, workload, signal) => ({
    uses: await sampleUse(connection, workload, { seconds, everySeconds: EVERY_SECONDS, signal, onSample }),
    ...{ rule: samplesRule, source: 'metrics-server' },
  });
}

function tokenOf(file: string | undefined): string | undefined {
  if (file === undefined) return process.env['HEADROOM_PROMETHEUS_TOKEN']?.trim() || undefined;
  const text = readText(file);
  if (text === undefined) throw new CliError(`${file}: there is no such file for --token-file.`, 2);
  return text.trim();
}

function progressLine(seconds: number): (taken: number, left: number) => void {
  if (!process.stderr.isTTY) return () => undefined;
  return (_, left) =>
    void process.stderr.write(
      `\r\u001b[Klooking for ${seconds} s, ${Math.ceil(left)} s left (Ctrl-C ends it with what was seen)`,
    );
}

/** The rates that the flags name. @throws CliError when one of the two is missing */
export function expectedOf({ rate, measuredRate, targetUse, spare, prometheus }: SizeFlags): ExpectedRate | undefined {
  if (rate === undefined && measuredRate === undefined) return undefined;
  if (rate === undefined || measuredRate === undefined)
    throw new CliError('--rate needs --measured-rate, the requests a second while the samples are taken.', 2);
  if (prometheus !== undefined)
    throw new CliError('--rate rests on samples of now, so it does not go with --prometheus.', 2);
  return { rate, measuredRate, targetUse, spare };
}
