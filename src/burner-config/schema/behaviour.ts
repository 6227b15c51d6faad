import type { Path } from '../../yaml/place';
import { globalBehaviour } from './behaviour/global';
import { jobBehaviour } from './behaviour/job';
import { objectBehaviour } from './behaviour/object';

/** What kube-burner really does, where that is more than the description says. `path=word` is about one word of a choice. */
export const behaviours: Readonly<Record<string, string>> = { ...globalBehaviour, ...jobBehaviour, ...objectBehaviour };

/** What kube-burner really does with the value at a path, or with one word there. */
export function behaviourAt(path: Path, word?: string): string | undefined {
  const names = path.filter(step => typeof step === 'string').join('.');
  const key = names.replace(/^(?:global|jobs)\.(?=measurements\.)/, '');
  const asked = word === undefined ? key : `${key}=${word}`;
  return Object.hasOwn(behaviours, asked) ? behaviours[asked] : undefined;
}
