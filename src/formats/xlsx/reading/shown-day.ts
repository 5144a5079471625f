import { ERAS, firstYearOf } from '#domain/calendar/era.ts';

const DAY = 86_400_000;
/** 31 December 9999. */
const LAST = 2_958_466;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const WEEKDAYS = ['日', '月', '火', '水', '木', '金', '土'];

const TOKEN =
  /"[^"]*"|\\.|\[(?:h+|m+|s+)\]|\[[^\]]*\]|am\/pm|a\/p|yyyy|yy|y|ggg|gg|g|ee|e|r|mmmmm|mmmm|mmm|mm|m|dddd|ddd|dd|d|aaaa|aaa|hh|h|ss|s|\.0+|[_*].|./giu;

/** Whether a format shows days or times. */
export const isDayFormat = (format: string) =>
  /[ymdhsge]|aaa/iu.test(
    format.replace(/"[^"]*"|\\.|[_*].|\[(?!h+\]|m+\]|s+\])[^\]]*\]|general|[0#?]e[+-]/giu, ''),
  );

/** A day or time as its format says, in eras too; null where the number is no day. */
export function shownDay(serial: number, format: string, is1904: boolean): string | null {
  const days = serial + (is1904 ? 1462 : 0);
  if (days < 0 || days >= LAST) return null;
  // A workbook believes in 29 February 1900; days before it are one off.
  const epoch = days < 60 ? Date.UTC(1899, 11, 31) : Date.UTC(1899, 11, 30);
  const second = /\.0/u.test(format) ? 1 : 1000;
  const time = new Date(epoch + Math.round((days * DAY) / second) * second);
  const isFirstYearNamed = /gannen/iu.test(format);
  const tokens = format.split(';')[0]!.match(TOKEN) ?? [];
  const isHalfDay = tokens.some((token) => /^a(?:m\/pm|\/p)$/iu.test(token));
  const isMinute = (at: number) => {
    const near = (step: number) => {
      for (let i = at + step; i >= 0 && i < tokens.length; i += step)
        if (/^\[?[ymdhsgea]/iu.test(tokens[i]!)) return tokens[i]!.toLowerCase();
      return '';
    };
    return /^\[?h/u.test(near(-1)) || /^\[?s/u.test(near(1));
  };
  return tokens
    .map((token, at) => {
      const word = token.toLowerCase();
      if (/^m{1,2}$/u.test(word) && isMinute(at)) return padded(time.getUTCMinutes(), word.length);
      return part(word, time, { days, isHalfDay, isFirstYearNamed }) ?? literal(token);
    })
    .join('')
    .trim();
}

type Way = { days: number; isHalfDay: boolean; isFirstYearNamed: boolean };

function part(word: string, time: Date, { days, isHalfDay, isFirstYearNamed }: Way): string | null {
  const hour = time.getUTCHours();
  const shownHour = isHalfDay ? hour % 12 || 12 : hour;
  const era = ERAS.findLast(({ firstDay }) => time.getTime() >= Date.parse(firstDay));
  const year = time.getUTCFullYear();
  const eraYear = era ? year - firstYearOf(era) + 1 : year;
  switch (word) {
    case 'yyyy':
      return String(year);
    case 'yy':
    case 'y':
      return padded(year % 100, 2);
    case 'ggg':
      return era?.name ?? '';
    case 'gg':
      return era?.name.slice(0, 1) ?? '';
    case 'g':
      return era?.letter ?? '';
    case 'r':
      return `${era?.name ?? ''}${padded(eraYear, 2)}`;
    case 'e':
    case 'ee':
      return isFirstYearNamed && era && eraYear === 1 ? '元' : padded(eraYear, word.length);
    case 'mmmmm':
    case 'mmmm':
    case 'mmm':
      return MONTHS[time.getUTCMonth()]!.slice(0, word.length === 5 ? 1 : 3);
    case 'mm':
    case 'm':
      return padded(time.getUTCMonth() + 1, word.length);
    case 'dd':
    case 'd':
      return padded(time.getUTCDate(), word.length);
    case 'dddd':
    case 'ddd':
      return `${'Sun Mon Tue Wed Thu Fri Sat'.split(' ')[time.getUTCDay()]}`;
    case 'aaaa':
      return `${WEEKDAYS[time.getUTCDay()]}曜日`;
    case 'aaa':
      return WEEKDAYS[time.getUTCDay()]!;
    case 'hh':
    case 'h':
      return padded(shownHour, word.length);
    case 'ss':
    case 's':
      return padded(time.getUTCSeconds(), word.length);
    case 'am/pm':
      return hour < 12 ? 'AM' : 'PM';
    case 'a/p':
      return hour < 12 ? 'A' : 'P';
  }
  if (/^\.0+$/u.test(word)) return `.${padded(time.getUTCMilliseconds(), 3).slice(0, word.length - 1)}`;
  const elapsed = /^\[(h+|m+|s+)\]$/u.exec(word)?.[1];
  if (!elapsed) return null;
  const per = { h: 24, m: 1440, s: 86_400 }[elapsed[0] as 'h' | 'm' | 's'];
  return padded(Math.floor(days * per + 1e-6), elapsed.length);
}

const padded = (value: number, digits: number) => String(value).padStart(digits, '0');

function literal(token: string): string {
  if (token.startsWith('"')) return token.slice(1, -1);
  if (token.startsWith('\\')) return token.slice(1);
  return /^\[|^[_*]./u.test(token) ? '' : token;
}
