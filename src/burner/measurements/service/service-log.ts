import type { WatchEvent } from '../../../cluster/connection';
import { follow, hasReached, reach, type Followed, type WatchedIdentity } from '../followed';

/** A Service as the API server sends it: what its latency is computed from. */
export interface WatchedService extends WatchedIdentity {
  readonly metadata?: WatchedIdentity['metadata'] & { readonly annotations?: Readonly<Record<string, string>> };
  readonly spec?: {
    readonly type?: string;
    readonly clusterIPs?: readonly string[];
    readonly ports?: readonly { readonly protocol?: string; readonly port: number; readonly nodePort?: number }[];
  };
  readonly status?: {
    readonly loadBalancer?: { readonly ingress?: readonly { readonly ip?: string; readonly hostname?: string }[] };
  };
}

interface WatchedSlice {
  readonly metadata?: { readonly namespace?: string; readonly labels?: Readonly<Record<string, string>> };
  readonly endpoints?:
    readonly { readonly addresses?: readonly string[]; readonly conditions?: { readonly ready?: boolean } }[] | null;
}

/** Stages of a Service. EndpointsReady is ours: kube-burner only starts its clock there. */
export const serviceStages = ['IPAssigned', 'EndpointsReady', 'Ready'] as const;
export const [IP_ASSIGNED, ENDPOINTS_READY, READY] = [0, 1, 2];

/** A Service on its way to an answer. */
export interface FollowedService extends Followed {
  readonly type: string;
  /** Arrival of the first slice with an address, ready or not: kube-burner's start. NaN before. */
  addressAt: number;
  /** `host port` of everything that must answer, once it is asked. */
  asked: readonly string[] | undefined;
  readonly unanswered: Set<string>;
}

/** The Services of one job, with the EndpointSlices behind them and the answers that a checker got. */
export interface ServiceLog {
  readonly onService: (event: WatchEvent) => void;
  readonly onSlice: (event: WatchEvent) => void;
  /** `id` answered, as told by the checker. */
  readonly answered: (id: string, arrivedAt: number) => void;
  readonly services: ReadonlyMap<string, FollowedService>;
  readonly gaps: readonly { readonly from: number; readonly to: number }[];
}

/** What a checker is asked: an id, and where to connect. */
export interface Question {
  readonly id: string;
  readonly host: string;
  readonly port: number;
}

interface Endpoints {
  addressAt: number;
  readyAt: number;
}

/** An empty log; `ask` gets what must answer as soon as a Service has a ready endpoint (and its address). `nodeAddress` is where NodePorts are tried. */
export function serviceLog(
  owns: (labels: Readonly<Record<string, string>>) => boolean,
  ask: (questions: readonly Question[]) => void,
  nodeAddress: () => string | undefined,
): ServiceLog {
  const services = new Map<string, FollowedService & { seen: WatchedService }>();
  const endpoints = new Map<string, Endpoints>();
  const byId = new Map<string, FollowedService>();
  const gaps: { from: number; to: number }[] = [];
  const advance = (key: string, arrivedAt: number): void => {
    const service = services.get(key);
    const behind = endpoints.get(key);
    if (service === undefined || behind === undefined) return;
    service.addressAt = behind.addressAt;
    if (Number.isNaN(behind.readyAt)) return;
    // A slice may come before its Service: then it was ready from the first.
    reach(service, ENDPOINTS_READY, Math.max(behind.readyAt, service.addedAt));
    if (service.asked !== undefined) return;
    const questions = questionsOf(service.seen, key, nodeAddress());
    if (questions.length === 0) return;
    service.asked = questions.map(({ host, port }) => `${host} ${port}`);
    if (service.type === 'LoadBalancer') reach(service, IP_ASSIGNED, arrivedAt);
    for (const { id } of questions) {
      byId.set(id, service);
      service.unanswered.add(id);
    }
    ask(questions);
  };
  const onService = (event: WatchEvent): void => {
    if (event.type === 'GAP') gaps.push({ from: event.from, to: event.to });
    if (event.type !== 'ADDED' && event.type !== 'MODIFIED') return;
    const seen = event.object as WatchedService;
    if (!owns(seen.metadata?.labels ?? {}) || !isMeasured(seen)) return;
    const key = `${seen.metadata?.namespace ?? ''}/${seen.metadata?.name ?? ''}`;
    const known = services.get(key);
    if (known === undefined && event.type !== 'ADDED') return;
    const service = known ?? { ...begin(seen, event.arrivedAt), seen };
    service.seen = seen;
    services.set(key, service);
    if (ingressOf(seen).length > 0) reach(service, IP_ASSIGNED, event.arrivedAt);
    advance(key, event.arrivedAt);
  };
  const onSlice = (event: WatchEvent): void => {
    if (event.type === 'GAP') gaps.push({ from: event.from, to: event.to });
    if (event.type !== 'ADDED' && event.type !== 'MODIFIED') return;
    const slice = event.object as WatchedSlice;
    const key = `${slice.metadata?.namespace ?? ''}/${slice.metadata?.labels?.['kubernetes.io/service-name'] ?? ''}`;
    const behind = endpoints.get(key) ?? { addressAt: NaN, readyAt: NaN };
    endpoints.set(key, behind);
    const withAddress = (slice.endpoints ?? []).filter(({ addresses = [] }) => addresses.length > 0);
    if (withAddress.length > 0 && Number.isNaN(behind.addressAt)) behind.addressAt = event.arrivedAt;
    // A condition that is not said counts as true (EndpointConditions).
    const isReady = withAddress.some(({ conditions }) => conditions?.ready !== false);
    if (isReady && Number.isNaN(behind.readyAt)) behind.readyAt = event.arrivedAt;
    advance(key, event.arrivedAt);
  };
  return {
    ...{ onService, onSlice, services, gaps },
    answered(id, arrivedAt) {
      const service = byId.get(id);
      if (service?.unanswered.delete(id) && service.unanswered.size === 0) reach(service, READY, arrivedAt);
    },
  };
}

function begin(seen: WatchedService, arrivedAt: number): FollowedService {
  return {
    ...follow(seen, arrivedAt, serviceStages.length),
    type: seen.spec?.type ?? 'ClusterIP',
    addressAt: NaN,
    asked: undefined,
    unanswered: new Set(),
  };
}

/** Not those that opt out (where kube-burner only logs it), have no address of their own, or speak no TCP. */
function isMeasured({ metadata, spec }: WatchedService): boolean {
  if (metadata?.annotations?.['kube-burner.io/service-latency'] === 'false') return false;
  if (spec?.type === 'ExternalName' || spec?.clusterIPs?.[0] === 'None') return false;
  return tcpPorts(spec).length > 0;
}

const tcpPorts = (spec: WatchedService['spec']) =>
  (spec?.ports ?? []).filter(({ protocol = 'TCP' }) => protocol === 'TCP');

/** Host names where there is no IP; kube-burner has them the other way round. */
const ingressOf = ({ status }: WatchedService): string[] =>
  (status?.loadBalancer?.ingress ?? []).flatMap(({ ip, hostname }) => ip ?? hostname ?? []);

function questionsOf(service: WatchedService, key: string, nodeAddress: string | undefined): Question[] {
  const { type = 'ClusterIP', clusterIPs = [] } = service.spec ?? {};
  const hosts =
    type === 'NodePort'
      ? [nodeAddress].filter(host => host !== undefined)
      : type === 'LoadBalancer'
        ? ingressOf(service)
        : clusterIPs;
  return tcpPorts(service.spec).flatMap(({ port, nodePort = port }) =>
    hosts.map(host => ({ id: `${key}/${host}/${port}`, host, port: type === 'NodePort' ? nodePort : port })),
  );
}

/** Whether a Service that could answer has not done so yet. */
export const isAwaited = (service: FollowedService): boolean =>
  service.asked !== undefined && !hasReached(service, READY);
