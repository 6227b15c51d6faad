import { lint, objectsIn, type LintOptions } from '../lint/lint';
import {
  rankMissingRequests,
  suggestLimitRanges,
  weighMissingRequests,
  type LimitRangeSuggestion,
  type MissingRequests,
  type WeighedWorkload,
} from '../lint/ranking/missing-requests';
import type { LintObject } from '../lint/rule';
import type { RuleSettings } from '../lint/rule-settings';
import { readYaml } from '../yaml/read';

export type { LimitRangeSuggestion, MissingRequests };

const asked = new Set(['cpu-request-missing', 'memory-request-missing']);

/** What one text adds to the ranking of a folder's missing requests; undefined when it adds nothing. */
export interface RankedFile {
  readonly workloads: readonly WeighedWorkload[];
  readonly limitRanges: readonly LintObject[];
}

/** Lints one file by the two rules about requests only, as its settings have them; what stands elsewhere does not count. */
export function requestsOf(file: string, text: string, options: LintOptions): RankedFile | undefined {
  // Without these words there is neither a workload nor a default for one; reading is what takes time.
  if (!/\bcontainers\b|\bLimitRange\b/.test(text)) return undefined;
  const yaml = readYaml(text);
  const { neighbours } = options;
  const near = neighbours && { neighbours: { ...neighbours, mayExistElsewhere: () => true } };
  const { findings } = lint(yaml, { ...options, ...near, settings: onlyAsked(options.settings) });
  const objects = objectsIn(yaml);
  const limitRanges = objects.filter(({ object }) => object.kind === 'LimitRange');
  const workloads = weighMissingRequests({ file, findings, objects });
  return workloads.length + limitRanges.length === 0 ? undefined : { workloads, limitRanges };
}

/** The workloads of a folder without requests, ranked, and where a LimitRange would be the shorter way. */
export function rankRequests(files: readonly RankedFile[]): {
  readonly workloads: readonly MissingRequests[];
  readonly limitRanges: readonly LimitRangeSuggestion[];
} {
  const workloads = rankMissingRequests(files.flatMap(one => one.workloads));
  return {
    workloads,
    limitRanges: suggestLimitRanges(
      workloads,
      files.flatMap(({ limitRanges }) => limitRanges),
    ),
  };
}

function onlyAsked(settings: RuleSettings | undefined): RuleSettings {
  return rule => (asked.has(rule) ? settings?.(rule) : { severity: 'off' });
}
