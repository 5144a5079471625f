import { sql } from 'kysely';
import { inPlan, onPlan } from '#db/in-plan.ts';
import type { Reader } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import { latestForms } from '#domain/sheet/choose-form.ts';
import type { Form } from '#domain/sheet/form.ts';
import type { Held } from '#domain/sheet/form-from-sheets.ts';
import { listForms } from './form-queries.ts';

/** A version of a form of the plan; the latest, where none is told. */
export async function findForm(
  db: Reader,
  key: PlanKey,
  id: string,
  version?: number,
): Promise<Form | undefined> {
  const forms = (await listForms(db, key)).filter((form) => form.id === id);
  return version === undefined ? latestForms(forms)[0] : forms.find((form) => form.version === version);
}

/** How many sheets of each year are filled in which version of a form; `state` null: the year has no cycle. */
export function listFormUses(db: Reader, key: PlanKey) {
  return db
    .selectFrom('sheet')
    .leftJoin('cycle', onPlan('cycle.year', 'sheet.year'))
    .select(['sheet.form_id as form', 'sheet.form_version as version', 'sheet.year', 'cycle.state'])
    .select(({ fn }) => fn.countAll<number>().as('sheets'))
    .where(inPlan(key, 'sheet'))
    .where('sheet.form_id', 'is not', null)
    .groupBy(['sheet.form_id', 'sheet.form_version', 'sheet.year', 'cycle.state'])
    .orderBy('sheet.year')
    .orderBy('sheet.form_version')
    .execute();
}

/** What the plan's sheets hold, for a form that is derived from them. */
export async function findHeld(db: Reader, key: PlanKey, order: readonly string[]): Promise<Held> {
  const keysOf = async (table: 'sheet' | 'project') => {
    const rows = await db
      .selectFrom(table)
      .select(sql<string>`jsonb_object_keys(${sql.ref(`${table}.fields`)})`.as('field'))
      .distinct()
      .where(inPlan(key))
      .execute();
    const place = (field: string) => (order.includes(field) ? order.indexOf(field) : order.length);
    return rows
      .map(({ field }) => field)
      .sort((one, other) => place(one) - place(other) || (one < other ? -1 : 1));
  };
  const ratings = await db
    .selectFrom('rating')
    .select(['layer', 'scale_id as scale'])
    .select(sql<boolean>`bool_or(department is not null or department_id is not null)`.as('isPerOwner'))
    .where(inPlan(key))
    .where('sheet_id', 'is not', null)
    .groupBy(['layer', 'scale_id'])
    .orderBy(sql`array_position(array['self', 'review', 'committee', 'final'], layer)`)
    .orderBy('scale_id')
    .execute();
  const indicator = await db
    .selectFrom('indicator')
    .select('id')
    .where(inPlan(key))
    .where('project_id', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  return {
    fields: await keysOf('sheet'),
    projectFields: await keysOf('project'),
    ratings,
    hasIndicators: indicator !== undefined,
  };
}
