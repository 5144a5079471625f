import type { CalendarDate } from '../calendar/calendar-date.ts';
import type { Role } from './role.ts';

/** The departments, posts, persons and holdings of a municipality, as the rules look at them. */
export type KnownStaff = {
  departments: readonly KnownDepartment[];
  posts: readonly KnownPost[];
  persons: readonly KnownPerson[];
  holdings: readonly Holding[];
};
export type KnownDepartment = {
  id: string;
  body: 'city' | 'shakyo';
  name: string;
  closedOn: CalendarDate | null;
};
export type KnownPost = {
  id: string;
  departmentId: string | null;
  section: string | null;
  title: string;
  role: Role;
  closedOn: CalendarDate | null;
};
export type KnownPerson = { id: string; name: string; kana: string | null; email: string | null };
/** A person at a post, from the first to the last day; `to` null: until further notice. */
export type Holding = {
  id: string;
  postId: string;
  personId: string;
  from: CalendarDate;
  to: CalendarDate | null;
};

/** Is it in force on this day? */
export const holdsOn = ({ from, to }: Pick<Holding, 'from' | 'to'>, day: CalendarDate) =>
  from <= day && (to === null || to >= day);

/** Have two terms a day in common? */
export function overlaps(
  a: { from: CalendarDate; to: CalendarDate | null },
  b: { from: CalendarDate; to: CalendarDate | null },
): boolean {
  return (b.to === null || a.from <= b.to) && (a.to === null || b.from <= a.to);
}

/** Is a post or a department still there on this day? The day of closing is its last. */
export const isOpenOn = ({ closedOn }: { closedOn: CalendarDate | null }, day: CalendarDate) =>
  closedOn === null || closedOn >= day;
