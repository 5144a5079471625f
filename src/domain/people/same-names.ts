import type { CalendarDate } from '../calendar/calendar-date.ts';
import { groupBy } from '../group-by.ts';
import { squeeze } from '../text/fold.ts';
import type { KnownPerson, KnownStaff } from './known-staff.ts';
import { matchPerson } from './match-person.ts';
import type { StaffLine } from './staff-list.ts';

/** A line whose department is known or new, with the posts that it may mean. */
export type PlacedLine = { line: StaffLine; departmentId: string | null; postIds: readonly string[] };

/** One name in several departments: `one` person with several posts, in `each` department another, or left out of the list for now. */
export const SAME_NAME_ANSWERS = ['one', 'each', 'later'] as const;
export type SameNameAnswer = (typeof SAME_NAME_ANSWERS)[number];
/** By the `key` of the question. */
export type SameNameAnswers = ReadonlyMap<string, SameNameAnswer>;

/** What only somebody who knows the people can say. `knownId`: who of this name is known already. */
export type SameNameQuestion = { key: string; knownId: string | null; lines: QuestionLine[] };
type QuestionLine = Pick<StaffLine, 'line' | 'kana' | 'email'> & {
  name: string;
  postId: string;
  from: CalendarDate | null;
  to: CalendarDate | null;
};

/** Whom a line means: somebody known, somebody new (by a key that lines of the same person share), or nobody can say yet. */
export type Meant = { known: string } | { fresh: string } | { unclear: 'person-ambiguous' | 'undecided' };

/**
 * Whom does each line of a staff list mean? A name at a post which somebody of that name holds is that person. Elsewhere the name
 * decides, and the address tells namesakes apart; but where one list has a name in several departments, whether that is one
 * person with several posts or several people is asked, and nothing is joined without an answer. Two posts in one department are one person's.
 */
export function personsMeant(
  known: Pick<KnownStaff, 'persons' | 'holdings'>,
  placed: readonly PlacedLine[],
  answers: SameNameAnswers,
): { meant: Map<StaffLine, Meant>; questions: SameNameQuestion[] } {
  const named = known.persons.filter(({ name }) => name !== '');
  const byName = groupBy(named, ({ name }) => squeeze(name));
  const holders = groupBy(known.holdings, ({ postId }) => postId);
  const meant = new Map<StaffLine, Meant>();
  const questions: SameNameQuestion[] = [];
  const withName = placed.filter(({ line }) => line.name !== null);
  for (const [key, own] of groupBy(withName, ({ line }) => squeeze(line.name!))) {
    const namesakes = byName.get(key) ?? [];
    const { settled, open } = settleKnown(own, namesakes, holders);
    for (const [line, person] of settled) meant.set(line, { known: person.id });
    if (open.length === 0) continue;
    const isAsked = new Set(own.map(({ departmentId }) => departmentId)).size > 1;
    const one = onePerson(key, namesakes, settled);
    if (isAsked) questions.push(questionOf(key, open, one));
    const answer = isAsked ? (answers.get(key) ?? 'later') : 'one';
    for (const { line, departmentId } of open)
      meant.set(
        line,
        answer === 'one'
          ? (one ?? meantAlone(key, line, namesakes))
          : answer === 'each'
            ? { fresh: `${key}|${departmentId}` }
            : { unclear: 'undecided' },
      );
  }
  return { meant, questions };
}

type Settled = Map<StaffLine, KnownPerson>;

/** Lines of which it is known who is meant, and the rest. Who is settled in a department is meant by its other lines too. */
function settleKnown(
  own: readonly PlacedLine[],
  namesakes: readonly KnownPerson[],
  holders: ReadonlyMap<string, readonly { personId: string }[]>,
): { settled: Settled; open: PlacedLine[] } {
  const settled: Settled = new Map();
  const ofDepartment = new Map<string | null, KnownPerson>();
  for (const { line, departmentId, postIds } of own) {
    const held = new Set(postIds.flatMap((id) => (holders.get(id) ?? []).map(({ personId }) => personId)));
    const here = namesakes.filter(({ id }) => held.has(id));
    const person = here.length === 1 ? here[0] : toldByAddress(line, namesakes);
    if (!person) continue;
    settled.set(line, person);
    ofDepartment.set(departmentId, person);
  }
  for (const { line, departmentId } of own) {
    const person = ofDepartment.get(departmentId);
    if (person && !settled.has(line)) settled.set(line, person);
  }
  return { settled, open: own.filter(({ line }) => !settled.has(line)) };
}

/** Namesakes of whom one has this address; one alone is not told by it, for an office shares addresses. */
function toldByAddress({ name, email }: StaffLine, namesakes: readonly KnownPerson[]) {
  const person = namesakes.length > 1 ? matchPerson({ name: name!, email }, namesakes) : 'none';
  return typeof person === 'string' ? undefined : person;
}

/** Who it is if all lines of the name are one person; null where each line tells by itself. */
function onePerson(key: string, namesakes: readonly KnownPerson[], settled: Settled): Meant | null {
  const persons = [...new Set(settled.values())];
  if (persons.length > 1) return { unclear: 'person-ambiguous' };
  const person = persons[0] ?? (namesakes.length === 1 ? namesakes[0] : undefined);
  if (person) return { known: person.id };
  return namesakes.length === 0 ? { fresh: key } : null;
}

function meantAlone(key: string, { name, email }: StaffLine, namesakes: readonly KnownPerson[]): Meant {
  const person = matchPerson({ name: name!, email }, namesakes);
  if (person === 'none') return { fresh: key };
  return person === 'several' ? { unclear: 'person-ambiguous' } : { known: person.id };
}

function questionOf(key: string, open: readonly PlacedLine[], one: Meant | null): SameNameQuestion {
  return {
    key,
    knownId: one && 'known' in one ? one.known : null,
    lines: open.map(({ line: { line, name, kana, email, from, to }, postIds }) => ({
      ...{ line, name: name!, kana, email, from, to },
      postId: postIds[0]!,
    })),
  };
}
