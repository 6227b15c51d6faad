import { builtInKindOf } from '../../../kubernetes/api-kinds';
import { podContainers, podTemplates } from '../../containers';
import { besideContainers } from '../../misplaced/beside-containers';
import { inContainer } from '../../misplaced/in-container';
import { inResources } from '../../misplaced/in-resources';
import { resourcesPage } from '../../pages';
import type { Rule } from '../../rule';

export const resourcesMisplaced: Rule = {
  meta: {
    id: 'resources-misplaced',
    title: 'Requests or limits where Kubernetes does not read them',
    severity: 'error',
    category: 'resources',
    refusedByServer: true,
    why: 'Strict validation, the default of kubectl, refuses a field that does not exist, and the API server refuses a resource that it does not know. Without strict validation the field is dropped in silence: the pods run without any request or limit, and nobody sees it.',
    whatToDo:
      'Requests and limits stand in the container: `resources: { requests: { cpu: …, memory: … }, limits: { … } }`. Since v1.34 the spec of a pod may have `resources` of its own, with CPU, memory and huge pages.',
    links: [
      resourcesPage,
      {
        title: 'Field validation',
        url: 'https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation',
      },
    ],
  },
  // Other kinds may have such fields of their own.
  about: { pods: true },
  check: target =>
    builtInKindOf(target.object) === undefined
      ? []
      : [
          ...podTemplates(target).flatMap(template => besideContainers(template, target)),
          ...podTemplates(target).flatMap(({ pod, podPath }) => inResources(pod, podPath, 'pod')),
          ...podContainers(target).flatMap(inContainer),
          ...podContainers(target).flatMap(({ fields, path }) => inResources(fields, path, 'container')),
        ],
};
