/** A range of addresses, as the API server's reader takes it. */
export interface Cidr {
  readonly family: 4 | 6;
  /** The first address, bits of the host cleared. */
  readonly network: bigint;
  readonly prefix: number;
}

/** Bits of an address. */
export const addressBits = { 4: 32, 6: 128 } as const;

/** Reads `10.244.0.0/16` or `fd00:10:244::/56`; `undefined` when Go's net.ParseCIDR would refuse it. */
export function parseCidr(text: string): Cidr | undefined {
  const [, written = '', digits = ''] = /^([^/]+)\/(0|[1-9]\d{0,2})$/.exec(text.trim()) ?? [];
  const parsed = parseAddress(written);
  const prefix = Number(digits);
  if (!parsed || digits === '' || prefix > addressBits[parsed.family]) return undefined;
  const host = BigInt(addressBits[parsed.family] - prefix);
  return { family: parsed.family, network: (parsed.address >> host) << host, prefix };
}

/** Reads an IPv4 or IPv6 address. */
export function parseAddress(text: string): { readonly family: 4 | 6; readonly address: bigint } | undefined {
  const family = text.includes(':') ? 6 : 4;
  const address = family === 6 ? ipv6(text) : ipv4(text);
  return address === undefined ? undefined : { family, address };
}

function ipv4(text: string): bigint | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every(part => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256))
    return undefined;
  return parts.reduce((address, part) => (address << 8n) + BigInt(part), 0n);
}

function ipv6(text: string): bigint | undefined {
  const [head = '', tail, ...more] = text.split('::');
  if (more.length > 0) return undefined;
  const before = groups(head);
  const after = tail === undefined ? [] : groups(tail);
  if (!before || !after) return undefined;
  const missing = 8 - before.length - after.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  const all = [...before, ...Array.from({ length: missing }, () => 0n), ...after];
  return all.reduce((address, group) => (address << 16n) + group, 0n);
}

/** Groups of 16 bits between colons; the last two may be written as IPv4. */
function groups(text: string): readonly bigint[] | undefined {
  if (text === '') return [];
  const found: bigint[] = [];
  const parts = text.split(':');
  for (const [index, part] of parts.entries()) {
    const embedded = index === parts.length - 1 && part.includes('.') ? ipv4(part) : undefined;
    if (embedded !== undefined) found.push(embedded >> 16n, embedded & 0xffffn);
    else if (/^[0-9a-f]{1,4}$/i.test(part)) found.push(BigInt(`0x${part}`));
    else return undefined;
  }
  return found;
}

/** Whether every address of `inner` lies in `outer`. */
export function covers(outer: Cidr, inner: Cidr): boolean {
  if (outer.family !== inner.family || outer.prefix > inner.prefix) return false;
  const host = BigInt(addressBits[outer.family] - outer.prefix);
  return outer.network >> host === inner.network >> host;
}

/** How many subnets of `/mask` fit: 2^(mask − prefix); 0 when not one does. */
export function subnetCount({ prefix }: Cidr, mask: number): number {
  return mask < prefix ? 0 : 2 ** (mask - prefix);
}

/** Addresses that pods of a node with a `/mask` can have: all but the network's own and the last (host-local IPAM). */
export function podAddresses(family: 4 | 6, mask: number): number {
  return Math.max(0, 2 ** (addressBits[family] - mask) - 2);
}

/** The longest `/mask` that holds so many addresses for pods. */
export function maskFor(family: 4 | 6, addresses: number): number {
  return addressBits[family] - Math.ceil(Math.log2(addresses + 2));
}

/** The range of `/prefix` around the network of another, as text; IPv4 only. */
export function widerText({ network }: Cidr, prefix: number): string {
  const host = BigInt(32 - prefix);
  const first = (network >> host) << host;
  return `${[24n, 16n, 8n, 0n].map(shift => (first >> shift) & 255n).join('.')}/${prefix}`;
}
