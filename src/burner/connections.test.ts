import { expect, test } from 'vitest';
import { DEFAULT_CONNECTIONS } from '../cluster/open-connection';
import { clientConnections } from '../report/limit-figures';

test('what limited a run is judged by as many connections as a run has', () => {
  expect(clientConnections).toBe(DEFAULT_CONNECTIONS);
});
