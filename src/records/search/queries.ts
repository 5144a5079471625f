import { type Kysely, sql } from 'kysely';
import { samePlan } from '#db/in-plan.ts';
import type { Database } from '#db/tables.ts';

export type Kind = Database['search_entry']['kind'];
export type Hit = {
  planId: string;
  planTitle: string;
  kind: Kind;
  subjectId: string;
  year: number | null;
  title: string;
  field: string;
  text: string;
  /** The sheet that an opinion is about. */
  sheetId: string | null;
};
export type HitCount = { kind: Kind; count: number };

export const PAGE_SIZE = 20;

/** In which order the kinds of things are shown. */
const KINDS: Kind[] = ['plan', 'node', 'project', 'indicator', 'sheet', 'opinion', 'outlook'];

/** What whoever asks may not read yet; `field` null: nothing of it. */
type Hidden = { planId: string; id: string; field: string | null };
type Asked = {
  municipalityId: string;
  words: string[];
  hidden: { opinion: readonly Omit<Hidden, 'field'>[]; sheet: readonly Hidden[] };
};

/**
 * Entries in which every word stands, in folded form. The trigram index serves words of three letters and more; one of
 * two letters is compared with every entry, because no index of PostgreSQL has it. So is, until the next vacuum, what was
 * just written in large numbers.
 */
function entriesWith(db: Kysely<Database>, { municipalityId, words, hidden }: Asked) {
  const found = words.reduce(
    (query, word) => query.where('search_entry.folded', 'like', `%${escapeLike(word)}%`),
    db.selectFrom('search_entry').where('search_entry.municipality_id', '=', municipalityId),
  );
  const places = [
    ...hidden.opinion.map(({ planId, id }) => sql`('opinion', ${planId}, ${id}, search_entry.field)`),
    ...hidden.sheet.map(
      ({ planId, id, field }) => sql`('sheet', ${planId}, ${id}, ${field ?? sql`search_entry.field`})`,
    ),
  ];
  if (places.length === 0) return found;
  return found.where(
    sql<boolean>`(search_entry.kind, search_entry.plan_id, search_entry.subject_id, search_entry.field) NOT IN (${sql.join(places)})`,
  );
}

export async function countHits(db: Kysely<Database>, asked: Asked): Promise<HitCount[]> {
  const rows = await entriesWith(db, asked)
    .select(({ fn }) => ['kind', fn.countAll<number>().as('count')])
    .groupBy('kind')
    .execute();
  return rows.sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));
}

/** One page of hits, plan by plan from the newest, in each by kind and then as the plan has them. */
export function listHits(
  db: Kysely<Database>,
  asked: Asked,
  { kind, page }: { kind: Kind | null; page: number },
): Promise<Hit[]> {
  return entriesWith(db, asked)
    .$if(kind !== null, (query) => query.where('search_entry.kind', '=', kind!))
    .innerJoin('plan', (join) =>
      join
        .onRef('plan.municipality_id', '=', 'search_entry.municipality_id')
        .onRef('plan.id', '=', 'search_entry.plan_id'),
    )
    .leftJoin('opinion', (join) =>
      join
        .on(samePlan('opinion', 'search_entry'))
        .onRef('opinion.id', '=', 'search_entry.subject_id')
        .on('search_entry.kind', '=', 'opinion'),
    )
    .select([
      'search_entry.plan_id as planId',
      'plan.title as planTitle',
      'search_entry.kind',
      'search_entry.subject_id as subjectId',
      'search_entry.year',
      'search_entry.title',
      'search_entry.field',
      'search_entry.text',
      'opinion.sheet_id as sheetId',
    ])
    .orderBy(sql`plan.from_year desc nulls last`)
    .orderBy('plan.created_at', 'desc')
    .orderBy('plan.id')
    .orderBy(sql`array_position(${KINDS}::text[], search_entry.kind)`)
    .orderBy('search_entry.position')
    .limit(PAGE_SIZE)
    .offset((page - 1) * PAGE_SIZE)
    .execute();
}

const escapeLike = (word: string) => word.replace(/[\\%_]/g, '\\$&');
