import { sql } from 'kysely';
import type { Reader } from '#db/transaction.ts';
import type { WorkItem } from '#domain/cycle/work-item.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import { listWork } from './work-queries.ts';

export type UntouchedSheet = Pick<WorkItem, 'sheet' | 'project' | 'title' | 'number'>;

/**
 * The sheets of a year in which nobody has done anything: nothing is written in any part but what it began with, and there is
 * no grade, change, remark, attachment or vote.
 */
export async function listUntouched(db: Reader, key: PlanKey, year: number): Promise<UntouchedSheet[]> {
  const parts = [
    ...(await listWork(db, key, year)),
    ...(await listWork(db, key, year, { stage: 'targeting' })).filter(
      ({ departmentId }) => departmentId !== null,
    ),
  ];
  const begun = new Set(parts.flatMap(({ sheet, progress }) => (progress === 'empty' ? [] : [sheet])));
  const traced = new Set(await listTraced(db, key, year));
  const untouched = parts.filter(({ sheet }) => !begun.has(sheet) && !traced.has(sheet));
  return [...new Map(untouched.map((one) => [one.sheet, one])).values()];
}

/** The sheets of a year of which anything but their own words tells. */
async function listTraced(db: Reader, key: PlanKey, year: number): Promise<string[]> {
  const has = (table: string) => sql`EXISTS (SELECT FROM ${sql.table(table)} AS trace
    WHERE trace.municipality_id = sheet.municipality_id AND trace.plan_id = sheet.plan_id
      AND trace.sheet_id = sheet.id)`;
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM sheet
    WHERE municipality_id = ${key.municipalityId} AND plan_id = ${key.planId} AND year = ${year}
      AND (page IS NOT NULL OR ${has('rating')} OR ${has('field_change')} OR ${has('remark')}
        OR ${has('attachment')} OR ${has('set_aside_text')} OR ${has('review_vote')} OR ${has('opinion')})
  `.execute(db);
  return rows.map(({ id }) => id);
}
