import { parseQuantity } from './quantity';

/** Names before `/` of a resource that Kubernetes itself defines. */
const native = 'kubernetes.io/';
const standard = ['cpu', 'memory', 'ephemeral-storage'];
const name = /^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const domain = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const quotaPrefix = 'requests.';
const longestDomain = 253;
const WHOLE = 1_000_000_000n;

/** `hugepages-2Mi`, `hugepages-1Gi`. */
export function isHugePages(resource: string): boolean {
  return resource.startsWith('hugepages-');
}

/** Bytes of a page of `hugepages-<size>`, in billionths; `undefined` when the size is none (HugePageSizeFromResourceName). */
export function pageSize(resource: string): bigint | undefined {
  const nano = parseQuantity(resource.slice('hugepages-'.length))?.nano ?? 0n;
  return nano > 0n && nano % WHOLE === 0n ? nano : undefined;
}

/** A resource with a domain of somebody else, counted in whole numbers, such as `nvidia.com/gpu` (IsExtendedResourceName). */
export function isExtendedResource(resource: string): boolean {
  const [before = '', after, ...rest] = resource.split('/');
  if (after === undefined || rest.length > 0 || resource.includes(native) || before.startsWith(quotaPrefix))
    return false;
  return quotaPrefix.length + before.length <= longestDomain && domain.test(before) && name.test(after);
}

/** Whether a request may be below its limit (IsOvercommitAllowed). */
export function canOvercommit(resource: string): boolean {
  return (!resource.includes('/') || resource.includes(native)) && !isHugePages(resource);
}

/** Whether the API server takes `resource` in the requests and limits of a container (validateContainerResourceName). */
export function isContainerResource(resource: string): boolean {
  if (!resource.includes('/'))
    return standard.includes(resource) || (isHugePages(resource) && pageSize(resource) !== undefined);
  const [before = '', after = '', ...rest] = resource.split('/');
  const isQualified = rest.length === 0 && before.length <= longestDomain && domain.test(before) && name.test(after);
  return isQualified && (resource.includes(native) || isExtendedResource(resource));
}
