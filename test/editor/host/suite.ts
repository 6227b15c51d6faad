import { activation } from './activation';
import { commands } from './commands';
import { diagnostics } from './diagnostics';
import { quiet, watchEventLoop } from './event-loop';

/** One thing that the extension host suite looks at; it throws when it is not so, and answers with what it measured. */
export type Check = () => Promise<string>;

const checks: Readonly<Record<string, Check>> = { activation, commands, diagnostics };
const LONGEST_BLOCK_MS = 50;

/** What VS Code calls inside its extension host. Rejects with every check that failed. */
export async function run(): Promise<void> {
  await quiet();
  const loop = watchEventLoop();
  const failures: string[] = [];
  for (const [name, check] of Object.entries(checks)) {
    try {
      console.log(`passed ${name}: ${await check()}`);
    } catch (error) {
      failures.push(`failed ${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  const block = loop.stop();
  const blocked = `event loop: the longest block of the extension host was ${block.toFixed(0)} ms`;
  if (block > LONGEST_BLOCK_MS) failures.push(`failed ${blocked}`);
  else console.log(`passed ${blocked}`);
  if (failures.length > 0) throw new Error(failures.join('\n'));
}
