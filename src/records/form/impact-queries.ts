import { sql } from 'kysely';
import { inPlan, onPlan } from '#db/in-plan.ts';
import type { Reader } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { Form } from '#domain/sheet/form.ts';
import { displacedFields, displacedRatings } from '#domain/sheet/form-change.ts';
import { printedName } from '#records/people/department-name.ts';
import { listForms } from './form-queries.ts';

/** A text that a sheet of an open cycle keeps, but would no longer show. */
export type DisplacedText = {
  sheet: string;
  project: string;
  year: number;
  label: string;
  department: string | null;
  text: string;
};

export type Impact = {
  /** Sheets of open cycles that are filled in another version of the form, by year; a finalised one stays as it is. */
  movable: { year: number; sheets: number }[];
  displaced: DisplacedText[];
};

/** The sheets that can move to another version: of a cycle that is not sealed, not yet finalised. */
const movableSheets = (db: Reader, key: PlanKey, form: string) =>
  db
    .selectFrom('sheet')
    .innerJoin('cycle', onPlan('cycle.year', 'sheet.year'))
    .where(inPlan(key, 'sheet'))
    .where('sheet.form_id', '=', form)
    .where('cycle.state', '!=', 'sealed')
    .where(sql<boolean>`sheet.state is distinct from 'finalised'`);

export async function listMovableSheets(db: Reader, key: PlanKey, form: string): Promise<string[]> {
  return (await movableSheets(db, key, form).select('sheet.id').execute()).map(({ id }) => id);
}

/**
 * Which sheets does a change of the form touch, and what of them would lose its place? Each is compared by the version that it
 * is filled in, which need not be the latest.
 */
export async function findImpact(db: Reader, key: PlanKey, after: Form): Promise<Impact> {
  const sheets = await movableSheets(db, key, after.id)
    .innerJoin('project', onPlan('project.id', 'sheet.project_id'))
    .select(['sheet.id', 'sheet.year', 'sheet.fields', 'sheet.form_version as version', 'project.title'])
    .orderBy('sheet.year')
    .orderBy('sheet.position')
    .execute();
  const years = [...new Set(sheets.map(({ year }) => year))];
  const movable = years.map((year) => ({
    year,
    sheets: sheets.filter((sheet) => sheet.year === year).length,
  }));
  if (sheets.length === 0) return { movable, displaced: [] };

  const ids = sheets.map(({ id }) => id);
  const parts = await db
    .selectFrom('part')
    .select(['sheet_id as sheet', printedName('part').as('department'), 'fields'])
    .where(inPlan(key))
    .where('sheet_id', 'in', ids)
    .orderBy('position')
    .execute();
  const ratings = await db
    .selectFrom('rating')
    .select(['sheet_id as sheet', 'layer', 'scale_id as scale', 'code'])
    .select(printedName<string | null>('rating').as('department'))
    .where(inPlan(key))
    .where('sheet_id', 'in', ids)
    .orderBy('position')
    .execute();

  const versions = (await listForms(db, key)).filter((form) => form.id === after.id);
  const goneFrom = new Map(
    versions.map((form) => [
      form.version,
      { fields: displacedFields(form, after), ratings: displacedRatings(form, after) },
    ]),
  );
  const displaced = sheets.flatMap((sheet) => {
    const place = { sheet: sheet.id, project: sheet.title, year: sheet.year };
    const gone = goneFrom.get(sheet.version!)!;
    const own = parts.filter((part) => part.sheet === sheet.id);
    const texts = gone.fields.flatMap(({ key: field, label, from }) =>
      (from === 'sheet' ? [{ department: null, fields: sheet.fields }] : own).map((one) => ({
        ...place,
        label,
        department: one.department,
        text: (one.fields as Record<string, string>)[field] ?? '',
      })),
    );
    const codes = gone.ratings.flatMap(({ layer, scale, label }) =>
      ratings
        .filter((one) => one.sheet === sheet.id && one.layer === layer && one.scale === scale)
        .map(({ department, code }) => ({ ...place, label, department, text: code })),
    );
    return [...texts, ...codes].filter(({ text }) => text.trim() !== '');
  });
  return { movable, displaced };
}
