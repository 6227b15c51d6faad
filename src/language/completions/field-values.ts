import type { Path } from '../../yaml/place';
import type { Completer } from './completer';

interface Choice {
  /** The end of the path at which the words may stand, numbers left out. */
  readonly under: readonly string[];
  readonly kind?: string;
  readonly words: readonly string[];
  readonly detail: string;
}

const flowSchema = { kind: 'FlowSchema' };
const priorityLevel = { kind: 'PriorityLevelConfiguration' };
const verbs = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection', 'proxy', '*'];

/** Fields that take few words; the API server refuses all others. */
const choices: readonly Choice[] = [
  {
    ...flowSchema,
    under: ['distinguisherMethod', 'type'],
    words: ['ByUser', 'ByNamespace'],
    detail: 'what makes a flow',
  },
  { ...flowSchema, under: ['subjects', 'kind'], words: ['User', 'Group', 'ServiceAccount'], detail: 'who sends' },
  { ...flowSchema, under: ['verbs'], words: verbs, detail: 'verb of a request' },
  {
    ...priorityLevel,
    under: ['limitResponse', 'type'],
    words: ['Queue', 'Reject'],
    detail: 'when no seat is free',
  },
  {
    ...priorityLevel,
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

/** Values of fields of Kubernetes objects that take one of few. */
export const fieldValues: Completer = ({ on, path, object }) => {
  if (on !== 'value' || !object) return [];
  const kinds = [undefined, object.object.kind];
  const choice = choices.find(({ under, kind }) => kinds.includes(kind) && endsWith(path, under));
  return choice?.words.map(label => ({ label, detail: choice.detail })) ?? [];
};

function endsWith(path: Path, under: readonly string[]): boolean {
  const names = path.filter(step => typeof step === 'string');
  return under.every((name, i) => names[names.length - under.length + i] === name);
}
