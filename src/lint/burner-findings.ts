import { checkBurnerConfig } from '../burner-config/check-config';
import type { Files } from '../burner-config/files';
import type { BurnerFinding, ConfigFix } from '../burner-config/finding';
import { checkProfile, profileKind } from '../burner-config/profile';
import { isBurnerConfig } from '../burner-config/shape';
import { canChange } from '../yaml/can-change';
import type { YamlFile } from '../yaml/document';
import type { PlacedFinding } from './placed-finding';
import { asSet, defaultRuleSettings, type RuleSettings } from './rule-settings';
import { commentSuppressions } from './suppressions';

/**
 * What there is to say about a kube-burner config, or a profile beside one, with fixes; `undefined` for any other file.
 * `files` gives the templates and profiles that it names, relative to it.
 */
export function burnerFindings(
  file: YamlFile,
  files: Files,
  settings: RuleSettings = defaultRuleSettings,
): readonly PlacedFinding[] | undefined {
  const document = Math.max(
    0,
    file.documents.findIndex(({ value }) => value !== undefined && value !== null),
  );
  const found = foundIn(file, document, files);
  if (found === undefined) return undefined;
  const isSuppressed = commentSuppressions(file);
  return asSet(found, settings)
    .map(finding => ({
      ...finding,
      ...{ range: file.range(finding.span), document, object: null, related: [] },
      fixes: (finding.fixes ?? []).filter(fix => isPossible(file, document, fix)),
    }))
    .filter(finding => !isSuppressed(finding));
}

function foundIn(file: YamlFile, document: number, files: Files): readonly BurnerFinding[] | undefined {
  if (file.documents.some(({ value }) => isBurnerConfig(value))) return checkBurnerConfig(file, files);
  const kind = profileKind(file.documents[document]?.value);
  return kind === undefined ? undefined : checkProfile(file, kind);
}

/** A value that a template makes stays as it is. */
function isPossible({ documents }: YamlFile, index: number, { changes }: ConfigFix): boolean {
  const document = documents[index];
  if (document === undefined) return false;
  return changes.every(change => {
    if (!canChange(document, change)) return false;
    return change.op === 'append-document' || change.op === 'rename' || !isFromTemplate(document, change.path);
  });
}

const isFromTemplate = (document: YamlFile['documents'][number], path: readonly (string | number)[]): boolean =>
  document.valueSpan(path) !== undefined && document.templated(path);
