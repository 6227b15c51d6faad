import { z } from 'zod';
import { duration, flag, list, text } from './scalars';

const indexer = z.strictObject({
  type: z.enum(['elastic', 'opensearch', 'local', 'tsdb']).meta({ description: 'Where documents go.' }),
  esServers: list(text('Address'), 'elastic and opensearch: addresses of the servers.'),
  defaultIndex: text('elastic and opensearch: index for documents.').optional(),
  insecureSkipVerify: flag('Accept any TLS certificate of the servers.').default(false),
  metricsDirectory: text('local: folder for the documents; collected-metrics-<UUID> by default.').optional(),
  createTarball: flag('local: pack the folder in one archive.').default(false),
  tarballName: text('local: name of the archive.').default('kube-burner-metrics.tgz'),
});

export const endpointSchema = z.strictObject({
  endpoint: text('Address of Prometheus.').optional(),
  username: text('User for basic authentication.').optional(),
  password: text('Password for basic authentication.').optional(),
  token: text('Bearer token.').optional(),
  step: duration('Resolution of range queries.').default(30_000),
  skipTLSVerify: flag('Accept any TLS certificate. kube-burner does so unless told otherwise.').default(true),
  metrics: list(text('File or URL'), 'Metric profiles: files or URLs.'),
  alerts: list(text('File or URL'), 'Alert profiles: files or URLs.'),
  alias: text('Name that measurements use for this endpoint.').optional(),
  indexer: indexer.meta({ description: 'Where the documents of this endpoint go.' }).optional(),
});
