import { TemplateError } from '../template/template-error';
import type { YamlFile } from '../yaml/document';
import type { Files } from './files';
import type { BurnerFinding } from './finding';
import { goValueOf } from './go-value';
import { limited, readBurnerConfig, spanIn } from './read-config';
import { renderConfig } from './render-config';
import { strictReading } from './strict-findings';

/**
 * What the editor shows for a kube-burner config. Values that a run gets from outside (environment, --user-data) are
 * not known here: what stands on them is not judged.
 */
export function checkBurnerConfig(file: YamlFile, files: Files, name = 'config'): readonly BurnerFinding[] {
  if (file.templated && needsData(file.text, files, name)) return withUnknownValues(file);
  return readBurnerConfig(file.text, { files, name }).findings;
}

function needsData(text: string, files: Files, name: string): boolean {
  try {
    renderConfig(text, name, { files });
    return false;
  } catch (error) {
    if (error instanceof TemplateError) return /^(map has no entry|nil data)/.test(error.reason);
    throw error;
  }
}

/** Keys and values that stand there as written. */
function withUnknownValues(file: YamlFile): readonly BurnerFinding[] {
  const document = file.documents.find(({ value }) => value !== undefined && value !== null);
  const read = document && goValueOf(document, file.text);
  if (document === undefined || read === undefined) return [];
  const { findings, more } = strictReading(read.value);
  const found = findings.map(finding => ({
    ...finding,
    span: spanIn(document, finding.path, finding.at),
  }));
  return limited(
    found.filter(({ path, rule }) => rule === 'burner-unknown-key' || !document.templated(path)),
    more,
  );
}
