import { dataRows } from './function-table/data';
import { goRows } from './function-table/go';
import { numberRows } from './function-table/numbers';
import { kubeBurnerRows, outsideRows } from './function-table/outside';
import type { Row } from './function-table/row';
import { textRows } from './function-table/text';

/** A function that a template of kube-burner may call, as completion and hover show it. */
export interface TemplateFunctionDoc {
  readonly name: string;
  /** The call as it is written, then `→` and Go's type of what it gives: `trunc <length int> <text string> → string`. */
  readonly signature: string;
  readonly description: string;
  readonly source: 'text/template' | 'sprig' | 'kube-burner';
}

const described = (rows: readonly Row[], source: TemplateFunctionDoc['source']): readonly TemplateFunctionDoc[] =>
  rows.map(([signature, description]) => ({
    name: signature.replace(/ .*/, ''),
    signature,
    description,
    source,
  }));

/** Every function of text/template, sprig v3.3.0 and kube-burner, sorted by name. */
export const templateFunctions: readonly TemplateFunctionDoc[] = [
  ...described(goRows, 'text/template'),
  ...described([...textRows, ...dataRows, ...numberRows, ...outsideRows], 'sprig'),
  ...described(kubeBurnerRows, 'kube-burner'),
].sort((a, b) => (a.name < b.name ? -1 : 1));
