import type { JobReport } from '../../report/report';
import { count } from '../../report/words';

/** How many nodes a sentence names. */
const named = 6;

/** Where the pods of a job went and, where it was predicted, how many went elsewhere. */
export function placementSentence({ name, podLatency }: JobReport, wasPredicted: boolean): readonly string[] {
  const { byNode = [], pods } = podLatency ?? { pods: 0 };
  if (byNode.length === 0) return [];
  const shown = byNode.slice(0, named).map(one => {
    const said = one.predicted === undefined ? '' : ` (predicted ${one.predicted})`;
    return `${one.node} ${one.pods}${said}`;
  });
  const more = byNode.length > named ? `, and ${count(byNode.length - named, 'node')} more` : '';
  const where = `Job ${name} placed ${count(pods, 'pod')}: ${shown.join(', ')}${more}.`;
  return wasPredicted ? [`${where} ${elsewhereSentence(byNode)}`] : [where];
}

function elsewhereSentence(byNode: NonNullable<NonNullable<JobReport['podLatency']>['byNode']>): string {
  const elsewhere = byNode.reduce((sum, { pods, predicted = 0 }) => sum + Math.max(pods - predicted, 0), 0);
  if (elsewhere === 0) return 'That is what the formulas predicted.';
  const words = count(elsewhere, 'pod went', 'pods went');
  return `${words} elsewhere than predicted: between nodes with the same score the scheduler takes one by chance, and it is told of other pods late.`;
}
