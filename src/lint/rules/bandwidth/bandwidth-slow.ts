import * as l10n from '@vscode/l10n';
import { asList, asRecord, asString, type PlainRecord } from '../../../kubernetes/object';
import { bitsASecond, trafficShaping } from '../../bandwidth';
import { podTemplates, type PodTemplate } from '../../containers';
import { downloadIn, largeTransferOf, type LargeTransfer } from '../../large-transfers';
import type { Finding, Rule } from '../../rule';

const key = 'kubernetes.io/ingress-bandwidth';

export const bandwidthSlow: Rule = {
  meta: {
    id: 'bandwidth-slow',
    title: 'Bandwidth at which a model takes hours to load',
    severity: 'info',
    category: 'bandwidth',
    options: [{ name: 'hours', description: 'a load that takes longer is reported', default: 1 }],
    why: 'The value is in **bits** a second: `1M` is 125 kB/s, and 5 GB take 11 hours. A model server that loads its model when it starts is not ready before; probes or a rollout deadline then end it, and it starts again from nothing.',
    whatToDo:
      'Raise `kubernetes.io/ingress-bandwidth`: at `1G` 16 GB take two minutes. Or put the model into the image or on a volume: the node pulls images, and is not limited.',
    links: [trafficShaping],
  },
  about: { pods: true },
  check(target, _context, { hours }) {
    const most = typeof hours === 'number' ? hours : 1;
    return podTemplates(target).flatMap(template => slow(template, most));
  },
};

function slow({ annotations, metadataPath, pod }: PodTemplate, mostHours: number): readonly Finding[] {
  const bits = bitsASecond(annotations[key]);
  if (bits === undefined || bits < 1e3 || pod['hostNetwork'] === true) return [];
  const containers = [...asList(pod['initContainers']), ...asList(pod['containers'])].map(asRecord);
  const loads = containers.flatMap(container => loadOf(container) ?? []).sort((a, b) => b.bytes - a.bytes);
  const [load] = loads;
  const hours = load ? (load.bytes * 8) / bits / 3600 : 0;
  return load && hours > mostHours ? [finding(load, bits, hours, [...metadataPath, 'annotations', key])] : [];
}

function loadOf(container: PlainRecord): LargeTransfer | undefined {
  const words = [...asList(container['command']), ...asList(container['args'])].map(word => asString(word) ?? '');
  return largeTransferOf(asString(container['image']) ?? '') ?? downloadIn(words.join(' '));
}

function finding({ program, load, bytes }: LargeTransfer, bits: number, hours: number, path: Finding['path']): Finding {
  const [rate, size] = [perSecond(bits / 8), `${bytes / 1e9} GB`];
  const long = hours < 10 ? hours.toFixed(1) : hours.toFixed(0);
  const changes = [{ op: 'set' as const, path, value: '1G' }];
  return {
    path,
    message: l10n.t`${key} lets in ${rate}: ${size} for ${program} (${load}) take ${long} hours. Raise it, or keep the model on a volume.`,
    fixes: [{ title: l10n.t`Limit to 1 Gbit/s`, safe: false, changes, placeholder: path }],
  };
}

/** `125 kB/s`. */
function perSecond(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  const step = Math.max(0, Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3)));
  return `${Number((bytes / 1000 ** step).toPrecision(3))} ${units[step] ?? ''}/s`;
}
