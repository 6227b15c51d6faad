import { ofType } from './element-type';
import { fixed, FunctionError, type Functions } from './function';
import type { GoValue } from './value';

function binomial(n: bigint, k: bigint): bigint {
  if (n < 0n || k < 0n) throw new FunctionError('combin: negative input');
  if (n < k) throw new FunctionError('combin: n < k');
  let result = 1n;
  for (let index = 1n; index <= k; index++) result = (result * (n - k + index)) / index;
  return result;
}

/** The combination of k out of n at this place of the lexicographic order. */
function combination(index: bigint, n: bigint, k: bigint): GoValue[] {
  if (index < 0n || index >= binomial(n, k)) throw new FunctionError('combin: invalid index');
  const chosen: bigint[] = [];
  let left = index;
  for (let candidate = 0n; BigInt(chosen.length) < k; candidate++) {
    const starting = binomial(n - candidate - 1n, k - BigInt(chosen.length) - 1n);
    if (left < starting) chosen.push(candidate);
    else left -= starting;
  }
  return ofType(chosen, 'int');
}

/** The index counts up through the second and third octet, from 1.0.0.0/24. */
function subnet24(index: bigint): string {
  const octets = [(index >> 16n) + 1n, index >> 8n, index].map(octet => BigInt.asUintN(8, octet));
  return `${octets.join('.')}.0/24`;
}

/** The addresses of one iteration out of a list parted by spaces. */
function addresses(list: string, iteration: bigint, perIteration: bigint): string {
  const all = list.split(' ');
  const start = Number(iteration * perIteration);
  const end = start + Number(perIteration);
  if (end > all.length) {
    const index = Math.max(start, all.length);
    throw new FunctionError(`runtime error: index out of range [${index}] with length ${all.length}`);
  }
  return all.slice(start, end).join(' ');
}

/** Functions that kube-burner adds to sprig's. Source: kube-burner, pkg/util/template.go. */
export const kubeBurnerFunctions = (readFile: (path: string) => string | undefined): Functions => ({
  Binomial: fixed(['int', 'int'], binomial),
  IndexToCombination: fixed(['ints', 'int', 'int', 'int'], (_, index, n, k) => combination(index, n, k)),
  GetSubnet24: fixed(['int'], subnet24),
  GetIPAddress: fixed(['string', 'int', 'int'], addresses),
  ReadFile: fixed(['string'], path => {
    const text = readFile(path);
    if (text === undefined) throw new FunctionError(`failed to open file: open ${path}: no such file or directory`);
    return text;
  }),
});
