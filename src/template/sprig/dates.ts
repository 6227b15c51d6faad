import { parseInteger } from '../cast';
import { durationText, NANOSECONDS, parseDuration } from '../date/duration';
import { formatTime } from '../date/format';
import { parseTime } from '../date/parse';
import { isZone } from '../date/zone';
import { fixed, FunctionError, type Functions } from '../function';
import { floorDivide, goTime, isTime, zeroTime, type GoTime } from '../go-time';
import { integerOf, typeName, type GoValue } from '../value';

/** The clock of a rendering: milliseconds since 1970, and the time zone that counts as local. */
export interface Clock {
  readonly now: () => number;
  readonly zone: string;
}

const nowOf = ({ now }: Clock) => BigInt(Math.floor(now())) * 1_000_000n;

/** A time, or seconds since 1970; anything else is now. */
function moment(value: GoValue, clock: Clock, integers: readonly string[]): bigint {
  if (isTime(value)) return value.nanoseconds;
  const seconds = integers.includes(typeName(value)) ? integerOf(value) : undefined;
  return seconds === undefined ? nowOf(clock) : seconds * NANOSECONDS;
}

const INTEGERS = ['int', 'int32', 'int64'];

const inZone = (clock: Clock) => (layout: string, value: GoValue, zone: string) => {
  const place = zone === 'Local' ? clock.zone : isZone(zone) ? zone || 'UTC' : 'UTC';
  return formatTime(layout, moment(value, clock, INTEGERS), place);
};

function moved(text: string, time: GoTime, isStrict: boolean): GoTime {
  const duration = parseDuration(text);
  if (typeof duration === 'bigint') return goTime(time.nanoseconds + duration, time.zone);
  if (isStrict) throw new FunctionError(duration.complaint);
  return time;
}

function durationOf(value: GoValue): string {
  const limited = typeof value === 'string' ? parseInteger(value, 10) : {};
  const seconds =
    typeof value === 'string'
      ? (limited.value ?? limited.limited ?? 0n)
      : typeName(value) === 'int64'
        ? (integerOf(value) ?? 0n)
        : 0n;
  return durationText(BigInt.asIntN(64, seconds * NANOSECONDS));
}

const HOUR = 3_600n * NANOSECONDS;
const ROUND: readonly (readonly [bigint, string])[] = [
  [HOUR * 24n * 365n, 'y'],
  [HOUR * 24n * 30n, 'mo'],
  [HOUR * 24n, 'd'],
  [HOUR, 'h'],
  [HOUR / 60n, 'm'],
  [NANOSECONDS, 's'],
];

/** A duration in its greatest unit; sprig wants more than one of it. */
function roundDuration(value: GoValue, clock: Clock): string {
  const parsed = typeof value === 'string' ? parseDuration(value) : 0n;
  let duration = typeof parsed === 'bigint' ? parsed : 0n;
  if (typeName(value) === 'int64') duration = integerOf(value) ?? 0n;
  else if (isTime(value)) duration = nowOf(clock) - value.nanoseconds;
  const size = duration < 0n ? -duration : duration;
  const [unit, name] = ROUND.find(([length]) => size > length) ?? [1n, ''];
  return name === '' ? '0s' : `${size / unit}${name}`;
}

/** Halves go away from zero, as time.Duration's Round has it. */
function ago(value: GoValue, clock: Clock): string {
  const since = nowOf(clock) - moment(value, clock, ['int', 'int64']);
  const size = since < 0n ? -since : since;
  const rounded = ((size + NANOSECONDS / 2n) / NANOSECONDS) * NANOSECONDS;
  return durationText(since < 0n ? -rounded : rounded);
}

function parsed(layout: string, text: string, clock: Clock): GoTime | undefined {
  const found = parseTime(layout, text, clock.zone);
  return found === undefined ? undefined : goTime(found.nanoseconds, found.zone);
}

/** Those that look at the clock, some only when their argument is no time. */
export const clockFunctions: ReadonlySet<string> = new Set([
  'now',
  'ago',
  'durationRound',
  'date',
  'dateInZone',
  'date_in_zone',
  'htmlDate',
  'htmlDateInZone',
]);

/** sprig: dates, by the clock of the rendering. */
export function dates(clock: Clock): Functions {
  const format = fixed(['string', 'any', 'string'], inZone(clock));
  const modify = fixed(['string', 'time'], (text, time) => moved(text, time, false));
  const mustModify = fixed(['string', 'time'], (text, time) => moved(text, time, true));
  return {
    now: fixed([], () => goTime(nowOf(clock), clock.zone)),
    date: fixed(['string', 'any'], (layout, value) => inZone(clock)(layout, value, 'Local')),
    dateInZone: format,
    date_in_zone: format,
    htmlDate: fixed(['any'], value => inZone(clock)('2006-01-02', value, 'Local')),
    htmlDateInZone: fixed(['any', 'string'], (value, zone) => inZone(clock)('2006-01-02', value, zone)),
    dateModify: modify,
    date_modify: modify,
    mustDateModify: mustModify,
    must_date_modify: mustModify,
    toDate: fixed(['string', 'string'], (layout, text) => parsed(layout, text, clock) ?? zeroTime()),
    mustToDate: fixed(['string', 'string'], (layout, text) => parsed(layout, text, clock) ?? noTime(layout, text)),
    unixEpoch: fixed(['time'], time => String(floorDivide(time.nanoseconds, NANOSECONDS))),
    ago: fixed(['any'], value => ago(value, clock)),
    duration: fixed(['any'], durationOf),
    durationRound: fixed(['any'], value => roundDuration(value, clock)),
  };
}

function noTime(layout: string, text: string): never {
  throw new FunctionError(`parsing time ${JSON.stringify(text)} as ${JSON.stringify(layout)}: cannot parse`);
}
