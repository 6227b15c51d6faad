import { z } from 'zod';
import { duration, labels, list, text } from './scalars';

/** Names that kube-burner knows; others it skips with a warning. */
export const MEASUREMENTS = [
  'podLatency',
  'jobLatency',
  'pvcLatency',
  'nodeLatency',
  'vmiLatency',
  'vmimLatency',
  'serviceLatency',
  'pprof',
  'netpolLatency',
  'dataVolumeLatency',
  'volumeSnapshotLatency',
] as const;

/** Those that a run of ours takes. */
export const TAKEN_MEASUREMENTS = ['podLatency', 'jobLatency', 'pvcLatency', 'nodeLatency', 'serviceLatency'] as const;

const threshold = z.strictObject({
  conditionType: text('Stage that is held to the threshold, for example Ready for podLatency.'),
  metric: z.enum(['P99', 'P95', 'P50', 'Avg', 'Max']).meta({ description: 'Figure compared with the threshold.' }),
  threshold: duration('The run fails when the figure is above this.'),
});

const pprofTarget = z.strictObject({
  name: text('Name of the profile, used in file names.').optional(),
  namespace: text('Namespace of the pods to profile.').optional(),
  labelSelector: labels('Labels of the pods to profile.').optional(),
  bearerToken: text('Token sent to the pprof address.').optional(),
  url: text('Address of the pprof endpoint, from inside the pod.').optional(),
  certFile: text('Client certificate file.').optional(),
  keyFile: text('Client key file.').optional(),
  cert: text('Client certificate, base64.').optional(),
  key: text('Client key, base64.').optional(),
  unixSocketPath: text('Unix socket to ask instead of an address.').optional(),
});

export const measurementSchema = z.strictObject({
  name: text(`What is measured: ${MEASUREMENTS.join(', ')}; other names measure nothing.`),
  thresholds: list(threshold, 'Figures that must not be exceeded.'),
  svcTimeout: duration('serviceLatency: how long to wait for a Service to answer.').optional(),
  pprofDirectory: text('pprof: folder for the profiles.').optional(),
  pprofInterval: duration('pprof: time between profiles; 0 takes one at the start and one at the end.').optional(),
  pprofTargets: list(pprofTarget, 'pprof: what to profile.'),
  nodeAffinity: labels('pprof: node labels for the DaemonSet that asks kubelet and CRI-O.').optional(),
  quantilesIndexer: text('Alias of the endpoint that gets the quantiles.').optional(),
  timeseriesIndexer: text('Alias of the endpoint that gets one document a pod.').optional(),
});
