import { inPlan } from '#db/in-plan.ts';
import type { Reader } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { Form } from '#domain/sheet/form.ts';
import type {
  ExchangeCycle,
  ExchangeEdition,
  ExchangeErratum,
  ExchangePart,
  ExchangeRequest,
  PlanRules,
} from '#exchange/year-schema.ts';

/** What a plan keeps of its years, each list as the exchange format has it. */

export async function findRules(db: Reader, key: PlanKey): Promise<PlanRules | null> {
  const row = await db
    .selectFrom('plan')
    .select('rules')
    .where('municipality_id', '=', key.municipalityId)
    .where('id', '=', key.planId)
    .executeTakeFirst();
  return row?.rules ?? null;
}

/** Every version of every form, in order. */
export async function listForms(db: Reader, key: PlanKey): Promise<Form[]> {
  return (
    db
      .selectFrom('form')
      .select(['id', 'version', 'name', 'applies_to as appliesTo', 'sections'])
      .where(inPlan(key))
      .orderBy('position')
      // The versions of a form share its place.
      .orderBy('id')
      .orderBy('version')
      .execute()
  );
}

export async function listCycles(db: Reader, key: PlanKey): Promise<ExchangeCycle[]> {
  return db
    .selectFrom('cycle')
    .select(['year', 'state', 'stages', 'exceptions', 'focus', 'left_out as leftOut'])
    .where(inPlan(key))
    .orderBy('year')
    .execute();
}

export async function listParts(
  db: Reader,
  key: PlanKey,
  only: { sheet?: string } = {},
): Promise<(ExchangePart & { sheet: string })[]> {
  return db
    .selectFrom('part')
    .select(['sheet_id as sheet', 'department', 'stage', 'state', 'fields'])
    .where(inPlan(key))
    .$if(only.sheet !== undefined, (query) => query.where('sheet_id', '=', only.sheet!))
    .orderBy('sheet_id')
    .orderBy('position')
    .execute();
}

export async function listRequests(db: Reader, key: PlanKey): Promise<ExchangeRequest[]> {
  return db
    .selectFrom('collaboration_request')
    .select(['id', 'year', 'project_id as project', 'from_department as from', 'to_department as to'])
    .select(['text', 'asked_on as askedOn', 'state', 'answer', 'answered_on as answeredOn'])
    .select('carried_from as carriedFrom')
    .where(inPlan(key))
    .orderBy('position')
    .execute();
}

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
