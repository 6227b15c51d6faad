import * as l10n from '@vscode/l10n';
import { asString, isRecord } from '../kubernetes/object';
import { readYaml } from '../yaml/read';
import { isFilled, pieces, withoutActions } from './template-documents';

/** What kube-burner finds in a template before it renders anything: it reads on until something is no object. */
export interface UpstreamReading {
  readonly objects: number;
  /** Where it stops before the end, from 0, and why. */
  readonly stop?: { readonly line: number; readonly why: string };
}

/** Reads a template of a create job as kube-burner does when it sets up the job (yamlToUnstructuredMultiple). */
export function upstreamReading(text: string): UpstreamReading {
  const left = withoutActions(text);
  let objects = 0;
  for (const { start, end } of pieces(left)) {
    const piece = left.slice(start, end);
    const why = whyNoObject(piece);
    if (why === undefined) objects++;
    // Comments at the end hide nothing.
    else if (objects > 0 && !isFilled(left.slice(start))) break;
    else return { objects, stop: { line: left.slice(0, start).split('\n').length - 1, why } };
  }
  return { objects };
}

function whyNoObject(piece: string): string | undefined {
  if (!isFilled(piece)) return l10n.t`there is nothing but comments and empty lines`;
  // One object after another in JSON is read as it is.
  if (/^\s*\{\s*"/.test(piece) && isJson(piece)) return undefined;
  const { documents, problems } = readYaml(piece, { templates: 'literal' });
  const [problem] = problems.filter(({ code }) => code !== 'duplicate-key');
  if (problem) return l10n.t`it is no YAML then`;
  const value = documents[0]?.value;
  if (!isRecord(value)) return l10n.t`it is no mapping then`;
  return (asString(value['kind']) ?? '') === '' ? l10n.t`it has no kind then` : undefined;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    // Not one JSON value: read as YAML.
    return false;
  }
}
