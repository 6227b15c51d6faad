import type { Waiter } from './waiter';

export const persistentVolumeClaimWaiter: Waiter = {
  kind: 'PersistentVolumeClaim',
  isReady: ({ status }) => status?.phase === 'Bound',
  waitsFor: 'bound to a volume',
};
