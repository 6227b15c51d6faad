import type { Category, RuleMeta } from './rule';
import { ruleMetas } from './rule-page';

const titles: Readonly<Record<Category, string>> = {
  resources: 'Requests and limits',
  bandwidth: 'Bandwidth',
  fairness: 'API Priority and Fairness',
  autoscaling: 'Autoscaling',
  rollout: 'Rollouts, probes and disruptions',
  scheduling: 'Scheduling',
  network: 'Network',
  cluster: 'Nodes, control plane and CNI',
  burner: 'kube-burner configs',
  yaml: 'Text',
};

/** The table of all rules in Markdown, docs/rules/README.md. */
export function ruleIndex(): string {
  const sections = (Object.keys(titles) as Category[]).map(category => {
    const rows = ruleMetas.filter(meta => meta.category === category).map(row);
    return [`## ${titles[category]}`, ['| rule | severity | says |', '|---|---|---|', ...rows].join('\n')].join('\n\n');
  });
  const legend =
    '† the API server itself refuses it. ∗ looks at other files as well, where it is sure that they are applied together.';
  return `# The rules\n\n${legend}\n\n${sections.join('\n\n')}\n`;
}

function row({ id, title, severity, offByDefault, refusedByServer, acrossFiles }: RuleMeta): string {
  const marks = (refusedByServer ? ' †' : '') + (acrossFiles ? ' ∗' : '');
  return `| [${id}](${id}.md)${marks} | ${offByDefault ? `off (${severity})` : severity} | ${title} |`;
}
