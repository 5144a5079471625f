import type { CalendarDate } from '../calendar/calendar-date.ts';
import { groupBy } from '../group-by.ts';
import { squeeze } from '../text/fold.ts';
import { type Holding, holdsOn, isOpenOn, type KnownStaff, overlaps } from './known-staff.ts';
import type { Role } from './role.ts';
import { type PlacedLine, personsMeant, type SameNameAnswers, type SameNameQuestion } from './same-names.ts';
import type { StaffLine } from './staff-list.ts';

type Term = { from: CalendarDate; to: CalendarDate | null };
export type NewDepartment = { id: string; body: 'city' | 'shakyo'; name: string };
export type NewPost = {
  id: string;
  departmentId: string | null;
  section: string | null;
  title: string;
  role: Role;
};
export type NewPerson = { id: string; name: string; kana: string | null; email: string | null };
export type NewHolding = { postId: string; personId: string } & Term;
export type ChangedPerson = {
  id: string;
  before: { kana: string | null; email: string | null };
  after: { kana: string | null; email: string | null };
};
export type ChangedHolding = { id: string; postId: string; personId: string; before: Term; after: Term };
/** A line that was understood and still cannot be taken over. */
export type UnclearLine = {
  line: number;
  code: 'department-closed' | 'person-ambiguous' | 'line-twice';
  text: string;
};

/** What a staff list would change. New things have ids of this list (`new:1`); those of holdings may name them. */
export type StaffDifference = {
  newDepartments: NewDepartment[];
  newPosts: NewPost[];
  newPersons: NewPerson[];
  changedPersons: ChangedPerson[];
  newHoldings: NewHolding[];
  changedHoldings: ChangedHolding[];
  /** In force on the day and not in the list: nothing happens to them unless somebody says so. */
  missing: Holding[];
  unclear: UnclearLine[];
  /** Of whom only somebody who knows the people can say whether they are one: nothing of theirs is taken without an answer. */
  questions: SameNameQuestion[];
};

/**
 * What would a staff list change? A line stands for one person at one post. Nothing that the list leaves out is ended or
 * taken away; an empty cell changes nothing. `since`: the first day of those whose line tells none. Does not judge whether
 * the change is sensible: a person looks at it first.
 */
export function compareStaff(
  known: KnownStaff,
  lines: readonly StaffLine[],
  { day, since, answers = new Map() }: { day: CalendarDate; since: CalendarDate; answers?: SameNameAnswers },
): StaffDifference {
  const found = emptyDifference();
  const placed = placeLines(known, lines, found, day);
  const { meant, questions } = personsMeant(known, placed, answers);
  found.questions = questions;
  const personOf = personTaker(known, found);
  const byPair = groupBy(known.holdings, (one) => pairKey(one.postId, one.personId));
  const seen = new Set<string>();
  for (const { line, postIds } of placed) {
    const who = meant.get(line);
    if (line.name === null || !who) continue;
    if ('unclear' in who) {
      // What is asked stands beside its question.
      if (who.unclear === 'person-ambiguous')
        found.unclear.push({ line: line.line, code: who.unclear, text: line.name });
      continue;
    }
    const personId = personOf(line, who);
    const held = postIds.find((postId) => byPair.has(pairKey(postId, personId)));
    const postId = held ?? postIds[0]!;
    const own = byPair.get(pairKey(postId, personId)) ?? [];
    const key = `${pairKey(postId, personId)}|${line.from ?? ''}`;
    if (seen.has(key)) found.unclear.push({ line: line.line, code: 'line-twice', text: line.name });
    else takeTerm(found, { postId, personId }, own, line, since);
    seen.add(key);
    seen.add(pairKey(postId, personId));
  }
  found.missing = known.holdings.filter(
    (one) => holdsOn(one, day) && !seen.has(pairKey(one.postId, one.personId)),
  );
  return found;
}

/** The departments and posts of the lines, known or new; a line of a closed department has none. */
function placeLines(
  known: KnownStaff,
  lines: readonly StaffLine[],
  found: StaffDifference,
  day: CalendarDate,
): PlacedLine[] {
  const departmentOf = departmentFinder(known, found, day);
  const postsOf = postFinder(known, found, day);
  return lines.flatMap((line) => {
    const departmentId = departmentOf(line);
    if (departmentId !== undefined) return [{ line, departmentId, postIds: postsOf(line, departmentId) }];
    found.unclear.push({ line: line.line, code: 'department-closed', text: departmentName(line)! });
    return [];
  });
}

const pairKey = (postId: string, personId: string) => `${postId}|${personId}`;

function emptyDifference(): StaffDifference {
  return {
    newDepartments: [],
    newPosts: [],
    newPersons: [],
    changedPersons: [],
    newHoldings: [],
    changedHoldings: [],
    missing: [],
    unclear: [],
    questions: [],
  };
}

/** The council prints no department of its own: there it is 社協. */
const departmentName = (line: StaffLine) => line.department ?? (line.body === 'shakyo' ? '社協' : null);

/** Undefined: the list names a department that is closed. */
function departmentFinder(known: KnownStaff, found: StaffDifference, day: CalendarDate) {
  const keyOf = (body: string, name: string) => `${body}|${squeeze(name)}`;
  const ids = new Map<string, string | undefined>(
    known.departments.map((one) => [keyOf(one.body, one.name), isOpenOn(one, day) ? one.id : undefined]),
  );
  return (line: StaffLine): string | null | undefined => {
    const name = departmentName(line);
    if (name === null) return null;
    const key = keyOf(line.body, name);
    if (ids.has(key)) return ids.get(key);
    const id = `new:d${found.newDepartments.length + 1}`;
    ids.set(key, id);
    found.newDepartments.push({ id, body: line.body, name });
    return id;
  };
}

function postFinder(known: KnownStaff, found: StaffDifference, day: CalendarDate) {
  const keyOf = (post: Omit<NewPost, 'id'>) =>
    [post.departmentId ?? '', squeeze(post.section ?? ''), squeeze(post.title), post.role].join('|');
  const ids = new Map<string, string[]>();
  for (const post of known.posts) {
    if (isOpenOn(post, day)) ids.set(keyOf(post), [...(ids.get(keyOf(post)) ?? []), post.id]);
  }
  return ({ section, title, role }: StaffLine, departmentId: string | null): string[] => {
    const post = { departmentId, section, title, role };
    const known = ids.get(keyOf(post));
    if (known) return known;
    const id = `new:${found.newPosts.length + 1}`;
    ids.set(keyOf(post), [id]);
    found.newPosts.push({ id, ...post });
    return [id];
  };
}

/** The person that a line means, as known or as new; what the line says of kana and address is taken over. */
function personTaker(known: KnownStaff, found: StaffDifference) {
  const persons = new Map(known.persons.map((person) => [person.id, person]));
  const fresh = new Map<string, string>();
  const changed = new Map<string, ChangedPerson>();
  return ({ name, kana, email }: StaffLine, meant: { known: string } | { fresh: string }): string => {
    if ('fresh' in meant) {
      const id = fresh.get(meant.fresh) ?? `new:p${found.newPersons.length + 1}`;
      if (!fresh.has(meant.fresh)) {
        fresh.set(meant.fresh, id);
        found.newPersons.push({ id, name: name!, kana, email });
      }
      return id;
    }
    const person = persons.get(meant.known)!;
    const before = changed.get(person.id)?.after ?? { kana: person.kana, email: person.email };
    const after = { kana: kana ?? before.kana, email: email ?? before.email };
    if (after.kana === before.kana && after.email === before.email) return person.id;
    const change = changed.get(person.id);
    if (change) change.after = after;
    else {
      const first = { id: person.id, before, after };
      changed.set(person.id, first);
      found.changedPersons.push(first);
    }
    return person.id;
  };
}

/** A term that touches one which is known changes that one; any other is a new one. */
function takeTerm(
  found: StaffDifference,
  pair: { postId: string; personId: string },
  own: readonly Holding[],
  line: StaffLine,
  since: CalendarDate,
): void {
  const known = own.find((one) =>
    line.from === null
      ? one.to === null || one.to >= since || one.to === line.to
      : one.from === line.from || overlaps(one, { from: line.from, to: line.to }),
  );
  if (!known) {
    const from = line.from ?? (line.to !== null && line.to < since ? line.to : since);
    found.newHoldings.push({ ...pair, from, to: line.to });
    return;
  }
  const after = { from: line.from ?? known.from, to: line.to ?? known.to };
  if (after.from === known.from && after.to === known.to) return;
  if (after.to !== null && after.to < after.from) return;
  found.changedHoldings.push({
    id: known.id,
    ...pair,
    before: { from: known.from, to: known.to },
    after,
  });
}
