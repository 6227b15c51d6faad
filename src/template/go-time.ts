import { formatTime } from './date/format';
import { DAYS, MONTHS } from './date/names';
import { civil, zoneAt, type Civil } from './date/zone';
import { goDuration, NANOSECONDS } from './date/duration';
import { fixed, type TemplateFunction } from './function';
import type { GoObject } from './go-object';
import { SizedInt, type GoValue } from './value';

/** A time.Time: nanoseconds since 1970 and the zone that it is told in. */
export interface GoTime extends GoObject {
  readonly nanoseconds: bigint;
  readonly zone: string;
}

export const isTime = (value: GoValue): value is GoTime =>
  typeof value === 'object' && value !== null && 'nanoseconds' in value;

/** Seconds between Go's zero time and 1970. */
const ZERO_TIME = -62_135_596_800n * NANOSECONDS;
export const zeroTime = (): GoTime => goTime(ZERO_TIME, 'UTC');

/** A time as Go has it; `zone` is a name such as `UTC` or `Europe/Berlin`. */
export function goTime(nanoseconds: bigint, zone: string): GoTime {
  return {
    object: true,
    type: 'time.Time',
    kind: 'struct',
    nanoseconds,
    zone,
    get methods() {
      return methodsOf(this);
    },
    ...(zone === 'UTC' && { parts: partsOf(nanoseconds) }),
    get text() {
      return formatTime('2006-01-02 15:04:05.999999999 -0700 MST', nanoseconds, zone);
    },
    get json() {
      return `"${formatTime('2006-01-02T15:04:05.999999999Z07:00', nanoseconds, zone)}"`;
    },
    get goText() {
      return goSyntax(civil(nanoseconds, zone), zone);
    },
    sameAs: other =>
      'nanoseconds' in other && other.nanoseconds === nanoseconds && 'zone' in other && other.zone === zone,
  };
}

/** Go's time.Time in UTC: nanoseconds, seconds since the year 1, no location. */
function partsOf(nanoseconds: bigint): NonNullable<GoTime['parts']> {
  const seconds = floorDivide(nanoseconds, NANOSECONDS);
  const rest = new SizedInt('uint64', nanoseconds - seconds * NANOSECONDS);
  return [rest, new SizedInt('int64', seconds - ZERO_TIME / NANOSECONDS), { nil: '*time.Location' }];
}

function goSyntax({ year, month, day, hour, minute, second, nanosecond }: Civil, zone: string): string {
  const place = zone === 'UTC' ? 'time.UTC' : `time.Location(${JSON.stringify(zone)})`;
  return `time.Date(${year}, time.${MONTHS[month - 1] ?? ''}, ${day}, ${hour}, ${minute}, ${second}, ${nanosecond}, ${place})`;
}

type Methods = Readonly<Record<string, TemplateFunction>>;

const part = (time: GoTime, name: keyof Civil) => fixed([], () => BigInt(civil(time.nanoseconds, time.zone)[name]));

function methodsOf(time: GoTime): Methods {
  const { nanoseconds, zone } = time;
  const since = (unit: bigint) => fixed([], () => new SizedInt('int64', floorDivide(nanoseconds, unit)));
  return {
    Year: part(time, 'year'),
    Day: part(time, 'day'),
    Hour: part(time, 'hour'),
    Minute: part(time, 'minute'),
    Second: part(time, 'second'),
    Nanosecond: part(time, 'nanosecond'),
    YearDay: part(time, 'yearDay'),
    Month: fixed([], () => named('time.Month', civil(nanoseconds, zone).month, MONTHS, 1)),
    Weekday: fixed([], () => named('time.Weekday', civil(nanoseconds, zone).weekday, DAYS, 0)),
    Unix: since(NANOSECONDS),
    UnixMilli: since(1_000_000n),
    UnixMicro: since(1_000n),
    UnixNano: since(1n),
    UTC: fixed([], () => goTime(nanoseconds, 'UTC')),
    IsZero: fixed([], () => nanoseconds === ZERO_TIME),
    String: fixed([], () => time.text),
    Format: fixed(['string'], layout => formatTime(layout, nanoseconds, zone)),
    ...comparisons(time),
    AddDate: fixed(['int', 'int', 'int'], (years, months, days) => goTime(moved(time, years, months, days), zone)),
  };
}

function comparisons({ nanoseconds }: GoTime): Methods {
  const compared = (test: (other: bigint) => GoValue) =>
    fixed(['time'], other => (isTime(other) ? test(other.nanoseconds) : null));
  return {
    Before: compared(other => nanoseconds < other),
    After: compared(other => nanoseconds > other),
    Equal: compared(other => nanoseconds === other),
    Sub: compared(other => goDuration(nanoseconds - other)),
  };
}

const named = (type: string, value: number, names: readonly string[], first: number) =>
  new SizedInt(type, BigInt(value), 'int', names[value - first] ?? '');

export const floorDivide = (value: bigint, unit: bigint): bigint =>
  value / unit - (value < 0n && value % unit !== 0n ? 1n : 0n);

function moved({ nanoseconds, zone }: GoTime, years: bigint, months: bigint, days: bigint): bigint {
  const now = civil(nanoseconds, zone);
  const shifted = new Date(0);
  shifted.setUTCFullYear(now.year + Number(years), now.month - 1 + Number(months), now.day + Number(days));
  const start = new Date(0);
  start.setUTCFullYear(now.year, now.month - 1, now.day);
  const difference = BigInt(shifted.getTime()) - BigInt(start.getTime());
  const before = zoneAt(nanoseconds, zone).offset;
  const after = nanoseconds + difference * 1_000_000n;
  return after + BigInt(before - zoneAt(after, zone).offset) * NANOSECONDS;
}
