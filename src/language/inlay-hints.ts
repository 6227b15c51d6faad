import * as l10n from '@vscode/l10n';
import { qosClass, type QosClass } from '../kubernetes/qos';
import { podContainers, podTemplates, type PodTemplate } from '../lint/containers';
import { objectsIn } from '../lint/lint';
import { noNeighbours } from '../lint/neighbours';
import { isPatch } from '../lint/patch';
import { admittedPod, namespaceRules } from '../lint/quota/namespace-rules';
import type { LintContext, LintObject } from '../lint/rule';
import type { YamlDocument } from '../yaml/document';
import type { Position, Range } from '../yaml/place';
import type { OpenDocument } from './document';

/** Words that an editor shows in the text, which are not part of it. */
export interface InlayHint {
  readonly position: Position;
  readonly label: string;
  readonly tooltip: string;
}

/**
 * The QoS class of every pod whose `spec` key stands in `range`, behind that key. Defaults of LimitRanges count. None where
 * a template decides, or where something else completes the object.
 */
export function inlayHints({ file, options }: OpenDocument, range: Range): readonly InlayHint[] {
  const [start, end] = [file.offset(range.start), file.offset(range.end)];
  const objects = objectsIn(file);
  const context: LintContext = { objects, neighbours: options.neighbours ?? noNeighbours };
  return objects.flatMap(target => {
    const document = file.documents[target.document];
    if (!document || isPatch(target)) return [];
    return podTemplates(target).flatMap(template => {
      const key = document.keySpan(template.podPath);
      if (!key || key.start < start || key.end > end || isDecidedByTemplate(target, template, document)) return [];
      const pod = admittedPod(template, namespaceRules(target, context));
      if (!pod || pod.containers.length === 0) return [];
      const qos = qosClass(pod);
      return [{ position: file.position(key.end + 1), label: l10n.t`QoS ${qos}`, tooltip: meaning(qos) }];
    });
  });
}

/** True when a `{{ }}` action may make or change what the class depends on. */
function isDecidedByTemplate(target: LintObject, { podPath }: PodTemplate, document: YamlDocument): boolean {
  const places = [podPath, ...podContainers(target).map(({ path }) => path)].map(path => [...path, 'resources']);
  return [...places, [...podPath, 'initContainers']].some(path => document.templated(path));
}

function meaning(qos: QosClass): string {
  switch (qos) {
    case 'Guaranteed':
      return l10n.t`Guaranteed: every container has requests equal to limits for CPU and memory. Evicted last; whole CPUs may be exclusive.`;
    case 'Burstable':
      return l10n.t`Burstable: some CPU or memory is requested or limited. Under memory pressure, evicted first when above its request.`;
    case 'BestEffort':
      return l10n.t`BestEffort: no container requests or limits CPU or memory. The first to be killed when a node runs out of memory.`;
  }
}
