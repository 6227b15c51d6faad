/** Bits of a flow's hash that may be spent on dealing a hand (apiserver util/shufflesharding v1.36, MaxHashBits). */
export const MOST_HASH_BITS = 60;
/** Queues that the API server takes (pkg/apis/flowcontrol/validation v1.36, priorityLevelConfigurationQueuingMaxQueues). */
export const MOST_QUEUES = 10_000_000;

/** Whether the API server takes a hand of this size: positive whole numbers within the queues and the bits of the hash. */
export function isDealable(queues: number, handSize: number): boolean {
  if (!Number.isInteger(queues) || !Number.isInteger(handSize) || handSize < 1 || handSize > queues) return false;
  return queues <= MOST_QUEUES && hashBits(queues, handSize) <= MOST_HASH_BITS;
}

/** Bits of hash that dealing a hand takes (RequiredEntropyBits of apiserver util/shufflesharding v1.36). */
export function hashBits(queues: number, handSize: number): number {
  return Math.ceil(Math.log2(queues) * handSize);
}

/**
 * The queues of one flow, in the order dealt: digit i of the hash in the mixed base queues, queues − 1, … names a card
 * among those left (Dealer.Deal of apiserver util/shufflesharding v1.36). A request waits in the shortest of them.
 */
export function dealHand(hash: bigint, queues: number, handSize: number): readonly number[] {
  const left = Array.from({ length: queues }, (_, queue) => queue);
  const hand: number[] = [];
  let rest = hash;
  for (let dealt = 0; dealt < handSize; dealt++) {
    const base = BigInt(queues - dealt);
    hand.push(...left.splice(Number(rest % base), 1));
    rest /= base;
  }
  return hand;
}

/** What SHA-256 is taken of to hash a flow: FlowSchema, a zero byte, distinguisher (hashFlowID of apiserver v1.36). */
export function flowText(flowSchema: string, distinguisher: string): string {
  return `${flowSchema}\0${distinguisher}`;
}

/** The hash of a flow from the SHA-256 of its text: the first eight bytes, the lowest first. */
export function flowHash(sha256: Uint8Array): bigint {
  return sha256.slice(0, 8).reduceRight((hash, byte) => hash * 256n + BigInt(byte), 0n);
}
