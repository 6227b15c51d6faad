import type { RuleMeta } from './rule';

type Page = RuleMeta['links'][number];

const fairness = 'https://kubernetes.io/docs/concepts/cluster-administration/flow-control/';

/** Pages that several rules link to. */
export const fairnessPage: Page = { title: 'API Priority and Fairness', url: fairness };
export const flowSchemaPage: Page = { title: 'FlowSchema', url: `${fairness}#flowschema` };
export const priorityLevelPage: Page = { title: 'Priority levels', url: `${fairness}#prioritylevelconfiguration` };
export const resourcesPage: Page = {
  title: 'Resource management for pods and containers',
  url: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/',
};
export const layer2Page: Page = { title: 'MetalLB in layer 2 mode', url: 'https://metallb.io/concepts/layer2/' };
