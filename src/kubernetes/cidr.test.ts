import { expect, test } from 'vitest';
import { covers, maskFor, parseAddress, parseCidr, podAddresses, subnetCount, widerText } from './cidr';

test.each([
  ['10.244.0.0/16', { family: 4, network: 0x0af40000n, prefix: 16 }],
  ['10.244.7.9/16', { family: 4, network: 0x0af40000n, prefix: 16 }],
  ['0.0.0.0/0', { family: 4, network: 0n, prefix: 0 }],
  ['fd00:10:244::/56', { family: 6, network: 0xfd000010024400000000000000000000n, prefix: 56 }],
  ['::/0', { family: 6, network: 0n, prefix: 0 }],
  ['::ffff:10.0.0.1/128', { family: 6, network: 0xffff0a000001n, prefix: 128 }],
  ['1:2:3:4:5:6:7:8/128', { family: 6, network: 0x00010002000300040005000600070008n, prefix: 128 }],
])('%s', (text, expected) => {
  expect(parseCidr(text)).toEqual(expected);
});

test.each([
  ...['', '10.0.0.0', '10.0.0.0/33', '10.0.0.0/08', '10.0.0/8', '010.0.0.0/8', '256.0.0.0/8', '10.0.0.0/', '/8'],
  ...['::/129', '1:2:3/64', '::1::/64', '12345::/64', '1:2:3:4:5:6:7:8:9/64', '1:2:3:4:5:6:7::8/64x', 'g::/8'],
])('%j is no range', text => {
  expect(parseCidr(text)).toBeUndefined();
});

test(':: may stand for one group, not for none', () => {
  expect(parseAddress('1:2:3:4:5:6:7::')?.address).toBe(0x00010002000300040005000600070000n);
  expect(parseAddress('1:2:3:4:5:6:7:8::')).toBeUndefined();
});

test.each([
  ['10.0.0.0/8', '10.244.0.0/16', true],
  ['10.244.0.0/16', '10.244.0.0/16', true],
  ['172.20.0.0/16', '10.244.0.0/16', false],
  ['10.244.0.0/17', '10.244.0.0/16', false],
  ['fd00::/16', 'fd00:10:244::/56', true],
  ['fd00::/64', 'fd00:10:244::/56', false],
  ['::/0', '10.244.0.0/16', false],
])('%s covers %s: %s', (outer, inner, expected) => {
  const [left, right] = [parseCidr(outer), parseCidr(inner)];
  expect(left && right && covers(left, right)).toBe(expected);
});

test.each([
  ['10.244.0.0/16', 24, 256],
  ['10.244.0.0/24', 24, 1],
  ['10.244.0.0/25', 24, 0],
  ['fd00:10:244::/56', 64, 256],
])('nodes of %s at /%i: %i', (text, mask, count) => {
  const cidr = parseCidr(text);
  expect(cidr && subnetCount(cidr, mask)).toBe(count);
});

test('a /24 holds 254 addresses for pods, and twice 250 of them want a /23', () => {
  expect([podAddresses(4, 24), podAddresses(4, 32)]).toEqual([254, 0]);
  expect(maskFor(4, 500)).toBe(23);
  for (const pods of [1, 110, 127, 128, 250, 255, 500]) {
    const mask = maskFor(4, 2 * pods);
    expect(podAddresses(4, mask)).toBeGreaterThanOrEqual(2 * pods);
    expect(podAddresses(4, mask + 1)).toBeLessThan(2 * pods);
  }
});

test('a wider range around another', () => {
  const cidr = parseCidr('192.168.5.0/24');
  expect(cidr && widerText(cidr, 16)).toBe('192.168.0.0/16');
});
