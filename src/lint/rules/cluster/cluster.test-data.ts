const indent = (text: string, by: number): string => text.trim().replace(/^(?=.)/gm, ' '.repeat(by));

/** A config of kind with these patches for kubeadm, and lines of its own. */
export function kind(patches: readonly string[], own = ''): string {
  const texts = patches.map(text => `  - |\n${indent(text, 4)}\n`).join('');
  return `kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\n${own}${texts === '' ? '' : `kubeadmConfigPatches:\n${texts}`}`;
}

/** `networking` of a kind config. */
export const podSubnet = (range: string): string => `networking: { podSubnet: "${range}" }\n`;

/** `nodes` of a kind config: control planes first. */
export function nodes(controlPlanes: number, workers: number): string {
  const roles = [...Array<string>(controlPlanes).fill('control-plane'), ...Array<string>(workers).fill('worker')];
  return `nodes: [${roles.map(role => `{ role: ${role} }`).join(', ')}]\n`;
}

/** kubeadm's ClusterConfiguration with these lines. */
export const kubeadm = (lines: string, version = 'v1beta3'): string =>
  `apiVersion: kubeadm.k8s.io/${version}\nkind: ClusterConfiguration\n${lines}\n`;

/** `extraArgs` of a component, as a mapping (before v1beta4) or a list (from it on). */
export const args = (component: string, name: string, value: string): string =>
  `${component}:\n  extraArgs:\n    ${name}: "${value}"`;
export const listed = (component: string, name: string, value: string): string =>
  `${component}:\n  extraArgs:\n    - name: ${name}\n      value: "${value}"`;

export const kubelet = (lines: string): string =>
  `apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\n${lines}\n`;

/** A static pod that runs a component with these flags. */
export const staticPod = (program: string, ...flags: readonly string[]): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: { name: ${program}, namespace: kube-system }\nspec:\n  containers:\n    - name: ${program}\n` +
  `      command:\n${[program, ...flags].map(word => `        - ${word}\n`).join('')}`;

/** Values of Cilium, sure by two keys of its own. */
export const cilium = (lines: string): string => `kubeProxyReplacement: true\nhubble: {}\n${lines}\n`;

export const ciliumConfig = (lines: string): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: cilium-config, namespace: kube-system }\ndata:\n${indent(lines, 2)}\n`;

/** Several documents of one file. */
export const together = (...documents: readonly string[]): string => documents.join('---\n');
