import { filterFunctions } from './filter-functions';
import { valueFunctions } from './value-functions';

/** Whether Headroom knows a function of jq with so many arguments. */
export const isKnownFunction = (name: string, args: number): boolean =>
  Object.hasOwn(filterFunctions, `${name}/${args}`) || Object.hasOwn(valueFunctions, `${name}/${args}`);
