import type { Functions } from './function';
import { kubeBurnerFunctions } from './kube-burner-functions';
import { cases } from './sprig/case';
import { checksums } from './sprig/checksums';
import { dates } from './sprig/dates';
import { defaults } from './sprig/defaults';
import { dictionaries } from './sprig/dictionaries';
import { encodings } from './sprig/encodings';
import { environment } from './sprig/environment';
import { lists } from './sprig/lists';
import { numbers } from './sprig/numbers';
import { paths } from './sprig/paths';
import { randomness, type Random } from './sprig/randomness';
import { regularExpressions } from './sprig/regular-expressions';
import { serverOnly } from './sprig/server-only';
import { strings } from './sprig/strings';
import { types } from './sprig/types';
import { urls } from './sprig/urls';
import { versions } from './sprig/versions';
import { wrapping } from './sprig/wrapping';

/** What kube-burner's templates may reach outside themselves. */
export interface Surroundings {
  /** A number from 0 to below 1; seeded, so that a run can be planned and then done alike. */
  readonly random: Random;
  /** For ReadFile. */
  readonly readFile: (path: string) => string | undefined;
  /** For env and expandenv. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** For `now` and what reckons from it: milliseconds since 1970. The time of the machine unless given. */
  readonly now?: () => number;
  /** The time zone that dates are told in, such as `Europe/Berlin`. UTC unless given, as in a container. */
  readonly zone?: string;
}

/** Those that need nothing from outside. */
const pure: Functions = {
  ...numbers,
  ...strings,
  ...cases,
  ...wrapping,
  ...regularExpressions,
  ...lists,
  ...dictionaries,
  ...defaults,
  ...types,
  ...encodings,
  ...checksums,
  ...paths,
  ...urls,
  ...versions,
  ...serverOnly,
};

/** The functions that kube-burner gives its templates: sprig's and its own. Make them once for many templates. */
export function burnerFunctions(surroundings: Surroundings): Functions {
  const { random, readFile, env, now = Date.now, zone = 'UTC' } = surroundings;
  const own: Functions = {
    ...environment(env),
    ...dates({ now, zone }),
    ...randomness(random),
    ...kubeBurnerFunctions(readFile),
  };
  return Object.setPrototypeOf(own, pure) as Functions;
}
