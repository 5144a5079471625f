import type { ExpressionBuilder } from 'kysely';
import { onTown } from '#db/in-plan.ts';
import type { Database } from '#db/tables.ts';
import type { Reader } from '#db/transaction.ts';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import { postName } from '#domain/people/post-name.ts';
import type { Role } from '#domain/people/role.ts';
import { selectHoldings } from './holding-queries.ts';

/** A person at a post for a term, with what a page shows of both. */
export type Term = {
  id: string;
  personId: string;
  /** Null: the personal data was deleted; the person is shown by post. */
  personName: string | null;
  postId: string;
  postName: string;
  role: Role;
  departmentId: string | null;
  department: string | null;
  from: CalendarDate;
  to: CalendarDate | null;
};

/** Terms of one post or of some people, or of all; the newest first. */
export async function listTerms(
  db: Reader,
  municipalityId: string,
  only: { postId?: string; personIds?: string[]; endingFrom?: CalendarDate } = {},
): Promise<Term[]> {
  if (only.personIds?.length === 0) return [];
  const rows = await selectHoldings(db, municipalityId)
    .select(['holding.id', 'person.forgotten_at', 'post.id as postId', 'post.role'])
    .select(['post.department_id as departmentId', 'holding.from_date as from', 'holding.to_date as to'])
    .$if(only.postId !== undefined, (query) => query.where('post.id', '=', only.postId!))
    .$if(only.personIds !== undefined, (query) => query.where('person.id', 'in', only.personIds!))
    .$if(only.endingFrom !== undefined, (query) =>
      query.where((eb) =>
        eb.or([eb('holding.to_date', 'is', null), eb('holding.to_date', '>=', only.endingFrom!)]),
      ),
    )
    .orderBy('holding.from_date', 'desc')
    .orderBy('post.position')
    .orderBy('holding.id')
    .execute();
  return rows.map(({ name, forgotten_at, section, title, ...term }) => ({
    ...term,
    personName: forgotten_at === null ? name : null,
    postName: postName({ department: term.department, section, title }),
  }));
}

export type Person = {
  id: string;
  name: string;
  kana: string | null;
  email: string | null;
  note: string | null;
  forgottenAt: string | null;
  version: number;
};

export async function findPerson(
  db: Reader,
  municipalityId: string,
  personId: string,
): Promise<Person | undefined> {
  return db
    .selectFrom('person')
    .select(['id', 'name', 'kana', 'email', 'note', 'forgotten_at as forgottenAt', 'version'])
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', personId)
    .executeTakeFirst();
}

/** What the address asks to see; `standing`: those who hold a post or will, those who held one, or both. */
export type PeopleFilter = {
  departmentId: string | null;
  role: Role | null;
  standing: 'current' | 'former' | 'all';
  q: string | null;
};

export type PeoplePage = { total: number; people: (Person & { terms: Term[] })[] };

/** The people that a filter asks for, those of one page of the list, by kana and name. */
export async function listPeople(
  db: Reader,
  municipalityId: string,
  filter: PeopleFilter,
  { day, offset, limit }: { day: CalendarDate; offset: number; limit: number },
): Promise<PeoplePage> {
  const asked = db
    .selectFrom('person')
    .where('person.municipality_id', '=', municipalityId)
    .$if(filter.standing === 'current', (query) => query.where((eb) => holds(eb, filter, day)))
    .$if(filter.standing === 'former', (query) =>
      query.where((eb) => eb.and([eb.not(holds(eb, {}, day)), holds(eb, filter, null)])),
    )
    .$if(filter.standing === 'all' && (filter.role ?? filter.departmentId) !== null, (query) =>
      query.where((eb) => holds(eb, filter, null)),
    )
    .$if(filter.q !== null, (query) =>
      query.where((eb) =>
        eb.or([
          eb('person.name', 'ilike', containing(filter.q!)),
          eb('person.kana', 'ilike', containing(filter.q!)),
          eb('person.email', 'ilike', containing(filter.q!)),
        ]),
      ),
    );
  const { total } = await asked
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const people = await asked
    .select(['person.id', 'name', 'kana', 'email', 'note', 'forgotten_at as forgottenAt', 'version'])
    .orderBy((eb) => eb.fn.coalesce('person.kana', 'person.name'))
    .orderBy('person.id')
    .offset(offset)
    .limit(limit)
    .execute();
  const terms = await listTerms(db, municipalityId, { personIds: people.map(({ id }) => id) });
  return {
    total,
    people: people.map((person) => ({
      ...person,
      terms: terms.filter(({ personId }) => personId === person.id),
    })),
  };
}

const containing = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

/** Holds a post of this role and department on this day or will hold one; day null: ever. */
function holds(
  eb: ExpressionBuilder<Database, 'person'>,
  { role, departmentId }: Partial<PeopleFilter>,
  day: CalendarDate | null,
) {
  return eb.exists(
    eb
      .selectFrom('post_holding as holding')
      .innerJoin('post', onTown('post.id', 'holding.post_id'))
      .select('holding.id')
      .whereRef('holding.municipality_id', '=', 'person.municipality_id')
      .whereRef('holding.person_id', '=', 'person.id')
      .$if(role != null, (query) => query.where('post.role', '=', role!))
      .$if(departmentId != null, (query) => query.where('post.department_id', '=', departmentId!))
      .$if(day !== null, (query) =>
        query.where((on) => on.or([on('holding.to_date', 'is', null), on('holding.to_date', '>=', day!)])),
      ),
  );
}
