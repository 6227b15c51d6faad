import type { Change, Outcome } from '../../scheduling/change';

/** What one change would do, as a sentence. */
export function changeWords({ change, feasible, next }: Outcome): string {
  const nodes = `${feasible} node${feasible === 1 ? '' : 's'}`;
  return `${words(change)}: ${nodes}, next ${next.slice(0, 3).join(' or ')}${next.length > 3 ? ' …' : ''}.`;
}

function words(change: Change): string {
  switch (change.kind) {
    case 'tolerate': {
      const { key, value, effect } = change.taint;
      return `With a toleration of ${key}${value === '' ? '' : `=${value}`}:${effect}`;
    }
    case 'request less':
      return `With ${amount(change.resource, change.to)} of ${change.resource} instead of ${amount(change.resource, change.from)}`;
    case 'drop nodeSelector':
      return `Without the nodeSelector ${change.key}: ${change.value}`;
    case 'drop required node affinity':
      return 'Without its required node affinity';
    case 'label node':
      return `With the label ${change.key}=${change.value} on ${change.node}`;
    case 'drop required pod affinity':
      return 'Without its required pod affinity';
    case 'drop required pod anti-affinity':
      return 'Without its required pod anti-affinity';
    case 'schedule anyway':
      return `With whenUnsatisfiable: ScheduleAnyway for ${change.topologyKey}`;
    case 'drop host port':
      return `Without the host port ${change.port}`;
  }
}

const MIB = 1024 * 1024;

/** Rounded down, so that what is said does fit. */
function amount(resource: string, value: number): string {
  if (resource === 'cpu') return `${Math.floor(value)}m`;
  const inBytes = resource === 'memory' || resource === 'ephemeral-storage';
  return inBytes && value >= MIB ? `${Math.floor(value / MIB)}Mi` : String(value);
}
