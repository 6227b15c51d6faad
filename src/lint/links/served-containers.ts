import { asList, asRecord, asString } from '../../kubernetes/object';
import { containersOf, type ContainerPlace } from '../../kubernetes/pod-specs';
import { podTemplates, type PodTemplate } from '../containers';
import type { LintContext, LintObject } from '../rule';
import { servicesSelecting } from './services';

/** A container that receives what a Service sends, and on which port. */
export interface ServedContainer {
  readonly container: ContainerPlace;
  readonly template: PodTemplate;
  readonly service: LintObject;
  /** As the Service names it: a number or the name of a port. */
  readonly port: string | number;
  readonly protocol: string;
}

/** Ports that only a monitoring system reads: what it finds there is no traffic of users. */
const monitoring = /metric|prometheus|telemetry|monitor/i;

/**
 * The containers behind the Services that select the pods of `target`: the one that declares the targetPort, else the only
 * one (pkg/api/v1/pod FindPort looks through regular containers and native sidecars). Several ports give several entries.
 */
export function servedContainers(target: LintObject, context: LintContext): readonly ServedContainer[] {
  return podTemplates(target).flatMap(template => {
    const running = containersOf({ spec: template.pod, path: template.podPath }).filter(({ role }) => role !== 'init');
    return servicesSelecting(target, template, context).flatMap(service =>
      portsOf(service).flatMap(({ port, protocol }) => {
        const container = receiver(running, port);
        return container ? [{ container, template, service, port, protocol }] : [];
      }),
    );
  });
}

function portsOf({ object }: LintObject): readonly { port: string | number; protocol: string }[] {
  const { type, ports } = asRecord(object['spec']);
  if (type === 'ExternalName') return [];
  return asList(ports)
    .map(asRecord)
    .filter(({ name, targetPort }) => !monitoring.test(`${asString(name) ?? ''} ${asString(targetPort) ?? ''}`))
    .map(({ port, targetPort = port, protocol }) => ({ port: targetPort, protocol: asString(protocol) ?? 'TCP' }))
    .filter(
      (one): one is { port: string | number; protocol: string } =>
        typeof one.port === 'number' || typeof one.port === 'string',
    );
}

function receiver(running: readonly ContainerPlace[], port: string | number): ContainerPlace | undefined {
  const key = typeof port === 'number' ? 'containerPort' : 'name';
  const declaring = running.find(({ container }) =>
    asList(container['ports']).some(declared => asRecord(declared)[key] === port),
  );
  if (declaring) return declaring;
  return typeof port === 'number' && running.length === 1 ? running[0] : undefined;
}
