import { readImage } from '../../kubernetes/image';

/** Software that is known to take much, whatever it is used for. */
export interface HeavyImage {
  /** Why, for people. */
  readonly reason: string;
  /** How many light containers it stands for when workloads are ranked. */
  readonly weight: number;
}

interface Entry extends HeavyImage {
  /** Last part of the repository's name. */
  readonly names: RegExp;
}

/** Weights are our own rough judgement: 4 takes CPUs or gigabytes when busy, 8 as a rule, 16 always. */
const table: readonly Entry[] = [
  { names: /^(vllm-openai|text-generation-inference|tritonserver|ollama|sglang)$/, reason: 'model server', weight: 16 },
  { names: /^(elasticsearch|opensearch|solr)$/, reason: 'search engine on a JVM', weight: 8 },
  { names: /^(kafka|cp-kafka|cp-server|redpanda|pulsar|pulsar-all)$/, reason: 'message log', weight: 8 },
  { names: /^(cassandra|scylla|cockroach|tidb|tikv|yugabyte)$/, reason: 'distributed database', weight: 8 },
  {
    names: /^(postgres|postgresql|mysql|mysql-server|mariadb|mongo|mongodb|percona-.*)$/,
    reason: 'database',
    weight: 8,
  },
  { names: /^(clickhouse|clickhouse-server|trino|presto|druid|spark|flink)$/, reason: 'analytics engine', weight: 8 },
  { names: /^(neo4j|influxdb|timescaledb(-ha)?|couchdb|couchbase)$/, reason: 'database', weight: 8 },
  { names: /^(prometheus|thanos|mimir|cortex|victoria-metrics|vmstorage)$/, reason: 'metrics database', weight: 8 },
  { names: /^(loki|tempo|logstash|fluentd|graylog)$/, reason: 'log or trace pipeline', weight: 4 },
  {
    names: /^(jenkins|sonarqube|nexus3|gitlab-(ce|ee)|keycloak|artifactory-.*)$/,
    reason: 'JVM or Ruby application server',
    weight: 8,
  },
  {
    names: /^(openjdk|eclipse-temurin|amazoncorretto|tomcat|jetty|wildfly|payara)$/,
    reason: 'JVM application',
    weight: 4,
  },
  { names: /^(zookeeper|activemq-artemis|rabbitmq|nats-streaming)$/, reason: 'broker or coordinator', weight: 4 },
  { names: /^(redis|redis-stack|valkey|memcached|dragonfly|keydb)$/, reason: 'data held in memory', weight: 4 },
  {
    names: /^(nginx-ingress|nginx-ingress-controller|traefik|haproxy-ingress|kong|envoy|contour)$/,
    reason: 'ingress for all traffic',
    weight: 4,
  },
  { names: /^(minio|etcd|vault|ceph|rook)$/, reason: 'storage', weight: 4 },
];

const ingress = /(^|\/)ingress-nginx\/controller$/;

/** What is known of an image; `undefined` for others, which may be heavy too. */
export function heavyImage(image: unknown): HeavyImage | undefined {
  const { repository } = readImage(image) ?? {};
  if (repository === undefined) return undefined;
  if (ingress.test(repository)) return { reason: 'ingress for all traffic', weight: 4 };
  const name = repository.split('/').at(-1) ?? '';
  const found = table.find(({ names }) => names.test(name));
  return found && { reason: found.reason, weight: found.weight };
}
