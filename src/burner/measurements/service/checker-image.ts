import { ClusterError } from '../../../cluster/cluster-error';
import { isSimulatedNode } from '../../../cluster/cluster-facts';
import type { Connection } from '../../../cluster/connection';
import { list } from '../../../cluster/list';

/** A container image whose program reads `id host port seconds` and prints each id that a TCP connection was made to. */
export interface CheckerImage {
  readonly name: string;
  readonly imagePullPolicy: 'Never' | 'IfNotPresent';
  /** What the pod itself does: nothing. */
  readonly pause: readonly string[];
  readonly command: readonly string[];
  readonly nodeSelector?: Readonly<Record<string, string>>;
}

/** The practice cluster's own image, which its real node has without a registry. */
const ours: CheckerImage = {
  name: 'localhost/headroom/pods:1',
  imagePullPolicy: 'Never',
  pause: ['/pods', 'pause'],
  command: ['/pods', 'check', '-'],
};

/** kube-burner's image; any with bash and nc would do. */
const upstream: CheckerImage = {
  name: 'quay.io/kube-burner/fedora-nc:latest',
  imagePullPolicy: 'IfNotPresent',
  pause: ['sleep', 'inf'],
  command: ['bash', '-c', script()],
};

function script(): string {
  return [
    'while read -r id host port limit; do (',
    'end=$((SECONDS + limit));',
    'until nc -w 0.1s -z "$host" "$port" 2>/dev/null; do [ "$SECONDS" -gt "$end" ] && exit; sleep 0.01; done;',
    'echo "$id") & done',
  ].join(' ');
}

interface Node {
  readonly metadata: { readonly labels?: Readonly<Record<string, string>> };
  readonly status?: { readonly images?: readonly { readonly names?: readonly string[] }[] };
}

/** The image to use: ours where a real node has it, else kube-burner's. @throws ClusterError where every node is simulated */
export async function checkerImage(connection: Connection): Promise<CheckerImage> {
  const nodes = await listNodes(connection);
  if (nodes === undefined) return upstream;
  const real = nodes.filter(node => !isSimulatedNode(node));
  if (nodes.length > 0 && real.length === 0) {
    throw new ClusterError(
      'invalid',
      'every node of this cluster is simulated, and no pod on one can connect to anything.',
    );
  }
  const stocked = real.find(({ status }) => status?.images?.some(({ names }) => names?.includes(ours.name)));
  const on = stocked ?? (real.length < nodes.length ? real[0] : undefined);
  const hostname = on?.metadata.labels?.['kubernetes.io/hostname'];
  const image = stocked ? ours : upstream;
  return hostname === undefined ? image : { ...image, nodeSelector: { 'kubernetes.io/hostname': hostname } };
}

/** Undefined for users who may not list nodes. */
async function listNodes(connection: Connection): Promise<readonly Node[] | undefined> {
  const nodes: Node[] = [];
  try {
    await list(connection.request, { path: '/api/v1/nodes', query: { resourceVersion: '0' } }, found =>
      nodes.push(...(found as readonly Node[])),
    );
    return nodes;
  } catch (error) {
    if (error instanceof ClusterError && error.kind === 'forbidden') return undefined;
    throw error;
  }
}
