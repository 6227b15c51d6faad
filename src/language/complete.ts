import { objectsIn } from '../lint/lint';
import type { Path, Position } from '../yaml/place';
import type { OpenDocument } from './document';

/** A word that may stand at the cursor. */
export interface Completion {
  readonly label: string;
  readonly detail: string;
}

interface Choice {
  /** The end of the path at which the words may stand, numbers left out. */
  readonly under: readonly string[];
  readonly kind?: string;
  readonly words: readonly string[];
  readonly detail: string;
}

const verbs = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection', 'proxy', '*'];

/** Values of fields that take few; the API server refuses all others. */
const choices: readonly Choice[] = [
  {
    kind: 'FlowSchema',
    under: ['distinguisherMethod', 'type'],
    words: ['ByUser', 'ByNamespace'],
    detail: 'what makes a flow',
  },
  { kind: 'FlowSchema', under: ['subjects', 'kind'], words: ['User', 'Group', 'ServiceAccount'], detail: 'who sends' },
  { kind: 'FlowSchema', under: ['verbs'], words: verbs, detail: 'verb of a request' },
  {
    kind: 'PriorityLevelConfiguration',
    under: ['limitResponse', 'type'],
    words: ['Queue', 'Reject'],
    detail: 'when no seat is free',
  },
  {
    kind: 'PriorityLevelConfiguration',
    under: ['spec', 'type'],
    words: ['Limited', 'Exempt'],
    detail: 'Exempt only for the level named exempt',
  },
  {
    under: ['topologySpreadConstraints', 'whenUnsatisfiable'],
    words: ['DoNotSchedule', 'ScheduleAnyway'],
    detail: 'filter, or score',
  },
];

/** Words for the value at `position`, in fields of Kubernetes objects that take one of few. */
export function complete(document: OpenDocument, position: Position): readonly Completion[] {
  const { file } = document;
  const offset = file.offset(position);
  const index = file.documents.findIndex(({ span }) => span.start <= offset && offset <= span.end);
  const path = file.documents[index]?.pathAt(offset).path ?? [];
  const target = objectsIn(file).find(one => one.document === index && one.path.every((step, i) => step === path[i]));
  if (!target) return [];
  const choice = choices.find(
    ({ under, kind }) => (kind ?? target.object.kind) === target.object.kind && endsWith(path, under),
  );
  return choice?.words.map(label => ({ label, detail: choice.detail })) ?? [];
}

function endsWith(path: Path, under: readonly string[]): boolean {
  const names = path.filter(step => typeof step === 'string');
  return under.every((name, i) => names[names.length - under.length + i] === name);
}
