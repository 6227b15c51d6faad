/** Entries of Cilium's maps that are sized by memory. */
export interface CiliumMapSizes {
  readonly conntrackTcp: number;
  readonly conntrackAny: number;
  readonly nat: number;
  readonly neighbours: number;
  readonly socketReverseNat: number;
}

/** Entries that a person set (`bpf-ct-global-tcp-max` …); what is not set is sized by memory. */
export type CiliumMapLimits = Partial<CiliumMapSizes>;

const DEFAULTS: CiliumMapSizes = {
  conntrackTcp: 2 ** 19,
  conntrackAny: 2 ** 18,
  nat: 2 ** 19,
  neighbours: 2 ** 19,
  socketReverseNat: 2 ** 18,
};
/** Key and value of one entry, bytes. */
const ENTRY_BYTES: CiliumMapSizes = {
  conntrackTcp: 94,
  conntrackAny: 94,
  nat: 94,
  neighbours: 24,
  socketReverseNat: 48,
};
const LEAST: CiliumMapSizes = {
  conntrackTcp: 2 ** 17,
  conntrackAny: 2 ** 16,
  nat: 2 ** 17,
  neighbours: 2 ** 17,
  socketReverseNat: 2 ** 16,
};
const MOST = 2 ** 24;

const maps = Object.keys(DEFAULTS) as readonly (keyof CiliumMapSizes)[];
const bytesByDefault = maps.reduce((sum, map) => sum + DEFAULTS[map] * ENTRY_BYTES[map], 0);

/**
 * Entries of each map on a node with so much memory (bytes): the share `ratio` of it, divided as the maps' defaults are.
 * Source: calculateDynamicBPFMapSizes in pkg/maps/mapsize of Cilium 1.19 (distributed LRU off).
 */
export function ciliumMapSizes(memory: number, ratio = 0.0025, limits: CiliumMapLimits = {}): CiliumMapSizes {
  const available = Math.trunc(ratio * memory);
  const sized = (map: keyof CiliumMapSizes): number => {
    const entries = Math.trunc((DEFAULTS[map] * available) / bytesByDefault);
    return limits[map] ?? Math.min(Math.max(entries, LEAST[map]), MOST);
  };
  const conntrackTcp = sized('conntrackTcp');
  const conntrackAny = sized('conntrackAny');
  const tracked = conntrackTcp + conntrackAny;
  const wanted = sized('nat');
  // A map of translations larger than what is tracked is refused, so Cilium caps the one that it sizes itself.
  const nat = limits.nat === undefined && wanted > tracked ? Math.trunc((tracked * 2) / 3) : wanted;
  const socketReverseNat = sized('socketReverseNat');
  return { conntrackTcp, conntrackAny, nat, neighbours: limits.neighbours ?? nat, socketReverseNat };
}

/** Memory of all maps when they are full, bytes: what the kernel adds to each entry is not counted. */
export function ciliumMapBytes(sizes: CiliumMapSizes): number {
  return maps.reduce((sum, map) => sum + sizes[map] * ENTRY_BYTES[map], 0);
}

/** Connections a second that a map holds when each stays for `seconds` (a closed TCP connection 10 s, an open one 8000 s). */
export function connectionsPerSecond(entries: number, seconds: number): number {
  return entries / seconds;
}
