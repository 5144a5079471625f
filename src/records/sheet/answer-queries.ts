import { inPlan } from '#db/in-plan.ts';
import type { Reader } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import { answeredValues, type SheetAnswers } from '#domain/sheet/answers.ts';
import type { Form } from '#domain/sheet/form.ts';
import type { ExchangeIndicator } from '#exchange/schema.ts';
import { listIndicators } from '#records/plan/indicator-queries.ts';
import type { SheetState } from './sheet-state-queries.ts';
import type { SheetStanding } from './standing-queries.ts';

/** The form of a sheet, in the version that the sheet was opened with; null where it has none. */
export async function findFormOf(db: Reader, key: PlanKey, { form }: SheetStanding): Promise<Form | null> {
  if (form === null) return null;
  const row = await db
    .selectFrom('form')
    .select(['id', 'version', 'name', 'applies_to as appliesTo', 'sections'])
    .where(inPlan(key))
    .where('id', '=', form.id)
    .where('version', '=', form.version)
    .executeTakeFirst();
  return row ?? null;
}

/** What one owner's part of a sheet holds, for the check whether it is complete, with the ids of the project's indicators. */
export async function loadAnswers(
  db: Reader,
  key: PlanKey,
  { id, project, year }: SheetStanding,
  { state, departmentId }: { state: SheetState; departmentId: string },
): Promise<{ answers: SheetAnswers; indicators: ExchangeIndicator[] }> {
  const files = await db
    .selectFrom('attachment')
    .select(({ fn }) => ['field', fn.countAll<number>().as('count')])
    .where(inPlan(key))
    .where('sheet_id', '=', id)
    .where('removed_at', 'is', null)
    .where((eb) => eb.or([eb('department_id', 'is', null), eb('department_id', '=', departmentId)]))
    .groupBy('field')
    .execute();
  const asked = new Set(state.indicators.map((one) => one.id));
  const indicators = (await listIndicators(db, key, { project })).filter((one) => asked.has(one.id));
  return {
    indicators,
    answers: {
      fields: state.fields,
      own: state.parts.find((part) => part.departmentId === departmentId)?.fields ?? {},
      ratings: state.ratings.filter(({ code }) => code !== '') as SheetAnswers['ratings'],
      values: indicators.flatMap(({ id, values }) =>
        answeredValues(id, values).filter((one) => one.year === year || one.year === year + 1),
      ),
      files: Object.fromEntries(files.map(({ field, count }) => [field, Number(count)])),
    },
  };
}
