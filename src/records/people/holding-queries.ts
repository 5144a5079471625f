import { onTown } from '#db/in-plan.ts';
import type { Reader } from '#db/transaction.ts';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';

/** Terms at posts, with the person, the post and its department: what lists of holders, members and terms ask. */
export function selectHoldings(db: Reader, municipalityId: string) {
  return db
    .selectFrom('post_holding as holding')
    .innerJoin('post', onTown('post.id', 'holding.post_id'))
    .innerJoin('person', onTown('person.id', 'holding.person_id'))
    .leftJoin('department', onTown('department.id', 'post.department_id'))
    .select(['holding.person_id as personId', 'person.name', 'post.section', 'post.title'])
    .select('department.label as department')
    .where('holding.municipality_id', '=', municipalityId);
}

/** The terms that touch the days from one to another, with the holder's account, in the order of the posts. */
export function selectHolders(
  db: Reader,
  municipalityId: string,
  { from, to }: { from: CalendarDate; to: CalendarDate },
) {
  return selectHoldings(db, municipalityId)
    .leftJoin('account', onTown('account.person_id', 'person.id'))
    .select('account.id as accountId')
    .where('holding.from_date', '<=', to)
    .where((eb) => eb.or([eb('holding.to_date', 'is', null), eb('holding.to_date', '>=', from)]))
    .orderBy('post.position')
    .orderBy('holding.from_date')
    .orderBy('person.id');
}
