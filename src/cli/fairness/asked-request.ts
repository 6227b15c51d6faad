import { askedBy } from '../../cluster/request-path';
import { resourceRequest, type Request } from '../../fairness/request';
import { CliError } from '../cli-error';

/** A request as the command line names it. */
export interface RequestFlags {
  readonly verb?: string;
  readonly apiGroup?: string;
  readonly resource?: string;
  readonly name?: string;
  readonly namespace?: string;
  readonly path?: string;
}

/** The request that flags mean; a path below /api and /apis is read as the API server reads it. @throws CliError */
export function askedRequest(flags: RequestFlags): Request {
  const { verb, apiGroup = '', resource, name, namespace, path } = flags;
  if ((resource === undefined) === (path === undefined)) {
    throw new CliError('Name what is asked for: --resource (with --api-group, --name, -n), or --path.', 2);
  }
  if (path !== undefined) return byPath(path, verb);
  const [plural = '', subresource] = (resource ?? '').split('/');
  return resourceRequest({
    ...{ verb: verb ?? (name === undefined ? 'list' : 'get'), apiGroup, resource: plural },
    ...(subresource === undefined ? {} : { subresource }),
    ...(namespace === undefined ? {} : { namespace }),
    ...(name === undefined ? {} : { name }),
  });
}

function byPath(written: string, verb: string | undefined): Request {
  const path = written.split('?', 1)[0] ?? '';
  const query = Object.fromEntries(new URLSearchParams(written.slice(path.length)));
  const asked = askedBy({ method: 'GET', path, query });
  if (asked.resource === undefined) return { verb: verb ?? 'get', path };
  const [resource = '', subresource] = asked.resource.split('/');
  return resourceRequest({
    ...{ verb: verb ?? asked.verb, apiGroup: asked.group, resource },
    ...(subresource === undefined ? {} : { subresource }),
    ...(asked.namespace === undefined ? {} : { namespace: asked.namespace }),
    ...(asked.name === undefined ? {} : { name: asked.name }),
  });
}
