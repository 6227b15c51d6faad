import * as l10n from '@vscode/l10n';

const label = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const subdomain = new RegExp(`^${label}(\\.${label})*$`);
const qualified = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;

/** True for a DNS-1123 subdomain (apimachinery validation), as most names are. */
export function isSubdomain(name: string): boolean {
  return name.length <= 253 && subdomain.test(name);
}

/** True for a DNS-1123 label, as namespaces are. */
export function isLabel(name: string): boolean {
  return name.length <= 63 && new RegExp(`^${label}$`).test(name);
}

/** True for the key of a label: a name, perhaps after a domain and a slash. Annotation keys ignore case. */
export function isQualifiedName(key: string): boolean {
  const parts = key.split('/');
  const name = parts.pop() ?? '';
  if (name.length > 63 || !qualified.test(name)) return false;
  return parts.length === 0 || (parts.length === 1 && isSubdomain(parts[0] ?? ''));
}

/** True for the value of a label. */
export function isLabelValue(value: string): boolean {
  return value === '' || (value.length <= 63 && qualified.test(value));
}

/** The sentence for a name that is no subdomain; `what` names its role. */
export function subdomainSentence(what: string, name: string): string {
  return l10n.t`${what} "${name}" is no DNS name. Write at most 253 lower-case letters, digits, "-" and ".", with a letter or digit at both ends.`;
}
