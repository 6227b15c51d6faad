import { readFileSync } from 'node:fs';
import { withoutCopies } from '../../lint/workspace/compact';
import { factsOf, factsWithout, readWhenAsked, type FileFacts } from '../../lint/workspace/file-facts';
import { isKustomizationName } from '../../lint/workspace/kustomization';
import { decode } from './encoding';

/** What another thread has to know of a file: the kinds of its objects; its text only where no file holds it. */
type SentFacts = readonly [file: string, kinds: readonly string[], text?: string];

/** Facts for another thread, which reads a file itself when it asks for more. `texts` are those that stand in no file. */
export function factsAsText(facts: Iterable<FileFacts>, texts: ReadonlyMap<string, string>): string {
  return JSON.stringify(
    Array.from(facts, ({ file, kinds }): SentFacts => {
      const text = texts.get(file);
      return text === undefined ? [file, kinds] : [file, kinds, text];
    }),
  );
}

export function factsFromText(sent: string): readonly FileFacts[] {
  return (JSON.parse(sent) as readonly SentFacts[]).map(([file, kinds, text]) => {
    const read = (): FileFacts => factsNow(file, text);
    // What a kustomization says is always asked.
    return isKustomizationName(file) ? read() : readWhenAsked({ file, kinds, shape: file }, read);
  });
}

function factsNow(file: string, text: string | undefined): FileFacts {
  try {
    return factsOf(file, text ?? decode(readFileSync(file))?.text ?? '', withoutCopies);
  } catch {
    return factsWithout(file, true);
  }
}
