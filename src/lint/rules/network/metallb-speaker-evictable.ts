import * as l10n from '@vscode/l10n';
import { readImage } from '../../../kubernetes/image';
import { asString, groupOf } from '../../../kubernetes/object';
import { podContainers, podTemplates, type Container, type PodTemplate } from '../../containers';
import { layer2Page } from '../../pages';
import { isPatch } from '../../patch';
import { missingRequests } from '../../requests';
import type { Finding, LintContext, LintObject, Rule } from '../../rule';

/** The example in the values of the project's own chart. */
const standardMemory = '100Mi';
const priorityClass = 'system-node-critical';

export const metallbSpeakerEvictable: Rule = {
  meta: {
    id: 'metallb-speaker-evictable',
    title: 'A speaker that goes first when memory is short',
    severity: 'warning',
    category: 'network',
    acrossFiles: true,
    why: 'When the speaker that leads an address dies, the address moves to another node and its connections break. Without a memory request it is among the first that the kernel kills and the kubelet evicts when a node runs out of memory; without a priority class any ordinary pod has the same rank (`system-node-critical` is also spared by the kernel: its score is −997). Each move is an outage of seconds for every Service of that node.',
    whatToDo: 'Give the speaker a memory request, and `priorityClassName: system-node-critical`.',
    links: [
      {
        title: 'Node-pressure Eviction',
        url: 'https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/#pod-selection-for-kubelet-eviction',
      },
      layer2Page,
    ],
  },
  about: { kinds: ['DaemonSet'] },
  check(target, context) {
    const { object } = target;
    if (groupOf(object) !== 'apps' || object.kind !== 'DaemonSet' || isPatch(target)) return [];
    const speaker = podContainers(target).find(container => container.role === 'regular' && isSpeaker(container));
    if (!speaker) return [];
    return [...withoutMemory(target, speaker, context), ...podTemplates(target).flatMap(withoutPriority)];
  },
};

/** The project's own image, and copies of it under another registry. */
function isSpeaker({ fields }: Container): boolean {
  return /(^|\/)metallb(\/|-)speaker$/.test(readImage(fields['image'])?.repository ?? '');
}

function withoutMemory(target: LintObject, speaker: Container, context: LintContext): readonly Finding[] {
  const path = [...speaker.path, 'resources', 'requests', 'memory'];
  return missingRequests('memory', standardMemory, target, context, {})
    .filter(finding => finding.path.join('/') === path.join('/'))
    .map(finding => ({
      ...finding,
      message: l10n.t`MetalLB's speaker asks for no memory, so it goes first when its node runs out, and its addresses move. Set resources.requests.memory.`,
    }));
}

function withoutPriority({ pod, podPath }: PodTemplate): readonly Finding[] {
  if (pod['priorityClassName'] !== undefined && asString(pod['priorityClassName']) !== '') return [];
  const path = [...podPath, 'priorityClassName'];
  return [
    {
      path,
      message: l10n.t`MetalLB's speaker has no priority class, so it is evicted like any other pod, and its addresses move. Set priorityClassName to ${priorityClass}.`,
      fixes: [
        {
          title: l10n.t`Set priorityClassName to ${priorityClass}`,
          safe: false,
          changes: [{ op: 'set', path, value: priorityClass }],
          placeholder: path,
        },
      ],
    },
  ];
}
