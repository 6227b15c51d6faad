import type { YamlFile, YamlProblem } from '../yaml/document';
import type { PlacedFinding } from './placed-finding';
import type { RuleMeta } from './rule';

/** Not a rule over objects: what the reader says about text that it cannot read. */
export const yamlSyntax: RuleMeta = {
  id: 'yaml-syntax',
  title: 'Text that Kubernetes cannot read',
  severity: 'error',
  category: 'yaml',
  refusedByServer: true,
  why: 'A document that cannot be parsed is not applied, and nothing in it can be checked. A key written twice is a warning: the last one wins without a word, and strict validation refuses it.',
  whatToDo: 'Correct the text at the mark. Templates (`{{ }}`) are left alone: their values are unknown here.',
  links: [{ title: 'YAML 1.2', url: 'https://yaml.org/spec/1.2.2/' }],
};

/** The reader's problems as findings: a duplicate key warns, a template says nothing, all else is an error. */
export function syntaxFindings(file: YamlFile): readonly PlacedFinding[] {
  return file.problems.filter(problem => problem.code !== 'template').map(problem => syntaxFinding(file, problem));
}

function syntaxFinding(file: YamlFile, { code, message, span }: YamlProblem): PlacedFinding {
  const inside = file.documents.findIndex(
    document => span.start >= document.span.start && span.start <= document.span.end,
  );
  return {
    rule: yamlSyntax.id,
    severity: code === 'duplicate-key' ? 'warning' : 'error',
    message,
    span,
    range: file.range(span),
    path: [],
    document: Math.max(inside, 0),
    object: null,
    fixes: [],
    related: [],
  };
}
