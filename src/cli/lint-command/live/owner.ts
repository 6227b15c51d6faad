import type { ListedObject } from '../../../cluster/list';
import { asList, asRecord, asString } from '../../../kubernetes/object';
import type { ObjectIdentity } from '../../../lint/placed-finding';

/** Who makes an object and would undo a change of it. */
export interface Owner {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly uid: string;
}

/** The controller of an object, as its owner references say. */
export function ownerOf({ metadata }: ListedObject): Owner | undefined {
  const references = asList(asRecord(metadata)['ownerReferences']).map(asRecord);
  const found = references.find(reference => reference['controller'] === true);
  if (!found) return undefined;
  const [apiVersion = '', kind = '', name = '', uid = ''] = ['apiVersion', 'kind', 'name', 'uid'].map(key =>
    asString(found[key]),
  );
  return { apiVersion, kind, name, uid };
}

/** What to change about an owner, as the end of a message; a static pod has no owner but its node. */
export function adviceAbout({ kind, name }: Owner): string {
  if (kind === 'Node') return `It is a static pod: change its manifest on node "${name}".`;
  return `Change it in ${kind} "${name}", which makes this object.`;
}

/** The owner as the object of a finding. */
export function ownerIdentity({ apiVersion, kind, name }: Owner, namespace: string | undefined): ObjectIdentity {
  return { apiVersion, kind, ...(namespace === undefined || kind === 'Node' ? {} : { namespace }), name };
}
