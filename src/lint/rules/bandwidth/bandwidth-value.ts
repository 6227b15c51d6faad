import * as l10n from '@vscode/l10n';
import { isTemplated } from '../../../yaml/templated';
import { bandwidthAnnotations, bandwidthProblem, trafficShaping } from '../../bandwidth';
import { podTemplates, type PodTemplate } from '../../containers';
import type { Finding, Rule } from '../../rule';

export const bandwidthValue: Rule = {
  meta: {
    id: 'bandwidth-value',
    title: 'Bandwidth annotation that does not parse',
    severity: 'error',
    category: 'bandwidth',
    why: [
      'The value is a quantity of **bits** a second from 1k to 1P. `500K` does not parse (the decimal suffix is a small `k`), `10m` is a hundredth of a bit, and a block scalar ends with a newline that does not parse either.',
      'A pod with a value that does not parse fails to start, or runs without any limit, as its network plugin decides.',
    ].join('\n\n'),
    whatToDo:
      'Write `"10M"` for 10 Mbit/s, which is 1.25 MB/s. Mind the burst: with the CNI bandwidth plugin a limit bites only after some 256 MB.',
    links: [trafficShaping],
  },
  about: { pods: true },
  check: target =>
    podTemplates(target).flatMap(template => bandwidthAnnotations.flatMap(key => valueFindings(template, key))),
};

function valueFindings({ annotations, metadataPath }: PodTemplate, key: string): readonly Finding[] {
  const value = annotations[key];
  if (value === undefined || value === null || isTemplated(value)) return [];
  const problem = bandwidthProblem(key, value);
  if (!problem) return [];
  const path = [...metadataPath, 'annotations', key];
  const { meant, message } = problem;
  const refused = typeof value === 'string' ? {} : { refusedByServer: true as const };
  if (meant === undefined || bandwidthProblem(key, meant)) return [{ path, message, ...refused }];
  // Trimming or quoting keeps what was written; anything else chooses a value.
  const safe = meant === String(value).trim();
  const changes = [{ op: 'set' as const, path, value: meant }];
  return [
    { path, message, ...refused, fixes: [{ title: l10n.t`Write "${meant}"`, safe, changes, placeholder: path }] },
  ];
}
