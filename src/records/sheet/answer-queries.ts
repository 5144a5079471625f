import { inPlan } from '#db/in-plan.ts';
import type { Reader } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import { answeredValues, type SheetAnswers } from '#domain/sheet/answers.ts';
import type { Form } from '#domain/sheet/form.ts';
import { printedName } from '#records/people/department-name.ts';
import { listIndicators } from '#records/plan/indicator-queries.ts';
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
  part: { departmentId: string; stage: 'targeting' | 'collecting' },
): Promise<{ answers: SheetAnswers; indicators: string[] }> {
  const sheet = await db
    .selectFrom('sheet')
    .select('fields')
    .where(inPlan(key))
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const own = await db
    .selectFrom('part')
    .select('fields')
    .where(inPlan(key))
    .where('sheet_id', '=', id)
    .where('department_id', '=', part.departmentId)
    .where('stage', '=', part.stage)
    .executeTakeFirst();
  const ratings = await db
    .selectFrom('rating')
    .select(['layer', 'scale_id as scale', 'code', printedName<string | null>('rating').as('department')])
    .where(inPlan(key))
    .where('sheet_id', '=', id)
    .execute();
  const files = await db
    .selectFrom('attachment')
    .select(({ fn }) => ['field', fn.countAll<number>().as('count')])
    .where(inPlan(key))
    .where('sheet_id', '=', id)
    .where('removed_at', 'is', null)
    .where((eb) => eb.or([eb('department_id', 'is', null), eb('department_id', '=', part.departmentId)]))
    .groupBy('field')
    .execute();
  const indicators = await listIndicators(db, key, { project });
  return {
    indicators: indicators.map((one) => one.id),
    answers: {
      fields: sheet.fields as Record<string, string>,
      own: (own?.fields ?? {}) as Record<string, string>,
      ratings: ratings.filter(({ code }) => code !== ''),
      values: indicators.flatMap(({ id, values }) =>
        answeredValues(id, values).filter((one) => one.year === year || one.year === year + 1),
      ),
      files: Object.fromEntries(files.map(({ field, count }) => [field, Number(count)])),
    },
  };
}
