import type { Log, ReportingDescriptor, Result, Run } from 'sarif';
import type { RuleMeta } from '../../lint/rule';
import { ruleMetas, rulePage } from '../../lint/rule-page';
import { version } from '../version';
import type { LintDocument } from './document';
import { fingerprint, identityOf } from './identity';
import type { LintedFile, LintedFinding } from './linted';
import { fixOf, levels, locationOf, messageLocation } from './sarif-parts';

/** Findings as a SARIF 2.1.0 log: what code scanning of GitHub, GitLab and editors read. */
export function sarifLog(files: readonly LintedFile[], errors: LintDocument['errors']): Log {
  const run: Run = {
    tool: { driver: { name: 'Headroom', version, semanticVersion: version, rules: ruleMetas.map(descriptor) } },
    columnKind: 'utf16CodeUnits',
    invocations: [
      {
        executionSuccessful: errors.length === 0,
        toolExecutionNotifications: errors.map(({ file, message }) => ({
          level: 'error',
          message: { text: message },
          locations: [messageLocation(file)],
        })),
      },
    ],
    results: resultsOf(files),
  };
  return { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
}

function descriptor(meta: RuleMeta): ReportingDescriptor {
  const { id, title, severity, category, why, whatToDo, links, offByDefault } = meta;
  const helpUri = links[0]?.url;
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: { text: `${why}\n\n${whatToDo}`, markdown: rulePage(meta) },
    ...(helpUri === undefined ? {} : { helpUri }),
    defaultConfiguration: { enabled: !offByDefault, level: levels[severity] },
    properties: { tags: ['performance', 'kubernetes', category], severity },
  };
}

const ruleIndex: ReadonlyMap<string, number> = new Map(ruleMetas.map(({ id }, index) => [id, index]));

function resultsOf(files: readonly LintedFile[]): Result[] {
  const seen = new Map<string, number>();
  return files.flatMap(({ findings }) =>
    findings.map(linted => {
      const identity = identityOf(linted.finding);
      const nth = (seen.get(identity) ?? 0) + 1;
      seen.set(identity, nth);
      return resultOf(linted, fingerprint(identity, nth));
    }),
  );
}

function resultOf({ finding, related, replacements }: LintedFinding, print: string): Result {
  const { rule, severity, message, file, path, fixes } = finding;
  const index = ruleIndex.get(rule);
  const described = fixes.flatMap(({ title, safe }, i) => fixOf(file, title, safe, replacements[i] ?? []));
  return {
    ruleId: rule,
    ...(index === undefined ? {} : { ruleIndex: index }),
    level: levels[severity],
    message: { text: message },
    locations: [locationOf(finding)],
    partialFingerprints: { 'headroomFinding/v1': print },
    ...(described.length > 0 ? { fixes: described } : {}),
    ...(related.length > 0
      ? {
          relatedLocations: related.map((one, id) => ({
            id,
            ...messageLocation(one.file ?? file, one.range),
            message: { text: one.message },
          })),
        }
      : {}),
    properties: { severity, path },
  };
}
