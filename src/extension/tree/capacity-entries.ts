import * as vscode from 'vscode';
import type { CapacityAnswer, Room, Rooms } from './answers';
import type { Entry } from './entry';

/** From here on a node or a cluster is shown as full. */
const FULL = 0.9;
const MOST_NODES = 20;

/** The line "Capacity", with what is asked of the cluster and its fullest nodes below. */
export function capacityEntry({ nodes, all }: CapacityAnswer): Entry {
  const item = new vscode.TreeItem(vscode.l10n.t('Capacity'), vscode.TreeItemCollapsibleState.Expanded);
  const [fullest] = named(all).sort((a, b) => shareOf(b.room) - shareOf(a.room));
  item.id = 'capacity';
  item.iconPath = icon(all, 'server-environment');
  item.description = fullest ? firstWords(fullest) : vscode.l10n.t('no node takes pods');
  const children = [...named(all).map(totalEntry), nodesEntry(nodes)];
  return { item, children: async () => children };
}

function firstWords({ name, room }: Named): string {
  if (room.requested === 0) return vscode.l10n.t('nothing is asked for');
  return vscode.l10n.t('{0} runs out first: {1} asked', name, percent(shareOf(room)));
}

function nodesEntry(nodes: CapacityAnswer['nodes']): Entry {
  const fullest = [...nodes].sort((a, b) => fullness(b.rooms) - fullness(a.rooms)).slice(0, MOST_NODES);
  const item = new vscode.TreeItem(vscode.l10n.t('Nodes'), vscode.TreeItemCollapsibleState.Collapsed);
  item.id = 'capacity/nodes';
  item.iconPath = new vscode.ThemeIcon('server');
  item.description =
    fullest.length < nodes.length
      ? vscode.l10n.t('the fullest {0} of {1}', fullest.length, nodes.length)
      : vscode.l10n.t('the fullest first');
  return { item, children: async () => fullest.map(nodeEntry) };
}

function totalEntry({ name, room }: Named): Entry {
  const item = new vscode.TreeItem(name);
  item.id = `capacity/${name}`;
  item.description =
    room.used === undefined
      ? vscode.l10n.t('{0} asked', percent(shareOf(room)))
      : vscode.l10n.t(
          '{0} asked, {1} used',
          percent(shareOf(room)),
          percent(room.used / Math.max(1, room.allocatable)),
        );
  item.iconPath = new vscode.ThemeIcon(shareOf(room) >= FULL ? 'warning' : 'graph');
  return { item };
}

function nodeEntry({ node, zone, schedulable, rooms }: CapacityAnswer['nodes'][number]): Entry {
  const item = new vscode.TreeItem(node);
  item.id = `capacity/node/${node}`;
  const figures = named(rooms).map(({ name, room }) => `${name} ${percent(shareOf(room))}`);
  item.description = [...(schedulable ? [] : [vscode.l10n.t('cordoned')]), ...figures].join(' · ');
  item.tooltip = [
    zone === '' ? node : vscode.l10n.t('{0} in zone {1}', node, zone),
    ...named(rooms).map(({ name, room }) =>
      vscode.l10n.t('{0}: {1} of what is allocatable is asked for', name, percent(shareOf(room))),
    ),
    ...named(rooms).flatMap(({ name, room }) =>
      room.used === undefined
        ? []
        : [vscode.l10n.t('{0}: {1} is used', name, percent(room.used / Math.max(1, room.allocatable)))],
    ),
  ].join('\n');
  item.iconPath = icon(rooms, schedulable ? 'vm' : 'circle-slash');
  return { item };
}

interface Named {
  readonly name: string;
  readonly room: Room;
}

/** What stands in the view, in this order. */
function named({ cpu, memory, pods, addresses }: Rooms): Named[] {
  const all = [
    { name: vscode.l10n.t('CPU'), room: cpu },
    { name: vscode.l10n.t('memory'), room: memory },
    { name: vscode.l10n.t('pods'), room: pods },
    { name: vscode.l10n.t('addresses'), room: addresses },
  ];
  return all.flatMap(({ name, room }) => (room ? [{ name, room }] : []));
}

const fullness = (rooms: Rooms): number => Math.max(0, ...named(rooms).map(({ room }) => shareOf(room)));
const icon = (rooms: Rooms, usual: string) => new vscode.ThemeIcon(fullness(rooms) >= FULL ? 'warning' : usual);
const shareOf = ({ requested, allocatable }: Room): number => requested / Math.max(1, allocatable);
const percent = (share: number): string => `${Math.round(share * 100)} %`;
