import { type ExpressionBuilder, sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { inPlan, samePlan } from '#db/in-plan.ts';
import type { Database } from '#db/tables.ts';
import type { Reader, Tx } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { FormSection } from '#domain/sheet/form.ts';
import type { ExchangeRatingScale, ExchangeValue, ValueKind } from '#exchange/schema.ts';
import { printedName } from '#records/people/department-name.ts';

export type Stage = 'targeting' | 'collecting';

/** Everything that stands in a sheet, as a save looks at it. */
export type SheetState = {
  project: string;
  year: number;
  version: number;
  sections: FormSection[] | null;
  /** Fields of the whole sheet. */
  fields: Record<string, string>;
  /** The parts of the stage in printed order, each with what its owner says for itself. */
  parts: {
    departmentId: string;
    department: string;
    fields: Record<string, string>;
    version: number;
    savedAt: string | null;
  }[];
  ratings: {
    layer: string;
    departmentId: string | null;
    department: string | null;
    scale: string | null;
    code: string;
  }[];
  /** The project's indicators. */
  indicators: string[];
  values: StoredValue[];
  /** The plan's rating scales. */
  scales: ExchangeRatingScale[];
};
export type StoredValue = {
  indicator: string;
  kind: ValueKind;
  year: number | null;
  position: number;
  text: string;
  reason: string | null;
  status: ExchangeValue['status'] | null;
};

/**
 * The sheet as it is now, in which nobody else writes until the transaction ends. Locked first and read then: a statement that
 * waits for a row sees what was committed meanwhile in that row alone, and in the parts beside it what was before.
 */
export async function lockSheetState(
  tx: Tx,
  key: PlanKey,
  of: { sheet: string; stage: Stage },
): Promise<SheetState | undefined> {
  await tx
    .selectFrom('sheet')
    .select('id')
    .where(inPlan(key))
    .where('id', '=', of.sheet)
    .forUpdate()
    .execute();
  return findSheetState(tx, key, of);
}

/** The sheet as it is now. */
export async function findSheetState(
  db: Reader,
  key: PlanKey,
  { sheet, stage }: { sheet: string; stage: Stage },
): Promise<SheetState | undefined> {
  const row = await db
    .selectFrom('sheet')
    .select(['sheet.project_id as project', 'sheet.year', 'sheet.version', 'sheet.fields'])
    .select((eb) => [
      eb
        .selectFrom('form')
        .select('form.sections')
        .where(samePlan('form', 'sheet'))
        .whereRef('form.id', '=', 'sheet.form_id')
        .whereRef('form.version', '=', 'sheet.form_version')
        .as('sections'),
      partsOf(eb, stage).as('parts'),
      ratingsOf(eb).as('ratings'),
      sql<string[]>`coalesce((
        SELECT json_agg(indicator.id ORDER BY indicator.position) FROM indicator
        WHERE indicator.municipality_id = sheet.municipality_id AND indicator.plan_id = sheet.plan_id
          AND indicator.project_id = sheet.project_id
      ), '[]')`.as('indicators'),
      valuesOf(eb).as('values'),
      scalesOf(eb).as('scales'),
    ])
    .where(inPlan(key, 'sheet'))
    .where('sheet.id', '=', sheet)
    .executeTakeFirst();
  if (!row) return undefined;
  return { ...row, fields: row.fields as Record<string, string> } as SheetState;
}

type OfSheet = ExpressionBuilder<Database, 'sheet'>;

function partsOf(eb: OfSheet, stage: Stage) {
  return jsonArrayFrom(
    eb
      .selectFrom('part')
      .select(['part.department_id as departmentId', 'part.fields', 'part.version'])
      .select(printedName('part').as('department'))
      .select((one) => one.ref('part.saved_at').as('savedAt'))
      .where(samePlan('part', 'sheet'))
      .whereRef('part.sheet_id', '=', 'sheet.id')
      .where('part.stage', '=', stage)
      .orderBy('part.position'),
  );
}

function ratingsOf(eb: OfSheet) {
  return jsonArrayFrom(
    eb
      .selectFrom('rating')
      .select(['rating.layer', 'rating.department_id as departmentId', 'rating.code'])
      .select(printedName<string | null>('rating').as('department'))
      .select((one) => one.ref('rating.scale_id').as('scale'))
      .where(samePlan('rating', 'sheet'))
      .whereRef('rating.sheet_id', '=', 'sheet.id')
      .orderBy('rating.position'),
  );
}

function valuesOf(eb: OfSheet) {
  return jsonArrayFrom(
    eb
      .selectFrom('indicator_value as value')
      .innerJoin('indicator', (join) =>
        join.on(samePlan('indicator', 'value')).onRef('indicator.id', '=', 'value.indicator_id'),
      )
      .select(['value.kind', 'value.year', 'value.position', 'value.text', 'value.reason', 'value.status'])
      .select((one) => one.ref('value.indicator_id').as('indicator'))
      .where(samePlan('indicator', 'sheet'))
      .whereRef('indicator.project_id', '=', 'sheet.project_id')
      .orderBy('value.position'),
  );
}

function scalesOf(eb: OfSheet) {
  return jsonArrayFrom(
    eb
      .selectFrom('rating_scale as scale')
      .select(['scale.id', 'scale.name', 'scale.best', 'scale.codes'])
      .where(samePlan('scale', 'sheet'))
      .orderBy('scale.position'),
  );
}
