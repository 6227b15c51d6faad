import { asList, asRecord, asString } from '../kubernetes/object';
import { readPluginArgs } from './read-plugin-args';
import { defaultArgs, type PluginArgs } from './plugin-args';
import { isSimulated, pluginTable } from './plugins/table';
import type { Plugin } from './plugin';
import type { Behaviour } from './versions';

export interface WeightedPlugin {
  readonly plugin: Plugin;
  readonly weight: number;
}

/** One profile of a scheduler. */
export interface Profile {
  readonly schedulerName: string;
  readonly filters: readonly Plugin[];
  readonly scores: readonly WeightedPlugin[];
  readonly args: PluginArgs;
  /** As configured; 0 lets the scheduler reckon it. */
  readonly percentageOfNodesToScore: number;
  /** Plugins and extenders of the configuration that are not simulated. */
  readonly notSimulated: readonly string[];
}

/** A plugin enabled at an extension point; weight 0 means that none was said. */
interface Enabled {
  readonly name: string;
  readonly weight: number;
}

const DEFAULT_SCHEDULER = 'default-scheduler';
/** Plugins of the default profile that do no filtering or scoring. */
const silent = [
  'SchedulingGates',
  'PrioritySort',
  'DefaultPreemption',
  'DefaultBinder',
  'NodeDeclaredFeatures',
  'GangScheduling',
];

/** The profile of a scheduler without configuration. */
export function defaultProfile(behaviour: Behaviour): Profile {
  return readProfile({ schedulerName: DEFAULT_SCHEDULER }, behaviour, 0, []);
}

/**
 * The profiles of a KubeSchedulerConfiguration (kubescheduler.config.k8s.io/v1), defaults filled in as
 * pkg/scheduler/apis/config/v1 does and multiPoint spread over the extension points as runtime/framework.go does.
 */
export function profilesOf(configuration: unknown, behaviour: Behaviour): readonly Profile[] {
  const { profiles, percentageOfNodesToScore: percentage, extenders } = asRecord(configuration);
  const written = asList(profiles).length > 0 ? asList(profiles) : [{}];
  const outside = asList(extenders).map(extender => `extender ${String(asRecord(extender)['urlPrefix'])}`);
  return written.map(profile =>
    readProfile(profile, behaviour, typeof percentage === 'number' ? percentage : 0, outside),
  );
}

function readProfile(written: unknown, behaviour: Behaviour, percentage: number, outside: readonly string[]): Profile {
  const { schedulerName, plugins, pluginConfig, percentageOfNodesToScore } = asRecord(written);
  const sets = asRecord(plugins);
  const defaults = behaviour.plugins.map(([name, weight]) => ({ name, weight }));
  const multiPoint = merged(defaults, sets['multiPoint']);
  const filters = atPoint(multiPoint, sets['filter'], name => pluginTable.get(name)?.filter !== undefined);
  const scores = atPoint(multiPoint, sets['score'], name => scoresIn(name, behaviour));
  const named = [...multiPoint, ...enabledIn(sets['filter']), ...enabledIn(sets['score'])].map(({ name }) => name);
  const unknown = named.filter(name => !isSimulated(name) && !silent.includes(name));
  return {
    schedulerName: asString(schedulerName) ?? DEFAULT_SCHEDULER,
    filters: filters.flatMap(({ name }) => pluginTable.get(name) ?? []),
    scores: scores.flatMap(({ name, weight }) => {
      const plugin = pluginTable.get(name);
      return plugin ? [{ plugin, weight: weight || 1 }] : [];
    }),
    args: asList(pluginConfig).length > 0 ? readPluginArgs(pluginConfig) : defaultArgs,
    percentageOfNodesToScore: typeof percentageOfNodesToScore === 'number' ? percentageOfNodesToScore : percentage,
    notSimulated: [...new Set([...unknown, ...outside])],
  };
}

function scoresIn(name: string, { plugins }: Behaviour): boolean {
  const isDefault = plugins.some(([known, weight]) => known === name && weight > 0);
  return isDefault && pluginTable.get(name)?.score !== undefined;
}

/** mergePluginSet: what is disabled goes, what is configured anew stays in its place, the rest is added. */
function merged(defaults: readonly Enabled[], set: unknown): readonly Enabled[] {
  const [custom, disabled] = [enabledIn(set), disabledIn(set)];
  const kept = disabled.has('*') ? [] : defaults.filter(({ name }) => !disabled.has(name));
  const replaced = kept.map(one => custom.find(({ name }) => name === one.name) ?? one);
  return [...replaced, ...custom.filter(({ name }) => !kept.some(one => one.name === name))];
}

/** expandMultiPointPlugins for one extension point. */
function atPoint(
  multiPoint: readonly Enabled[],
  set: unknown,
  implementsIt: (name: string) => boolean,
): readonly Enabled[] {
  const [own, disabled] = [enabledIn(set), disabledIn(set)];
  if (disabled.has('*')) return own;
  const general = multiPoint.filter(({ name }) => implementsIt(name) && !disabled.has(name));
  const overriding = own.filter(({ name }) => general.some(one => one.name === name));
  const others = own.filter(one => !overriding.includes(one));
  return [...overriding, ...general.filter(({ name }) => !own.some(one => one.name === name)), ...others];
}

function enabledIn(set: unknown): readonly Enabled[] {
  return asList(asRecord(set)['enabled']).map(item => {
    const { name, weight } = asRecord(item);
    return { name: String(name), weight: typeof weight === 'number' ? weight : 0 };
  });
}

function disabledIn(set: unknown): ReadonlySet<string> {
  return new Set(asList(asRecord(set)['disabled']).map(item => String(asRecord(item)['name'])));
}
