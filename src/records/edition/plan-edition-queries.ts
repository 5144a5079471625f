import { inPlan } from '#db/in-plan.ts';
import type { Reader } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { ExchangeEdition, ExchangeErratum } from '#exchange/year-schema.ts';

export async function listEditions(db: Reader, key: PlanKey): Promise<ExchangeEdition[]> {
  const rows = await db
    .selectFrom('edition')
    .select(['year', 'sealed_at as sealedAt', 'sealed_by as sealedBy', 'sha256', 'document'])
    .where(inPlan(key))
    .orderBy('year')
    .execute();
  return rows.map(({ document, ...edition }) => ({ ...edition, document: document.toString() }));
}

export async function listErrata(db: Reader, key: PlanKey): Promise<ExchangeErratum[]> {
  return db
    .selectFrom('erratum')
    .select(['id', 'year', 'at_pointer as at', 'place', 'wrong', 'correct', 'reason'])
    .select(['noted_on as notedOn', 'noted_by as notedBy'])
    .where(inPlan(key))
    .orderBy('position')
    .execute();
}
