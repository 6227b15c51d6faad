import { layoutParts } from './layout';
import { DAYS, MONTHS } from './names';
import { civil, zoneAt, type Civil } from './zone';

const two = (value: number) => String(value).padStart(2, '0');
const twelve = (hour: number) => (hour % 12 === 0 ? 12 : hour % 12);

/** time.Time's Format: a time in a layout, in the given zone. */
export function formatTime(layout: string, nanoseconds: bigint, zone: string): string {
  const shown = civil(nanoseconds, zone);
  const place = zoneAt(nanoseconds, zone);
  return layoutParts(layout)
    .map(part => ('text' in part ? part.text : (dateSign(part.sign, shown) ?? clockSign(part.sign, shown, place))))
    .join('');
}

function dateSign(sign: string, { year, month, day, weekday, yearDay }: Civil): string | undefined {
  switch (sign) {
    case '2006':
      return year < 0 ? `-${String(-year).padStart(4, '0')}` : String(year).padStart(4, '0');
    case '06':
      return two(((year % 100) + 100) % 100);
    case 'January':
      return MONTHS[month - 1];
    case 'Jan':
      return MONTHS[month - 1]?.slice(0, 3);
    case '01':
      return two(month);
    case '1':
      return String(month);
    case 'Monday':
      return DAYS[weekday];
    case 'Mon':
      return DAYS[weekday]?.slice(0, 3);
    case '02':
      return two(day);
    case '_2':
      return String(day).padStart(2);
    case '2':
      return String(day);
    case '002':
      return String(yearDay).padStart(3, '0');
    case '__2':
      return String(yearDay).padStart(3);
    default:
      return undefined;
  }
}

type Zone = ReturnType<typeof zoneAt>;

function clockSign(sign: string, { hour, minute, second, nanosecond }: Civil, zone: Zone): string {
  switch (sign) {
    case '15':
      return two(hour);
    case '03':
      return two(twelve(hour));
    case '3':
      return String(twelve(hour));
    case '04':
      return two(minute);
    case '4':
      return String(minute);
    case '05':
      return two(second);
    case '5':
      return String(second);
    case 'PM':
      return hour >= 12 ? 'PM' : 'AM';
    case 'pm':
      return hour >= 12 ? 'pm' : 'am';
    case 'MST':
      return zone.name;
    default:
      return /^[.,]/.test(sign) ? fraction(sign, nanosecond) : zoneText(sign, zone.offset);
  }
}

/** `.000` keeps its zeros, `.999` drops them. */
function fraction(sign: string, nanosecond: number): string {
  const digits = String(nanosecond)
    .padStart(9, '0')
    .padEnd(sign.length - 1, '0')
    .slice(0, sign.length - 1);
  const kept = sign[1] === '9' ? digits.replace(/0+$/, '') : digits;
  return kept === '' ? '' : `${sign[0] ?? '.'}${kept}`;
}

function zoneText(sign: string, offset: number): string {
  if (sign.startsWith('Z') && offset === 0) return 'Z';
  const size = Math.abs(offset);
  const pieces = [size / 3600, (size % 3600) / 60, size % 60].map(value => two(Math.floor(value)));
  const digits = sign.replace(/[^0-9]/g, '').length;
  return (offset < 0 ? '-' : '+') + pieces.slice(0, digits / 2).join(sign.includes(':') ? ':' : '');
}
