import type { Passed } from './classify';
import type { Part } from './match';
import { isPathRequest, type Request } from './request';

/** Why a FlowSchema did not take a request, as a sentence without a full stop. */
export function whyNot({ flowSchema, because }: Passed, request: Request): string {
  if (because === 'no-level') return `its priority level "${flowSchema.level}" does not exist, so it is never asked`;
  if (because === 'subject') return 'no subject is the user or one of its groups';
  if (because === 'rules')
    return isPathRequest(request) ? 'it has no rule for paths' : 'it has no rule for resources, only for paths';
  return because.map(part => missed(part, request)).join('; ');
}

function missed(part: Part, request: Request): string {
  if (isPathRequest(request)) return part === 'verb' ? `not for verb ${request.verb}` : `not for path ${request.path}`;
  const { verb, apiGroup, resource, subresource, namespace } = request;
  switch (part) {
    case 'verb':
      return `not for verb ${verb}`;
    case 'apiGroup':
      return `not for API group "${apiGroup}"`;
    case 'resource':
      return `not for ${resource}${subresource ? `/${subresource}` : ''}`;
    case 'namespace':
      return `not in namespace ${namespace ?? ''}`;
    default:
      return 'not for requests without a namespace (clusterScope)';
  }
}
