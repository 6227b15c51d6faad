import { writeFileSync } from 'node:fs';
import { readYaml } from '../../yaml/read';
import { guarded, type FileOutcome } from './file-outcome';
import type { Waiting } from './first-turn';
import { lintOne } from './lint-one';
import type { WholeWorkspace } from './neighbours';
import type { SessionBasis } from './session';
import { readSource, standardInput } from './sources';

/** What a file that waited comes to, and what the cache is to know of it. */
export interface SecondTurn {
  readonly outcome: FileOutcome;
  /** The kinds that were looked for elsewhere; absent where the cache is not to know. */
  readonly elsewhere?: readonly string[];
}

/** What rules say of a file when every other is known. */
export function secondTurn(waiting: Waiting, basis: SessionBasis, workspace: WholeWorkspace): SecondTurn {
  const { source, yaml, memory, key } = waiting;
  let elsewhere: readonly string[] | undefined;
  const outcome = guarded(source, () => {
    const read = waiting.read ?? readSource(source);
    // It was text in the first turn.
    if (!read) return undefined;
    const near = workspace.neighboursOf(source.place);
    const { linted, needsFiles } = lintOne(source, yaml ?? readYaml(read.text), basis, near.neighbours, memory);
    if (linted.fixed !== undefined && source.path !== standardInput) {
      writeFileSync(source.path, read.encode(linted.fixed));
    }
    if (key !== '' && !needsFiles) elsewhere = near.elsewhere();
    return { linted };
  });
  return { outcome, ...(elsewhere && { elsewhere }) };
}
