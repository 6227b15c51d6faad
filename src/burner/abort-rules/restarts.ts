import type { Rule } from './rule';

/** Ends the run when the API server was started again while it went on. */
export const restartsRule: Rule = ({ restarts }) =>
  restarts() === 0
    ? undefined
    : 'The API server was started again while the run went on (--abort-on restarts): look whether it ran out of memory. Lower the rate, or give it more.';
