import { type CalendarDate, parseDate } from '../calendar/calendar-date.ts';
import { squeeze } from '../text/fold.ts';
import { ROLE_WORDS, type Role, readRole } from './role.ts';

/** The columns of a staff list, in the order in which we print them. */
export const STAFF_COLUMNS = [
  '実施主体',
  '課',
  '係',
  '職名',
  '役割',
  '氏名',
  'かな',
  'メール',
  '着任日',
  '離任日',
] as const;
type StaffColumn = (typeof STAFF_COLUMNS)[number];

/** Without these nobody knows which post a line is about. */
const NEEDED: readonly StaffColumn[] = ['職名', '役割', '氏名'];

/** One post with one holder; `name` null: the post is there and nobody holds it. `line` counts the header as line 1. */
export type StaffLine = {
  line: number;
  body: 'city' | 'shakyo';
  department: string | null;
  section: string | null;
  title: string;
  role: Role;
  name: string | null;
  kana: string | null;
  email: string | null;
  from: CalendarDate | null;
  to: CalendarDate | null;
};

export type StaffProblem = {
  line: number;
  code:
    | 'body-unknown'
    | 'title-missing'
    | 'role-unknown'
    | 'from-unreadable'
    | 'to-unreadable'
    | 'to-before-from'
    | 'text-too-long'
    | 'email-unreadable';
  text: string;
};

export type StaffReading =
  | { ok: true; lines: StaffLine[]; problems: StaffProblem[] }
  | { ok: false; code: 'staff-columns-missing'; columns: string[] };

const LONGEST = 200;
const EMAIL = /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;"]+$/u;

/**
 * What does a staff list say, line by line? The header is found by its words, in any order, among the first lines; other
 * columns are passed over. A line that is not understood becomes a problem and is left out; an empty line is nothing.
 */
export function readStaffList(rows: readonly (readonly string[])[]): StaffReading {
  const header = rows.slice(0, 20).findIndex((row) => row.some((cell) => squeeze(cell) === '氏名'));
  const at = placesIn(rows[header] ?? []);
  const columns = NEEDED.filter((column) => at[column] === undefined);
  if (columns.length > 0) return { ok: false, code: 'staff-columns-missing', columns };
  const lines: StaffLine[] = [];
  const problems: StaffProblem[] = [];
  rows.forEach((row, index) => {
    if (index <= header || row.every((cell) => cell.trim() === '')) return;
    const text = (column: StaffColumn) => row[at[column] ?? -1]?.trim() ?? '';
    const reading = readLine(text, index + 1);
    if ('code' in reading) problems.push(reading);
    else lines.push(reading);
  });
  return { ok: true, lines, problems };
}

function placesIn(header: readonly string[]): Partial<Record<StaffColumn, number>> {
  const words = header.map(squeeze);
  return Object.fromEntries(
    STAFF_COLUMNS.flatMap((column) => {
      const at = words.indexOf(squeeze(column));
      return at === -1 ? [] : [[column, at]];
    }),
  );
}

function readLine(text: (column: StaffColumn) => string, line: number): StaffLine | StaffProblem {
  const problem = (code: StaffProblem['code'], what: string): StaffProblem => ({
    line,
    code,
    text: what.slice(0, 60),
  });
  const long = STAFF_COLUMNS.map(text).find((one) => one.length > LONGEST);
  if (long !== undefined) return problem('text-too-long', long);
  const body = readBody(text('実施主体'));
  if (!body) return problem('body-unknown', text('実施主体'));
  if (text('職名') === '') return problem('title-missing', text('氏名'));
  const role = readRole(squeeze(text('役割')));
  if (!role) return problem('role-unknown', text('役割'));
  if (text('メール') !== '' && !EMAIL.test(text('メール')))
    return problem('email-unreadable', text('メール'));
  const from = readDay(text('着任日'));
  if (from === undefined) return problem('from-unreadable', text('着任日'));
  const to = readDay(text('離任日'));
  if (to === undefined) return problem('to-unreadable', text('離任日'));
  if (from !== null && to !== null && to < from)
    return problem('to-before-from', `${text('着任日')}～${text('離任日')}`);
  return {
    line,
    body,
    department: text('課') || null,
    section: text('係') || null,
    title: text('職名'),
    role,
    name: text('氏名') || null,
    kana: text('かな') || null,
    email: text('メール') || null,
    from,
    to,
  };
}

function readBody(text: string): 'city' | 'shakyo' | undefined {
  const word = squeeze(text);
  if (['', '市', '町', '村', '区'].includes(word)) return 'city';
  return ['社協', '社会福祉協議会'].includes(word) ? 'shakyo' : undefined;
}

function readDay(text: string): CalendarDate | null | undefined {
  if (text === '') return null;
  const reading = parseDate(text);
  return reading.ok ? reading.date : undefined;
}

/** A staff list as a table: {@link readStaffList} of it gives the same lines again. */
export function printStaffList(lines: readonly Omit<StaffLine, 'line'>[]): string[][] {
  return [
    [...STAFF_COLUMNS],
    ...lines.map((one) => [
      one.body === 'city' ? '市' : '社協',
      one.department ?? '',
      one.section ?? '',
      one.title,
      ROLE_WORDS[one.role],
      one.name ?? '',
      one.kana ?? '',
      one.email ?? '',
      one.from ?? '',
      one.to ?? '',
    ]),
  ];
}
