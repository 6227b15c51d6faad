import * as l10n from '@vscode/l10n';
import { layer2Page } from '../../pages';
import type { Finding, Rule } from '../../rule';
import { chartKinds, chartUses, type ChartUse } from './chart-uses';

const upstream = 'https://metallb.github.io/metallb';
/** A release of the project's chart; the two charts number theirs differently. */
const upstreamVersion = '0.16.1';

export const metallbChart: Rule = {
  meta: {
    id: 'metallb-chart',
    title: "MetalLB from another publisher's chart",
    severity: 'warning',
    category: 'network',
    acrossFiles: true,
    why: 'With the MetalLB chart of Bitnami several nodes were seen to answer for one address with different MACs (`arping`, `ip neigh`): connections hung for 4 s about once a minute, while everything looked healthy. The chart is not made by the MetalLB project, its defaults differ, and since 2025 the versioned images that it names are no longer published for all.',
    whatToDo:
      'Use the chart of the project, `metallb` of `https://metallb.github.io/metallb`. The values differ: pools and advertisements are objects of their own there. To see who answers, run `arping -c 5 ADDRESS` from another machine of the network: one MAC is right.',
    links: [
      { title: 'MetalLB: installation with Helm', url: 'https://metallb.io/installation/#installation-with-helm' },
      layer2Page,
    ],
  },
  forms: ['object', 'helm-chart'],
  about: { kinds: chartKinds },
  check: (target, context) =>
    chartUses(target, context)
      .filter(({ chart, repository }) => isMetallb(chart) && isBitnami(repository))
      .map(finding),
};

function isMetallb(chart: string): boolean {
  return /(^|\/)metallb$/.test(chart);
}

/** Its repositories, old and new, and the aliases that everybody gives them. */
function isBitnami(repository: string): boolean {
  return /charts\.bitnami\.com|\/bitnamicharts(\/|$)|bitnami\.github\.io|^(@|alias:)?bitnami$/.test(repository);
}

function finding({ path, repositoryPath, versionPath }: ChartUse): Finding {
  const message = l10n.t`This is Bitnami's chart of MetalLB, with which several nodes answered for one address (4 s delay once a minute). Use the chart of ${upstream}.`;
  if (!repositoryPath || !versionPath) return { path, message };
  return {
    path,
    message,
    fixes: [
      {
        title: l10n.t`Use the project's chart, version ${upstreamVersion}`,
        safe: false,
        changes: [
          { op: 'set', path: repositoryPath, value: upstream },
          { op: 'set', path: versionPath, value: upstreamVersion },
        ],
        placeholder: versionPath,
      },
    ],
  };
}
