import type { Functions } from './function';
import { kubeBurnerFunctions } from './kube-burner-functions';
import { defaults } from './sprig/defaults';
import { dictionaries } from './sprig/dictionaries';
import { encodings } from './sprig/encodings';
import { lists } from './sprig/lists';
import { numbers } from './sprig/numbers';
import { randomness, type Random } from './sprig/randomness';
import { strings } from './sprig/strings';
import { types } from './sprig/types';

/** What kube-burner's templates may reach outside themselves. */
export interface Surroundings {
  /** A number from 0 to below 1; seeded, so that a run can be planned and then done alike. */
  readonly random: Random;
  /** For ReadFile. */
  readonly readFile: (path: string) => string | undefined;
  /** For env and expandenv. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The functions that kube-burner gives its templates: sprig's and its own. */
export function burnerFunctions(surroundings: Surroundings): Functions {
  return {
    ...numbers,
    ...strings(surroundings.env),
    ...lists,
    ...dictionaries,
    ...defaults,
    ...types,
    ...encodings,
    ...randomness(surroundings.random),
    ...kubeBurnerFunctions(surroundings.readFile),
  };
}
