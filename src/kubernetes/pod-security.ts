import { asList, asRecord, asString, isRecord, type PlainRecord } from './object';
import { containersOf } from './pod-specs';

export type PodSecurityLevel = 'privileged' | 'baseline' | 'restricted';

/** The level that a namespace's labels enforce; `undefined` where it has no label, so that the server's default holds. */
export function enforcedLevel(labels: Readonly<Record<string, string>>): PodSecurityLevel | undefined {
  const level = labels['pod-security.kubernetes.io/enforce'];
  return level === 'privileged' || level === 'baseline' || level === 'restricted' ? level : undefined;
}

/**
 * What in a pod spec a level does not allow, in the words of the fields; empty when it is allowed. By the tables of
 * kubernetes.io/docs/concepts/security/pod-security-standards, version `latest` of v1.36, and tested against its server.
 */
export function podSecurityViolations(level: PodSecurityLevel, spec: PlainRecord): readonly string[] {
  if (level === 'privileged') return [];
  const found = [...hostViolations(spec), ...contextViolations(spec)];
  return [...new Set(level === 'baseline' ? found : [...found, ...restrictedViolations(spec)])];
}

const containers = (spec: PlainRecord): readonly PlainRecord[] => [
  ...containersOf({ spec, path: [], metadata: {}, metadataPath: [], bare: true }).map(({ container }) => container),
  ...asList(spec['ephemeralContainers']).filter(isRecord),
];

const contextOf = (part: PlainRecord): PlainRecord => asRecord(part['securityContext']);

function hostViolations(spec: PlainRecord): readonly string[] {
  const shared = ['hostNetwork', 'hostPID', 'hostIPC'].filter(key => spec[key] === true);
  const volumes = asList(spec['volumes']).some(volume => isRecord(asRecord(volume)['hostPath']));
  const ports = containers(spec).flatMap(container => asList(container['ports']).map(asRecord));
  const probes = containers(spec).some(container => handlers(container).some(namesHost));
  return [
    ...shared,
    ...(volumes ? ['hostPath volumes'] : []),
    ...(ports.some(({ hostPort = 0 }) => hostPort !== 0) ? ['hostPort'] : []),
    ...(probes ? ['host of a probe or lifecycle handler'] : []),
  ];
}

function handlers(container: PlainRecord): readonly PlainRecord[] {
  const lifecycle = asRecord(container['lifecycle']);
  const named = ['livenessProbe', 'readinessProbe', 'startupProbe'].map(key => container[key]);
  return [...named, lifecycle['postStart'], lifecycle['preStop']].map(asRecord);
}

const namesHost = (handler: PlainRecord): boolean =>
  ['httpGet', 'tcpSocket'].some(key => (asString(asRecord(handler[key])['host']) ?? '') !== '');

const baselineCapabilities = new Set(
  'AUDIT_WRITE CHOWN DAC_OVERRIDE FOWNER FSETID KILL MKNOD NET_BIND_SERVICE SETFCAP SETGID SETPCAP SETUID SYS_CHROOT'.split(
    ' ',
  ),
);
const seLinuxTypes = new Set(['', 'container_t', 'container_init_t', 'container_kvm_t', 'container_engine_t']);
const safeSysctls = new Set([
  'kernel.shm_rmid_forced',
  'net.ipv4.ip_local_port_range',
  'net.ipv4.ip_unprivileged_port_start',
  'net.ipv4.tcp_syncookies',
  'net.ipv4.ping_group_range',
  'net.ipv4.ip_local_reserved_ports',
  'net.ipv4.tcp_keepalive_time',
  'net.ipv4.tcp_fin_timeout',
  'net.ipv4.tcp_keepalive_intvl',
  'net.ipv4.tcp_keepalive_probes',
  'net.ipv4.tcp_rmem',
  'net.ipv4.tcp_wmem',
]);

function contextViolations(spec: PlainRecord): readonly string[] {
  const all = [contextOf(spec), ...containers(spec).map(contextOf)];
  const some = (test: (context: PlainRecord) => boolean, what: string) => (all.some(test) ? [what] : []);
  const sysctls = asList(contextOf(spec)['sysctls']).map(one => asString(asRecord(one)['name']) ?? '');
  return [
    ...some(({ privileged }) => privileged === true, 'privileged'),
    ...some(context => added(context).some(name => !baselineCapabilities.has(name)), 'added capabilities'),
    ...some(({ windowsOptions }) => asRecord(windowsOptions)['hostProcess'] === true, 'hostProcess'),
    ...some(({ procMount = 'Default' }) => procMount !== 'Default', 'procMount'),
    ...some(({ seccompProfile }) => asRecord(seccompProfile)['type'] === 'Unconfined', 'seccompProfile Unconfined'),
    ...some(({ appArmorProfile }) => asRecord(appArmorProfile)['type'] === 'Unconfined', 'appArmorProfile Unconfined'),
    ...some(({ seLinuxOptions }) => !allowedSeLinux(asRecord(seLinuxOptions)), 'seLinuxOptions'),
    ...(sysctls.some(name => !safeSysctls.has(name)) ? ['sysctls'] : []),
  ];
}

const added = (context: PlainRecord): readonly string[] => asList(asRecord(context['capabilities'])['add']).map(String);

function allowedSeLinux(options: PlainRecord): boolean {
  const { type = '', user = '', role = '' } = options;
  return seLinuxTypes.has(String(type)) && user === '' && role === '';
}

const restrictedVolumes = new Set(
  'configMap csi downwardAPI emptyDir ephemeral persistentVolumeClaim projected secret'.split(' '),
);

function restrictedViolations(spec: PlainRecord): readonly string[] {
  const isWindows = asRecord(spec['os'])['name'] === 'windows';
  const ofPod = contextOf(spec);
  const contexts = containers(spec).map(contextOf);
  const some = (test: (context: PlainRecord) => boolean, what: string) => (contexts.some(test) ? [what] : []);
  const volumes = asList(spec['volumes']).flatMap(volume =>
    Object.keys(asRecord(volume)).filter(key => key !== 'name'),
  );
  const users = [ofPod, ...contexts];
  const seccomp = (context: PlainRecord) => asRecord(context['seccompProfile'])['type'];
  return [
    ...(volumes.some(kind => !restrictedVolumes.has(kind)) ? ['volume types'] : []),
    ...some(context => (context['runAsNonRoot'] ?? ofPod['runAsNonRoot']) !== true, 'runAsNonRoot is not true'),
    ...(users.some(({ runAsUser }) => runAsUser === 0) ? ['runAsUser 0'] : []),
    ...(isWindows
      ? []
      : [
          ...some(
            ({ allowPrivilegeEscalation }) => allowPrivilegeEscalation !== false,
            'allowPrivilegeEscalation is not false',
          ),
          ...some(context => (seccomp(context) ?? seccomp(ofPod)) === undefined, 'no seccompProfile'),
          ...some(context => !dropsAll(context), 'capabilities are not dropped'),
          ...some(context => added(context).some(name => name !== 'NET_BIND_SERVICE'), 'added capabilities'),
        ]),
  ];
}

const dropsAll = (context: PlainRecord): boolean => asList(asRecord(context['capabilities'])['drop']).includes('ALL');
