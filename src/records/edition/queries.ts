import { inPlan, samePlan } from '#db/in-plan.ts';
import type { Reader } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { ExchangeErratum } from '#exchange/year-schema.ts';
import { listErrata } from './plan-edition-queries.ts';

export type EditionHead = {
  year: number;
  sha256: string;
  sealedAt: string;
  sealedBy: string;
  errata: number;
};
export type Edition = Omit<EditionHead, 'errata'> & { document: Buffer };

/** The sealed years of a plan, the newest first, without their documents. */
export function listEditionHeads(db: Reader, key: PlanKey): Promise<EditionHead[]> {
  return db
    .selectFrom('edition')
    .select((eb) => [
      'year',
      'sha256',
      'sealed_at as sealedAt',
      'sealed_by as sealedBy',
      eb
        .selectFrom('erratum')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where(samePlan('erratum', 'edition'))
        .whereRef('erratum.year', '=', 'edition.year')
        .$asScalar()
        .$notNull()
        .as('errata'),
    ])
    .where(inPlan(key))
    .orderBy('year', 'desc')
    .execute();
}

export function findEdition(db: Reader, key: PlanKey, year: number): Promise<Edition | undefined> {
  return db
    .selectFrom('edition')
    .select(['year', 'sha256', 'sealed_at as sealedAt', 'sealed_by as sealedBy', 'document'])
    .where(inPlan(key))
    .where('year', '=', year)
    .executeTakeFirst();
}

/** What was noted beside a sealed year, the oldest first. */
export async function listErrataOf(db: Reader, key: PlanKey, year: number): Promise<ExchangeErratum[]> {
  return (await listErrata(db, key)).filter((erratum) => erratum.year === year);
}

/** The years of a plan that nothing may change any more: sealed here, or sealed where the plan came from. */
export async function listSealedYears(db: Reader, key: PlanKey): Promise<number[]> {
  const own = { municipality_id: key.municipalityId, plan_id: key.planId };
  const rows = await db
    .selectFrom('edition')
    .select('year')
    .where((eb) => eb.and(own))
    .union(
      db
        .selectFrom('cycle')
        .select('year')
        .where((eb) => eb.and({ ...own, state: 'sealed' })),
    )
    .orderBy('year')
    .execute();
  return rows.map(({ year }) => year);
}
