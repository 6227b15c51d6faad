import type { Waiter } from './waiter';

const UNFINISHED = ['New', 'Pending', 'Running'];

/** OpenShift's builds: ended, however they ended. */
export const buildWaiter: Waiter = {
  kind: 'Build',
  isReady: ({ status }) => status?.phase !== undefined && status.phase !== '' && !UNFINISHED.includes(status.phase),
  waitsFor: 'ended',
};

/** Its builds are waited for, which get its labels. */
export const buildConfigWaiter: Waiter = {
  kind: 'BuildConfig',
  isReady: () => true,
  waitsFor: 'its builds ended',
  children: { apiVersion: 'build.openshift.io/v1', kind: 'Build' },
};
