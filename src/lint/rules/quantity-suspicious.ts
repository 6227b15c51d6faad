import { asRecord } from '../../kubernetes/object';
import { parseQuantity, quantityToNumber } from '../../kubernetes/quantity';
import type { Path } from '../../yaml/place';
import { resourceBlocks, type ResourceBlock } from '../containers';
import type { Finding, Rule, Severity } from '../rule';

/** Few nodes have as many CPUs; a plain number this large meant millicores. */
const manyCpus = 100;
const mebibyte = 2 ** 20;

interface Doubt {
  readonly message: string;
  /** What was probably meant. */
  readonly meant?: string;
  readonly severity?: Severity;
}

export const quantitySuspicious: Rule = {
  meta: {
    id: 'quantity-suspicious',
    title: 'Quantity that hardly means what it says',
    severity: 'warning',
    category: 'resources',
    why: [
      '`m` is a thousandth: `memory: 512m` is half a byte, `cpu: 500` is five hundred whole CPUs. The API server accepts both. The first is no request at all, or a limit under which no container starts; the second is a pod that no node can hold.',
      'Text that is no quantity (`512MB`, `1 GB`) is refused.',
    ].join('\n\n'),
    whatToDo: 'CPU: `500m` is half a CPU. Memory: `512Mi` (powers of two) or `512M` (powers of ten).',
    links: [
      {
        title: 'Resource units in Kubernetes',
        url: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#resource-units-in-kubernetes',
      },
    ],
  },
  check: target => resourceBlocks(target).flatMap(blockFindings),
};

function blockFindings(block: ResourceBlock): readonly Finding[] {
  return ['requests', 'limits'].flatMap(list =>
    Object.entries(asRecord(block.resources[list])).flatMap(([resource, value]) => {
      if (typeof value !== 'string' && typeof value !== 'number') return [];
      const doubt = doubtAbout(resource, value, `${list === 'requests' ? 'request' : 'limit'} of ${block.holder}`);
      return doubt ? [finding([...block.path, list, resource], doubt)] : [];
    }),
  );
}

function finding(path: Path, { message, meant, severity }: Doubt): Finding {
  const fixes =
    meant === undefined
      ? []
      : [
          {
            title: `Write ${meant}`,
            safe: false,
            changes: [{ op: 'set' as const, path, value: meant }],
            placeholder: path,
          },
        ];
  return { path, message, fixes, ...(severity ? { severity } : {}) };
}

function doubtAbout(resource: string, value: string | number, where: string): Doubt | undefined {
  const quantity = parseQuantity(value);
  if (!quantity) return notAQuantity(resource, String(value), where);
  const amount = quantityToNumber(quantity);
  if (resource === 'cpu') return cpuDoubt(amount, value, where);
  if (resource === 'memory' || resource === 'ephemeral-storage') return bytesDoubt(resource, amount, value, where);
  return undefined;
}

function notAQuantity(resource: string, text: string, where: string): Doubt {
  const parts = /^\s*(\d+(?:\.\d+)?)\s*([kmgt]?)i?b?\s*$/i.exec(text);
  const meant = parts && resource !== 'cpu' && parts[2] ? `${parts[1]}${parts[2].toUpperCase()}i` : undefined;
  const example = meant ?? (resource === 'cpu' ? '500m' : '512Mi');
  const message = `"${text}" in the ${resource} ${where} is no quantity. Write it as ${example}.`;
  return { message, severity: 'error', ...(meant === undefined ? {} : { meant }) };
}

function cpuDoubt(amount: number, value: string | number, where: string): Doubt | undefined {
  const text = String(value);
  if (/[KMGTPE]i?$/.test(text))
    return { message: `CPU ${where} is ${text}, a unit of memory. Write CPUs, such as 500m.` };
  if (amount < manyCpus || !/^\d+$/.test(text)) return undefined;
  return { message: `CPU ${where} is ${text} whole CPUs. Write ${text}m for ${amount / 1000} CPU.`, meant: `${text}m` };
}

function bytesDoubt(resource: string, amount: number, value: string | number, where: string): Doubt | undefined {
  if (amount <= 0 || amount >= mebibyte) return undefined;
  const text = String(value);
  const meant = `${/^[\d.]+/.exec(text)?.[0] ?? ''}Mi`;
  const subject = resource === 'memory' ? 'Memory' : 'Ephemeral storage';
  return {
    message: `${subject} ${where} is ${text}, which is ${inBytes(amount)}. Write a unit, such as ${meant}.`,
    meant,
  };
}

function inBytes(amount: number): string {
  return amount === 1 ? '1 byte' : `${amount} bytes`;
}
