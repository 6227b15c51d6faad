import type { KubernetesObject } from '../../kubernetes/object';
import { objectsOf } from '../../kubernetes/list';
import { readYaml } from '../../yaml/read';
import { CliError } from '../cli-error';
import { readText } from '../disk-files';

/** The objects of a YAML or JSON file; `undefined` when there is no such file. @throws CliError */
export function readObjects(file: string): readonly KubernetesObject[] | undefined {
  const text = readText(file);
  if (text === undefined) return undefined;
  const yaml = readYaml(text);
  const [problem] = yaml.problems;
  if (problem !== undefined) {
    const { line, character } = yaml.position(problem.span.start);
    throw new CliError(`${file}:${line + 1}:${character + 1}: ${problem.message}`, 1);
  }
  return objectsOf(yaml.documents).map(({ object }) => object);
}

/** The KubeSchedulerConfiguration in a file. @throws CliError */
export function readConfiguration(file: string): KubernetesObject {
  const objects = readObjects(file);
  if (!objects) throw new CliError(`${file}: there is no such file for --scheduler-config.`, 1);
  const configuration = objects.find(({ kind }) => kind === 'KubeSchedulerConfiguration');
  if (configuration) return configuration;
  throw new CliError(
    `${file} holds no KubeSchedulerConfiguration: name the file that kube-scheduler --config gets.`,
    1,
  );
}
