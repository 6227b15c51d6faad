import { asList, asRecord, asString } from '../../kubernetes/object';
import { podContainers, podTemplates, type Container } from '../containers';
import { isIdle } from '../rollout/command-line';
import type { LintContext, LintObject } from '../rule';
import { servicesSelecting } from './services';

/** A container that receives what a Service sends, and on which port. */
export interface ServedContainer {
  readonly container: Container;
  readonly service: LintObject;
  /** As the Service names it: a number or the name of a port. */
  readonly port: string | number;
  readonly protocol: string;
}

/** Ports that only a monitoring system or the kubelet reads: what they find there is no traffic of users. */
const monitoring = /metric|prometheus|telemetry|monitor|profil|pprof|probe|health|debug/i;

/**
 * The containers behind the Services that select the pods of `target`: the one that declares the targetPort, else the only
 * one (pkg/api/v1/pod FindPort looks through regular containers and native sidecars). Several ports give several entries.
 */
export function servedContainers(target: LintObject, context: LintContext): readonly ServedContainer[] {
  const running = podContainers(target).filter(({ role, fields }) => role !== 'init' && !isIdle(fields));
  return servicesOf(target, context).flatMap(service =>
    portsOf(service).flatMap(({ port, protocol }) => {
      const container = receiver(running, port);
      return container ? [{ container, service, port, protocol }] : [];
    }),
  );
}

/** The Services that send the pods of `target` traffic of users: not those for monitoring alone. */
export function servicesOf(target: LintObject, context: LintContext): readonly LintObject[] {
  return podTemplates(target)
    .flatMap(template => servicesSelecting(target, template, context))
    .filter(service => portsOf(service).length > 0);
}

interface TargetPort {
  readonly port: string | number;
  readonly protocol: string;
}

function portsOf({ object }: LintObject): readonly TargetPort[] {
  const { type, ports } = asRecord(object['spec']);
  if (type === 'ExternalName') return [];
  return asList(ports)
    .map(asRecord)
    .filter(({ name, targetPort }) => !monitoring.test(`${asString(name) ?? ''} ${asString(targetPort) ?? ''}`))
    .map(({ port, targetPort = port, protocol }) => ({ port: targetPort, protocol: asString(protocol) ?? 'TCP' }))
    .filter((one): one is TargetPort => typeof one.port === 'number' || typeof one.port === 'string');
}

function receiver(running: readonly Container[], port: string | number): Container | undefined {
  const key = typeof port === 'number' ? 'containerPort' : 'name';
  const declaring = running.find(({ fields }) => asList(fields['ports']).some(one => asRecord(one)[key] === port));
  if (declaring) return declaring;
  return typeof port === 'number' && running.length === 1 ? running[0] : undefined;
}
