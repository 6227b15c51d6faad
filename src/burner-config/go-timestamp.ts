import { parseTime } from '../template/date/parse';
import { goTime, type GoTime } from '../template/go-time';

const WRITTEN = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt ](\d{1,2}):(\d{1,2}):(\d{1,2})(?:\.(\d+))?)?(Z|[+-]\d{2}:\d{2})?$/;

/** A date as yaml.v3 writes it back (RFC 3339): `2026-1-2` is `2026-01-02T00:00:00Z`. */
export function timestampText(text: string): string | undefined {
  const [matched, year = '', month = '', day = '', hour = '0', minute = '0', second = '0', fraction = '', zone = 'Z'] =
    WRITTEN.exec(text) ?? [];
  if (matched === undefined) return undefined;
  const pair = (part: string) => part.padStart(2, '0');
  const rest = fraction.slice(0, 9).replace(/0+$/, '');
  const time = `${pair(hour)}:${pair(minute)}:${pair(second)}${rest === '' ? '' : `.${rest}`}`;
  return `${year}-${pair(month)}-${pair(day)}T${time}${zone.replace(/^[+-]00:00$/, 'Z')}`;
}

/** The time.Time that a template gets for a date in YAML; `undefined` for a day that no calendar has. */
export function timeOf(text: string): GoTime | undefined {
  const written = timestampText(text);
  const found = written === undefined ? undefined : parseTime('2006-01-02T15:04:05.999999999Z07:00', written, 'UTC');
  return found && goTime(found.nanoseconds, found.zone);
}
