import { asList, asRecord, asString, type PlainRecord } from '../kubernetes/object';

export interface HostPort {
  readonly ip: string;
  readonly protocol: string;
  readonly port: number;
}

const EVERY_ADDRESS = '0.0.0.0';

const none: readonly HostPort[] = [];

/** Host ports of the containers and native sidecars (schedutil.GetHostPorts). */
export function hostPorts(spec: PlainRecord): readonly HostPort[] {
  const sidecars = asList(spec['initContainers']).filter(one => asRecord(one)['restartPolicy'] === 'Always');
  const ports = [sidecars, asList(spec['containers'])].flatMap(containers =>
    containers.flatMap(container =>
      asList(asRecord(container)['ports']).flatMap(item => readPort(asRecord(item), spec['hostNetwork'] === true)),
    ),
  );
  return ports.length === 0 ? none : ports;
}

/** On the host's network a port without a hostPort gets its own as one (SetDefaults_Pod). */
function readPort(item: PlainRecord, onHost: boolean): readonly HostPort[] {
  const port = item['hostPort'] ?? (onHost ? item['containerPort'] : undefined);
  if (typeof port !== 'number' || port <= 0) return [];
  return [{ ip: asString(item['hostIP']) || EVERY_ADDRESS, protocol: asString(item['protocol']) || 'TCP', port }];
}

/** Whether one of the wanted ports is taken: 0.0.0.0 stands for every address (HostPortInfo.CheckConflict). */
export function portsConflict(wanted: readonly HostPort[], used: Iterable<HostPort>): boolean {
  for (const taken of used) {
    for (const one of wanted) {
      const same = one.port === taken.port && one.protocol === taken.protocol;
      if (same && (one.ip === taken.ip || one.ip === EVERY_ADDRESS || taken.ip === EVERY_ADDRESS)) return true;
    }
  }
  return false;
}
