import { activation } from './activation';
import { commands } from './commands';
import { diagnostics } from './diagnostics';
import { quiet, watchEventLoop } from './event-loop';

/** What `npm run bench` holds against its limits; nothing here fails for being slow. */
export interface HostFigures {
  readonly activationMs: number;
  readonly longestBlockMs: number;
}

/** Before the JSON of the figures in the log, so that whoever drives the browser finds them. */
const FIGURES = 'figures ';

/** What VS Code calls inside its extension host. Rejects with every check that failed. */
export async function run(): Promise<void> {
  await quiet();
  const loop = watchEventLoop();
  const failures: string[] = [];
  const look = async <T>(name: string, check: () => Promise<T>): Promise<T | undefined> => {
    try {
      const answer = await check();
      console.log(`passed ${name}`);
      return answer;
    } catch (error) {
      failures.push(`failed ${name}: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    }
  };
  const activationMs = await look('activation', activation);
  await look('commands', commands);
  await look('diagnostics', diagnostics);
  const figures: HostFigures = { activationMs: activationMs ?? NaN, longestBlockMs: loop.stop() };
  console.log(FIGURES + JSON.stringify(figures));
  if (failures.length > 0) throw new Error(failures.join('\n'));
}
