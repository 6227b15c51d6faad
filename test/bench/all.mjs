// `npm run bench`: speed as ratios against a limit or a named peer, measured in the same run.
import { languageServerBench } from './language-server.mjs';
import { rateBench } from './rate.mjs';
import { activationBench } from './activation.mjs';

const benches = [languageServerBench, rateBench, activationBench];

/** A row: `ratio` is figure ÷ limit for "at most", limit ÷ figure for "at least"; 1 or less is within. */
function print({ name, figure, unit, bound, limit }) {
  const ratio = bound === 'at most' ? figure / limit : limit / figure;
  const verdict = ratio <= 1 ? 'within' : 'OVER';
  console.log(
    `${verdict.padEnd(7)} ${ratio.toFixed(2).padStart(6)}  ${name}: ${figure.toFixed(2)} ${unit} (${bound} ${limit} ${unit})`,
  );
  return ratio <= 1;
}

let within = true;
for (const bench of benches) {
  for (const row of await bench()) within = print(row) && within;
}
process.exitCode = within ? 0 : 1;
