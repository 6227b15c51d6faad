import { layoutParts } from './layout';
import { DAYS, MONTHS } from './names';
import { zoneAt } from './zone';

/** What has been read of a time. */
interface Found {
  year: number;
  month: number;
  day: number;
  yearDay: number;
  hour: number;
  minute: number;
  second: number;
  nanosecond: bigint;
  afternoon: boolean | undefined;
  offset: number | undefined;
}

export interface ParsedTime {
  readonly nanoseconds: bigint;
  readonly zone: string;
}

const short = (names: readonly string[]) => names.map(name => name.slice(0, 3));
const named = (names: readonly string[]) => `(${names.join('|')})`;

const PATTERNS: Readonly<Record<string, string>> = {
  '2006': '(\\d{4})',
  '06': '(\\d{2})',
  '01': '(\\d{2})',
  '1': '(\\d{1,2})',
  '02': '(\\d{2})',
  _2: ' ?(\\d{1,2})',
  '2': '(\\d{1,2})',
  '002': '(\\d{3})',
  __2: ' {0,2}(\\d{1,3})',
  '15': '(\\d{1,2})',
  '03': '(\\d{2})',
  '3': '(\\d{1,2})',
  '04': '(\\d{2})',
  '4': '(\\d{1,2})',
  '05': '(\\d{2}(?:[.,]\\d+)?)',
  '5': '(\\d{1,2}(?:[.,]\\d+)?)',
  PM: '(AM|PM)',
  pm: '(am|pm)',
  January: named(MONTHS),
  Jan: named(short(MONTHS)),
  Monday: named(DAYS),
  Mon: named(short(DAYS)),
  MST: '([A-Z]{3,4}|[+-]\\d{2})',
};

/** time.ParseInLocation; `undefined` when the text does not fit the layout or is no time. */
export function parseTime(layout: string, text: string, zone: string): ParsedTime | undefined {
  const signs: string[] = [];
  const parts = layoutParts(layout);
  const pattern = parts.map((part, index) => {
    if ('text' in part) return part.text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/ +/g, ' +');
    signs.push(part.sign);
    const next = parts[index + 1];
    const hasFraction = next !== undefined && 'sign' in next && /^[.,]/.test(next.sign);
    return hasFraction ? (PATTERNS[part.sign] ?? '').replace('(?:[.,]\\d+)?', '') : patternOf(part.sign);
  });
  const match = new RegExp(`^${pattern.join('')}$`, 'i').exec(text);
  if (match === null) return undefined;
  const found = {
    year: 0,
    month: 1,
    day: 1,
    yearDay: -1,
    hour: 0,
    minute: 0,
    second: 0,
    nanosecond: 0n,
    afternoon: undefined,
    offset: undefined,
  };
  signs.forEach((sign, index) => put(found, sign, match[index + 1] ?? ''));
  return assemble(found, zone, signs);
}

function patternOf(sign: string): string {
  if (/^[.,]0/.test(sign)) return `([.,]\\d{${sign.length - 1}})`;
  if (/^[.,]9/.test(sign)) return '((?:[.,]\\d+)?)';
  if (/^[-Z]07/.test(sign)) {
    const colon = sign.includes(':') ? ':' : '';
    const digits = sign.replace(/[^0-9]/g, '').length / 2;
    return `(${sign.startsWith('Z') ? 'Z|' : ''}[+-]\\d{2}${`${colon}\\d{2}`.repeat(digits - 1)})`;
  }
  return PATTERNS[sign] ?? '';
}

function put(found: Found, sign: string, text: string): void {
  const value = Number(text);
  if (sign === '2006') found.year = value;
  else if (sign === '06') found.year = value + (value >= 69 ? 1900 : 2000);
  else if (sign === '01' || sign === '1') found.month = value;
  else if (/^Jan/.test(sign))
    found.month = MONTHS.findIndex(name => name.slice(0, 3).toLowerCase() === text.slice(0, 3).toLowerCase()) + 1;
  else if (/^(?:02|_2|2)$/.test(sign)) found.day = value;
  else if (/^(?:002|__2)$/.test(sign)) found.yearDay = value;
  else putClock(found, sign, text);
}

function putClock(found: Found, sign: string, text: string): void {
  if (/^(?:15|03|3)$/.test(sign)) found.hour = sign === '15' || Number(text) <= 12 ? Number(text) : 99;
  else if (/^0?4$/.test(sign)) found.minute = Number(text);
  else if (/^0?5$/.test(sign)) {
    const [second = '', fraction = ''] = text.split(/[.,]/);
    found.second = Number(second);
    found.nanosecond = fractionOf(fraction);
  } else if (/^pm$/i.test(sign)) found.afternoon = /^p/i.test(text);
  else if (/^[.,]/.test(sign)) found.nanosecond = fractionOf(text.slice(1));
  else if (/^[-Z]07/.test(sign)) found.offset = offsetOf(text);
}

const fractionOf = (digits: string) => BigInt(digits.slice(0, 9).padEnd(9, '0') || '0');

function offsetOf(text: string): number {
  if (/^z$/i.test(text)) return 0;
  const [hours = 0, minutes = 0, seconds = 0] = [...text.replace(/[^0-9]/g, '').matchAll(/\d\d/g)].map(Number);
  return (hours * 3600 + minutes * 60 + seconds) * (text.startsWith('-') ? -1 : 1);
}

function assemble(found: Found, zone: string, signs: readonly string[]): ParsedTime | undefined {
  const date = new Date(0);
  if (found.yearDay >= 0) date.setUTCFullYear(found.year, 0, found.yearDay);
  else date.setUTCFullYear(found.year, found.month - 1, found.day);
  const isDay = found.yearDay > 0 || (date.getUTCMonth() + 1 === found.month && date.getUTCDate() === found.day);
  if (!isDay || found.hour > 23 || found.minute > 59 || found.second > 59) return undefined;
  if (found.afternoon !== undefined) found.hour = (found.hour % 12) + (found.afternoon ? 12 : 0);
  date.setUTCHours(found.hour, found.minute, found.second);
  const local = BigInt(date.getTime()) * 1_000_000n + found.nanosecond;
  if (found.offset === undefined) {
    const place = signs.includes('MST') ? 'UTC' : zone;
    return { nanoseconds: local - BigInt(zoneAt(local, place).offset) * 1_000_000_000n, zone: place };
  }
  const size = Math.abs(found.offset);
  const pair = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const name =
    found.offset === 0 ? 'UTC' : `${found.offset < 0 ? '-' : '+'}${pair(size / 3600)}${pair((size % 3600) / 60)}`;
  return { nanoseconds: local - BigInt(found.offset) * 1_000_000_000n, zone: name };
}
