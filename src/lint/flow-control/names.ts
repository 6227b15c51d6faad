/** Why `name` is no DNS-1123 subdomain (apimachinery validation), or `undefined` when it is one. */
export function subdomainProblem(name: string): string | undefined {
  if (name.length > 253) return 'must be no more than 253 characters';
  if (/^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/.test(name)) return undefined;
  return 'must be lower-case letters, digits, "-" and "."';
}

/** Why `name` is no DNS-1123 label, as namespaces are, or `undefined` when it is one. */
export function labelProblem(name: string): string | undefined {
  if (name.length > 63) return 'must be no more than 63 characters';
  return /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(name) ? undefined : 'must be lower-case letters, digits and "-"';
}
