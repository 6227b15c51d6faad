import { entriesOf, type Dimension, type NodeRoom, type Room } from '../../sizing/node-room';
import { textTable } from '../text-table';
import { amountText, percentText } from './amount-words';
import type { CapacityDocument } from './document';

const MOST_NODES = 20;
const columns: readonly (readonly [Dimension, string])[] = [
  ['pods', 'PODS'],
  ['addresses', 'ADDRESSES'],
  ['cpu', 'CPU'],
  ['memory', 'MEMORY'],
  ['ephemeral-storage', 'DISK'],
];

/** Nodes with the fullest first, zones where there are several, and all together: what is asked of what there is. */
export function capacityTable({ nodes, zones, all }: CapacityDocument): string {
  const shown = columns.filter(([dimension]) => nodes.some(({ rooms }) => isTelling(dimension, rooms[dimension])));
  const measured = nodes.some(({ rooms }) => rooms.cpu?.used !== undefined);
  const rowOf = (name: string, zone: string, rooms: NodeRoom['rooms']): readonly string[] => [
    ...[name, zone],
    ...shown.map(([dimension]) => cell(dimension, rooms[dimension])),
    ...(measured ? [used(rooms.cpu), used(rooms.memory)] : []),
  ];
  const fullest = [...nodes].sort((a, b) => fullness(b.rooms) - fullness(a.rooms)).slice(0, MOST_NODES);
  const rows = [
    ['NODE', 'ZONE', ...shown.map(([, title]) => title), ...(measured ? ['CPU USED', 'MEMORY USED'] : [])],
    ...fullest.map(node => rowOf(`${node.node}${node.schedulable ? '' : ' (cordoned)'}`, node.zone, node.rooms)),
    ...(zones.length > 1 && zones.length < nodes.length
      ? zones.map(({ zone, rooms }) => rowOf('all of', zone === '' ? 'no zone' : zone, rooms))
      : []),
    rowOf('all', '', all),
  ];
  const withZones = zones.some(({ zone }) => zone !== '');
  const more = nodes.length - fullest.length;
  const table = textTable(withZones ? rows : rows.map(row => row.filter((_, column) => column !== 1)));
  return `${table}${more > 0 ? `… and ${more} nodes that are less full: -o json has all.\n` : ''}`;
}

/** Disk that nobody asks for says nothing. */
function isTelling(dimension: Dimension, room: Room | undefined): boolean {
  return room !== undefined && (dimension !== 'ephemeral-storage' || room.requested > 0);
}

function cell(dimension: Dimension, room: Room | undefined): string {
  if (!room) return '–';
  const { requested, allocatable } = room;
  return `${amountText(dimension, requested)} of ${amountText(dimension, allocatable)}, ${percentText(requested, allocatable)}`;
}

function used(room: Room | undefined): string {
  return room?.used === undefined ? '–' : percentText(room.used, room.allocatable);
}

function fullness(rooms: NodeRoom['rooms']): number {
  return Math.max(...entriesOf(rooms).map(([, { requested, allocatable }]) => requested / Math.max(1, allocatable)));
}
