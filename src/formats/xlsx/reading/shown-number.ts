import { formatValue } from 'hucre';
import { isDayFormat, shownDay } from './shown-day.ts';

/** Excel keeps no longer ones. */
const LONGEST_FORMAT = 255;

/** A number as a person sees it in its cell. What no format says in a way that is known here is shown plainly. */
export function shownNumber(value: string, format: string, is1904: boolean): string {
  const number = Number(value);
  if (!Number.isFinite(number)) return value;
  // The digits that Excel keeps: 0.1 + 0.2 is 0.3.
  const plain = String(Number(number.toPrecision(15)));
  if (format.length > LONGEST_FORMAT || /^(?:general|@|g\/標準)$/iu.test(format.trim())) return plain;
  if (isDayFormat(format)) return shownDay(number, format, is1904) ?? plain;
  try {
    const text = formatValue(number, format.replace(/\[DBNum\d\]/giu, '')).trim();
    return text === '' && number !== 0 ? plain : text;
  } catch {
    return plain;
  }
}
