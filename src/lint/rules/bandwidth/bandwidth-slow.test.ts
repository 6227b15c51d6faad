import { expect, test } from 'vitest';
import { found, foundWith } from '../../found.test-data';
import { largeTransferOf } from '../../large-transfers';

const rule = 'bandwidth-slow';
const pod = (rate: string, container: string, spec = ''): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: { name: a, annotations: { ${rate} } }\nspec: { ${spec} containers: [{ name: a, ${container} }] }\n`;
const ingress = (rate: string): string => `kubernetes.io/ingress-bandwidth: ${rate}`;
const ollama = 'image: ollama/ollama:0.5';

test.each([
  ['a crawl', pod(ingress('1M'), ollama), 1],
  ['an hour and more', pod(ingress('10M'), ollama), 1],
  ['under an hour', pod(ingress('11M'), ollama), 0],
  ['no limit', pod('', ollama), 0],
  ['a limit of what it sends', pod('kubernetes.io/egress-bandwidth: 1M', ollama), 0],
  ['a limit that does nothing', pod(ingress('1M'), ollama, 'hostNetwork: true,'), 0],
  ['a limit that does not parse', pod(ingress('1MB'), ollama), 0],
  ['an image that is not known', pod(ingress('1M'), 'image: web'), 0],
  ['a download in the command', pod(ingress('1M'), 'image: python, args: [huggingface-cli download x/y]'), 1],
  ['a templated image', pod(ingress('1M'), 'image: "{{ .image }}"'), 0],
])('%s', (_, text, findings) => {
  expect(found(rule, text)).toHaveLength(findings);
});

test('the message says the rate, the size and the hours', () => {
  const [finding] = found(rule, pod(ingress('1M'), ollama));
  expect(finding?.message).toContain('lets in 125 kB/s: 4.9 GB for Ollama (Llama 3.1 8B, 4 bit) take 11 hours.');
});

test('the hours are an option', () => {
  const setting = { options: { hours: 20 } };
  expect(foundWith(rule, pod(ingress('1M'), ollama), setting)).toEqual([]);
});

test.each([
  ['vllm/vllm-openai:v0.6.0', 'vLLM'],
  ['registry.example:5000/ollama/ollama@sha256:00', 'Ollama'],
  ['ghcr.io/huggingface/text-generation-inference:2.0', 'TGI'],
  ['nvcr.io/nvidia/tritonserver:24.01-py3', 'Triton'],
  ['pytorch/pytorch', 'PyTorch'],
  ['ollama-webui', undefined],
  ['example/my-vllm-proxy', undefined],
])('%s is %s', (image, program) => {
  expect(largeTransferOf(image)?.program).toBe(program);
});
