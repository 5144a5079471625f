import { sql } from 'kysely';
import type { Db } from '#db/connect.ts';
import { inPlan, samePlan } from '#db/in-plan.ts';
import { type Progress, progressOf } from '#domain/cycle/progress.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';

/** A sheet of a year that does not run, or never ran here: it moves as a whole. */
export type SheetProgress = { id: string; title: string; progress: Progress };

/** The sheets of one year, or those of some departments in it, and how far each has come. */
export async function listSheetProgress(
  db: Db,
  { municipalityId, planId }: PlanKey,
  only: { year: number; departmentIds: readonly string[] | null },
): Promise<SheetProgress[]> {
  const rows = await db.kysely
    .selectFrom('sheet')
    .innerJoin('project', (join) =>
      join.on(samePlan('project', 'sheet')).onRef('project.id', '=', 'sheet.project_id'),
    )
    .select(['sheet.id', 'project.title', 'sheet.state'])
    .select((eb) =>
      eb
        .or([
          sql<boolean>`EXISTS (SELECT FROM jsonb_each_text(sheet.fields) WHERE trim(value) <> '')`,
          eb.exists(
            eb
              .selectFrom('rating')
              .where(samePlan('rating', 'sheet'))
              .whereRef('rating.sheet_id', '=', 'sheet.id'),
          ),
        ])
        .$castTo<boolean>()
        .as('isFilled'),
    )
    .where(inPlan({ municipalityId, planId }, 'sheet'))
    .where('sheet.year', '=', only.year)
    .$if(only.departmentIds !== null, (query) =>
      query.where((eb) =>
        eb.exists(
          eb
            .selectFrom('owner')
            .where(samePlan('owner', 'sheet'))
            .whereRef('owner.project_id', '=', 'sheet.project_id')
            .where('owner.department_id', 'in', only.departmentIds!),
        ),
      ),
    )
    .orderBy('sheet.position')
    .execute();
  return rows.map(({ id, title, state, isFilled }) => ({
    id,
    title,
    progress: progressOf({ state: null, sheet: state ?? null, hasBegun: isFilled }),
  }));
}

/** Readings that wait for somebody to check and confirm them, the newest first. */
export function listOpenDrafts(
  db: Db,
  municipalityId: string,
): Promise<{ id: string; file: string | null; made_by: string }[]> {
  return db.kysely
    .selectFrom('import_draft')
    .select((eb) => [
      'import_draft.id',
      'import_draft.made_by',
      eb
        .selectFrom('import_file')
        .select('import_file.name')
        .whereRef('import_file.municipality_id', '=', 'import_draft.municipality_id')
        .whereRef('import_file.draft_id', '=', 'import_draft.id')
        .orderBy('import_file.position')
        .limit(1)
        .as('file'),
    ])
    .where('import_draft.municipality_id', '=', municipalityId)
    .where('import_draft.state', '=', 'open')
    .orderBy('import_draft.made_at', 'desc')
    .limit(10)
    .execute();
}
