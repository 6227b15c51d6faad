import type { Waiter } from './waiter';

export const volumeSnapshotWaiter: Waiter = {
  kind: 'VolumeSnapshot',
  isReady: ({ status }) => status?.readyToUse === true,
  waitsFor: 'ready to use',
};
