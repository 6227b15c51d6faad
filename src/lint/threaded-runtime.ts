import { readImage } from '../kubernetes/image';
import { asList, asString, type PlainRecord } from '../kubernetes/object';

/** Runtimes that start more threads than they are given CPUs, whatever the program does. */
export type ThreadedRuntime = 'JVM' | '.NET' | 'ClickHouse' | 'Envoy';

/** By the last part of the repository's name. */
const byImage: readonly (readonly [RegExp, ThreadedRuntime])[] = [
  [
    /^(openjdk|eclipse-temurin|amazoncorretto|sapmachine|ibm-semeru-runtimes|zulu-openjdk|liberica-open\w+-\w+)$/,
    'JVM',
  ],
  [/^(tomcat|jetty|wildfly|payara|keycloak|jenkins|sonarqube|nexus3|activemq-artemis|hazelcast|ignite)$/, 'JVM'],
  [/^(elasticsearch|opensearch|logstash|solr|cassandra|neo4j|zookeeper|kafka|cp-kafka|cp-zookeeper)$/, 'JVM'],
  [/^(cp-schema-registry|cp-kafka-connect|flink|spark|trino|presto|druid|pulsar|pulsar-all|hbase)$/, 'JVM'],
  [/^clickhouse(-server)?$/, 'ClickHouse'],
  [/^envoy$/, 'Envoy'],
];
const dotnet = /^mcr\.microsoft\.com\/dotnet\/(aspnet|runtime|sdk|monitor)$/;

/** What runs in a container, where image or command leave no doubt. */
export function threadedRuntime(fields: PlainRecord): ThreadedRuntime | undefined {
  const [first] = [...asList(fields['command']), ...asList(fields['args'])];
  const program = asString(first)?.split('/').at(-1);
  if (program === 'java') return 'JVM';
  if (program === 'dotnet') return '.NET';
  // Another command may be a small helper from the same image.
  if (asList(fields['command']).length > 0) return undefined;
  const { repository = '' } = readImage(fields['image']) ?? {};
  if (dotnet.test(repository)) return '.NET';
  const name = repository.split('/').at(-1) ?? '';
  return byImage.find(([pattern]) => pattern.test(name))?.[1];
}
