/** A point of time as a calendar and a clock show it. Months count from 1, days of the week from Sunday, 0. */
export interface Civil {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly nanosecond: number;
  readonly weekday: number;
  readonly yearDay: number;
}

const SECOND = 1_000_000_000n;

/** The zone's short name and how many seconds it is ahead of UTC at this time. */
export function zoneAt(nanoseconds: bigint, zone: string): { readonly name: string; readonly offset: number } {
  if (zone === 'UTC') return { name: 'UTC', offset: 0 };
  const fixed = /^([+-])(\d\d)(\d\d)$/.exec(zone);
  if (fixed !== null) {
    const size = Number(fixed[2]) * 3600 + Number(fixed[3]) * 60;
    return { name: zone, offset: fixed[1] === '-' ? -size : size };
  }
  const at = milliseconds(nanoseconds);
  const shown = parts(at, zone);
  const value = (type: string) => Number(shown.get(type) ?? 0);
  const local = new Date(0);
  local.setUTCFullYear(value('year'), value('month') - 1, value('day'));
  local.setUTCHours(value('hour'), value('minute'), value('second'));
  const offset = Math.round((local.getTime() - Math.floor(at / 1000) * 1000) / 1000);
  return { name: zoneName(shown.get('timeZoneName') ?? zone, zone, offset), offset };
}

const formats = new Map<string, Intl.DateTimeFormat>();

function parts(milliseconds: number, zone: string): Map<string, string> {
  let format = formats.get(zone);
  if (format === undefined) {
    const numeric = {
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    } as const;
    format = new Intl.DateTimeFormat('en-US', { ...numeric, timeZone: zone, hourCycle: 'h23', timeZoneName: 'short' });
    formats.set(zone, format);
  }
  return new Map(format.formatToParts(milliseconds).map(({ type, value }) => [type, value]));
}

/** The short names of Europe's zones, which JavaScript does not tell. */
const EUROPE: readonly (readonly [RegExp, standard: string, summer: string, hours: number])[] = [
  [/^(?:Europe\/(?:London|Belfast)|GB)$/, 'GMT', 'BST', 0],
  [/^(?:Europe\/Dublin|Eire)$/, 'GMT', 'IST', 0],
  [/^(?:Europe\/Lisbon|WET|Atlantic\/\w+|Portugal)$/, 'WET', 'WEST', 0],
  [
    /^(?:Europe\/(?:Athens|Bucharest|Helsinki|Kiev|Kyiv|Riga|Sofia|Tallinn|Vilnius|Chisinau|Mariehamn)|EET)$/,
    'EET',
    'EEST',
    2,
  ],
  [
    /^(?:Europe\/(?!Moscow|Minsk|Istanbul|Samara|Saratov|Volgograd|Kirov|Astrakhan|Ulyanovsk|Simferopol)\w+|CET|MET|Poland)$/,
    'CET',
    'CEST',
    1,
  ],
  [/^(?:Asia\/Tokyo|Japan)$/, 'JST', 'JDT', 9],
  [/^Asia\/(?:Kolkata|Calcutta)$/, 'IST', 'IST', 5.5],
  [/^(?:Asia\/(?:Shanghai|Chongqing|Harbin)|PRC)$/, 'CST', 'CDT', 8],
];

function zoneName(shown: string, zone: string, offset: number): string {
  const known = EUROPE.find(([pattern]) => pattern.test(zone));
  if (known !== undefined) return offset === known[3] * 3600 ? known[1] : known[2];
  if (!/^(?:GMT|UTC)[+-]/.test(shown)) return shown;
  const size = Math.abs(offset);
  const pair = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${pair(size / 3600)}${size % 3600 === 0 ? '' : pair((size % 3600) / 60)}`;
}

/** True when there is such a time zone. */
export function isZone(zone: string): boolean {
  if (zone === 'UTC' || zone === '') return true;
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone });
    return !/^[+-]/.test(zone);
  } catch {
    return false;
  }
}

/** Intl knows times up to the year 275760; beyond it a zone stays as it is then. */
const MOST_MILLISECONDS = 8_640_000_000_000_000n;

function milliseconds(nanoseconds: bigint): number {
  const exact = nanoseconds / 1_000_000n;
  return Number(
    exact > MOST_MILLISECONDS ? MOST_MILLISECONDS : exact < -MOST_MILLISECONDS ? -MOST_MILLISECONDS : exact,
  );
}

const DAY = 86_400n;

/** Go counts seconds from March of the year -292277022400, in 64 bits that begin anew: time.absSeconds. */
const TO_ABSOLUTE = (730_692_556n * 146_097n + 719_468n) * 86_400n;

/** What calendar and clock show at this time in this zone. Source: Howard Hinnant, chrono-compatible date algorithms. */
export function civil(nanoseconds: bigint, zone: string): Civil {
  const local = nanoseconds + BigInt(zoneAt(nanoseconds, zone).offset) * SECOND;
  const nanosecond = ((local % SECOND) + SECOND) % SECOND;
  const seconds = BigInt.asUintN(64, (local - nanosecond) / SECOND + TO_ABSOLUTE) - TO_ABSOLUTE;
  const clock = ((seconds % DAY) + DAY) % DAY;
  const days = (seconds - clock) / DAY;
  const date = dateOf(days);
  return {
    ...date,
    hour: Number(clock / 3600n),
    minute: Number((clock / 60n) % 60n),
    second: Number(clock % 60n),
    nanosecond: Number(nanosecond),
    weekday: Number((((days + 4n) % 7n) + 7n) % 7n),
  };
}

/** Eras of 400 years, and years that begin in March, so that a leap day is their last. */
function dateOf(days: bigint): Pick<Civil, 'year' | 'month' | 'day' | 'yearDay'> {
  const shifted = days + 719_468n;
  const era = (shifted >= 0n ? shifted : shifted - 146_096n) / 146_097n;
  const dayOfEra = Number(shifted - era * 146_097n);
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = Number(era * 400n) + yearOfEra + (month <= 2 ? 1 : 0);
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const yearDay = month <= 2 ? dayOfYear - 305 : dayOfYear + 60 + (isLeap ? 1 : 0);
  return { year, month, day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1, yearDay };
}
