import { inPlan } from '#db/in-plan.ts';
import type { Reader } from '#db/transaction.ts';
import { groupBy } from '#domain/group-by.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { PlacedRating } from '#domain/review/rating.ts';
import type { Form } from '#domain/sheet/form.ts';
import { sharedOut, sharingOf } from '#domain/sheet/part.ts';
import { ownerNames } from '#exchange/names.ts';
import type { FormSubject, SheetContent } from '#exchange/sheet-content.ts';
import { listForms } from '#records/form/form-queries.ts';
import { printedName } from '#records/people/department-name.ts';
import { listIndicators } from '#records/plan/indicator-queries.ts';
import { isLead } from '#records/plan/owner-queries.ts';
import { listProjectNames } from '#records/plan/project-queries.ts';
import { findPlanHead, listScales } from '#records/plan/queries.ts';
import { listRatings } from './rating-queries.ts';

/** A sheet with all that is written in it, to be read in place. */
export type SheetReading = {
  id: string;
  project: string;
  title: string;
  number: string;
  owners: string;
  year: number;
  /** Null: the sheet has no form; its texts are shown under their labels. */
  form: Form | null;
  subject: FormSubject;
  /** Without the opinions: which of them may be read depends on who reads. */
  content: Omit<SheetContent, 'opinions'>;
  ratings: PlacedRating[];
};

/** What each owner of these sheets says for itself, in printed order. */
export const listOwnTexts = (db: Reader, key: PlanKey, sheets: readonly string[]) =>
  db
    .selectFrom('part')
    .select(['sheet_id as sheet', 'department_id as departmentId', 'stage', 'fields'])
    .select([printedName('part').as('department'), isLead('part').as('isLead')])
    .where(inPlan(key))
    .where('sheet_id', 'in', sheets)
    .where('stage', '=', 'collecting')
    .orderBy('position')
    .execute();

/** The sheets of these ids as they stand; few statements, however many sheets. */
export async function listReadings(
  db: Reader,
  key: PlanKey,
  ids: readonly string[],
): Promise<Map<string, SheetReading>> {
  if (ids.length === 0) return new Map();
  const plan = await findPlanHead(db, key);
  if (!plan) return new Map();
  const sheets = await db
    .selectFrom('sheet')
    .select(['id', 'project_id as project', 'year', 'fields', 'form_id', 'form_version'])
    .where(inPlan(key))
    .where('id', 'in', ids)
    .execute();
  const one = sheets.length === 1 ? sheets[0]! : undefined;
  const files = await db
    .selectFrom('attachment')
    .select(['sheet_id', 'field', 'name'])
    .where(inPlan(key))
    .where('sheet_id', 'in', ids)
    .where('removed_at', 'is', null)
    .execute();
  const forms = await listForms(db, key);
  const scales = await listScales(db, key);
  const projects = new Map((await listProjectNames(db, key)).map((project) => [project.id, project]));
  const parts = groupBy(await listOwnTexts(db, key, ids), ({ sheet }) => sheet);
  const ratings = groupBy(await listRatings(db, key, { sheets: ids }), ({ sheet }) => sheet);
  const indicators = groupBy(
    await listIndicators(db, key, one ? { project: one.project } : {}),
    ({ project }) => project,
  );
  const { from, to } = plan.years;
  const years =
    from === null || to === null ? [] : Array.from({ length: to - from + 1 }, (_, at) => from + at);

  return new Map(
    sheets.map(({ id, project, year, fields, form_id, form_version }) => {
      const known = projects.get(project);
      const number = known?.placements[0]?.number ?? '';
      const own = parts.get(id) ?? [];
      const form = forms.find((one) => one.id === form_id && one.version === form_version);
      const attached = groupBy(
        files.filter(({ sheet_id }) => sheet_id === id),
        ({ field }) => field,
      );
      const reading: SheetReading = {
        id,
        project,
        title: known?.title ?? '',
        number,
        owners: known ? ownerNames(known) : '',
        year,
        ratings: ratings.get(id) ?? [],
        form: form ? { ...form, sections: sharedOut(form.sections, sharingOf(own, null)) } : null,
        subject: {
          year,
          owners: own.map(({ department }) => department),
          projectNumber: number,
          indicators: indicators.get(project) ?? [],
          scales,
          years,
        },
        content: {
          fields,
          parts: own,
          ratings: (ratings.get(id) ?? []).map((rating) => ({ ...rating, scale: rating.scale ?? null })),
          files: Object.fromEntries(
            [...attached].map(([field, names]) => [field, names.map(({ name }) => ({ name }))]),
          ),
        },
      };
      return [id, reading];
    }),
  );
}
