import { readFileSync } from 'node:fs';
import { withoutCopies } from '../../lint/workspace/compact';
import { factsOf, factsWithout, readWhenAsked, type FileFacts } from '../../lint/workspace/file-facts';
import { isKustomizationName } from '../../lint/workspace/kustomization';
import type { Contents } from './cache/contents';
import { decode } from './encoding';

/** What another thread has to know of a file: the kinds of its objects; its text only where no file holds it. */
type SentFacts = readonly [file: string, kinds: readonly string[], content: string, text?: string];

/** Facts for another thread, which reads a file itself when it asks for more. `texts` are those that stand in no file. */
export function factsAsText(
  facts: Iterable<FileFacts>,
  texts: ReadonlyMap<string, string>,
  contents: Contents,
): string {
  return JSON.stringify(
    Array.from(facts, ({ file, kinds }): SentFacts => {
      const [content, text] = [contents.of(file) ?? '', texts.get(file)];
      return text === undefined ? [file, kinds, content] : [file, kinds, content, text];
    }),
  );
}

export function factsFromText(sent: string, contents: Contents): readonly FileFacts[] {
  return (JSON.parse(sent) as readonly SentFacts[]).map(([file, kinds, content, text]) => {
    contents.take(file, content);
    return factsOfKinds(file, kinds, content, text);
  });
}

/** Facts of a file of which no more is known than its kinds; `shape` changes with its content. */
export function factsOfKinds(file: string, kinds: readonly string[], shape: string, text?: string): FileFacts {
  const read = (): FileFacts => factsNow(file, text);
  // What a kustomization says is always asked.
  return isKustomizationName(file) ? read() : readWhenAsked({ file, kinds, shape }, read);
}

function factsNow(file: string, text: string | undefined): FileFacts {
  try {
    return factsOf(file, text ?? decode(readFileSync(file))?.text ?? '', withoutCopies);
  } catch {
    return factsWithout(file, true);
  }
}
