import type { Reader } from '#db/transaction.ts';
import { type CalendarDate, formatDate } from '#domain/calendar/calendar-date.ts';
import { dayOf } from '#domain/calendar/day-in-japan.ts';
import { yearsBefore } from '#domain/people/retention.ts';
import { listTerms, type Term } from './people-queries.ts';

/** Somebody whose last term ended long ago; without any term, whoever was entered long ago. `until`: as it is printed. */
export type Forgettable = { id: string; name: string; until: string; posts: string[] };

export async function listForgettable(
  db: Reader,
  municipalityId: string,
  { now, years }: { now: Date; years: number },
): Promise<Forgettable[]> {
  const day = dayOf(now);
  const limit = yearsBefore(day, years);
  const persons = await db
    .selectFrom('person')
    .select(['id', 'name', 'created_at'])
    .where('municipality_id', '=', municipalityId)
    .where('forgotten_at', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('post_holding')
            .select('post_holding.id')
            .whereRef('post_holding.municipality_id', '=', 'person.municipality_id')
            .whereRef('post_holding.person_id', '=', 'person.id')
            .where((eb) => eb.or([eb('to_date', 'is', null), eb('to_date', '>=', limit)])),
        ),
      ),
    )
    .orderBy('id')
    .execute();
  const terms = await listTerms(db, municipalityId, { personIds: persons.map(({ id }) => id) });
  return persons.flatMap(({ id, name, created_at }) => {
    const own = terms.filter(({ personId }) => personId === id);
    const lastDay =
      own
        .map(({ to }) => to ?? day)
        .sort()
        .at(-1) ?? created_at.slice(0, 10);
    if (lastDay >= limit) return [];
    return [{ id, name, until: formatDate(lastDay, 'era'), posts: own.map(({ postName }) => postName) }];
  });
}

/** Not who is at a post, nor who will be. */
export const mayBeForgotten = (terms: Term[], day: CalendarDate) =>
  terms.every(({ to }) => to !== null && to < day);
