import { sql } from 'kysely';
import { firstNumber } from '#db/first-number.ts';
import { inPlan, samePlan } from '#db/in-plan.ts';
import type { Reader } from '#db/transaction.ts';
import { groupBy } from '#domain/group-by.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { SheetState } from '#domain/sheet/part.ts';
import { listForms } from '#records/form/form-queries.ts';
import { labelOf } from '#records/people/department-name.ts';
import { listIndicators } from '#records/plan/indicator-queries.ts';
import { findRules, listScales } from '#records/plan/queries.ts';
import { listRatings } from './rating-queries.ts';
import { type ReviewRow, reviewRow, type SheetRating, type Vote } from './review-row.ts';

type SheetRow = {
  sheet: string;
  project: string;
  title: string;
  number: string;
  departments: string[];
  state: SheetState;
  version: number;
  formId: string | null;
  formVersion: number | null;
};

/** The sheets of a year that were accepted, each with its grades, figures and votes; in the order of the plan. */
export async function listReviewRows(
  db: Reader,
  key: PlanKey,
  year: number,
  focus: readonly string[],
): Promise<ReviewRow[]> {
  const sheets = await listAccepted(db, key, year);
  if (sheets.length === 0) return [];
  const scales = await listScales(db, key);
  const rules = await findRules(db, key);
  const forms = await listForms(db, key);
  const votes = groupBy(await listVotes(db, key, year), ({ sheet }) => sheet);
  const ratings = groupBy(await listRatingsOf(db, key, year), ({ sheet }) => sheet);
  const indicators = groupBy(await listIndicators(db, key), ({ project }) => project);
  return sheets.map(({ formId, formVersion, ...sheet }) =>
    reviewRow({
      ...sheet,
      year,
      isFocus: focus.includes(sheet.project),
      form: forms.find((form) => form.id === formId && form.version === formVersion) ?? null,
      scales,
      rule: rules?.gradeRule ?? null,
      ratings: ratings.get(sheet.sheet) ?? [],
      indicators: indicators.get(sheet.project) ?? [],
      votes: votes.get(sheet.sheet) ?? [],
    }),
  );
}

/** What belongs to a sheet is looked up by its key, see `listWork`. */
async function listAccepted(db: Reader, key: PlanKey, year: number): Promise<SheetRow[]> {
  const { rows } = await sql<SheetRow>`
    SELECT sheet.id AS sheet, sheet.project_id AS project, project.title,
      ${firstNumber(key, 'project.id')} AS number,
      coalesce((
        SELECT jsonb_agg(${labelOf('part')} ORDER BY part.position) FROM part
        WHERE part.municipality_id = sheet.municipality_id AND part.plan_id = sheet.plan_id
          AND part.sheet_id = sheet.id AND part.stage = 'collecting'
      ), '[]') AS departments, sheet.state, sheet.version,
      sheet.form_id AS "formId", sheet.form_version AS "formVersion"
    FROM sheet
    JOIN project ON project.municipality_id = sheet.municipality_id AND project.plan_id = sheet.plan_id
      AND project.id = sheet.project_id
    WHERE sheet.municipality_id = ${key.municipalityId} AND sheet.plan_id = ${key.planId} AND sheet.year = ${year}
      AND sheet.state IN ('accepted', 'reviewed', 'finalised')
    ORDER BY project.position, sheet.position
  `.execute(db);
  return rows;
}

/** The ratings on the sheets of one year. */
async function listRatingsOf(db: Reader, key: PlanKey, year: number): Promise<SheetRating[]> {
  const ratings = await listRatings(db, key, { year });
  return ratings
    .filter(({ sheet }) => sheet !== null)
    .map(({ scale = null, reason = null, by = null, at = null, ...rating }) => ({
      ...{ scale, reason, by, at },
      ...rating,
    }));
}

async function listVotes(db: Reader, key: PlanKey, year: number): Promise<Vote[]> {
  return db
    .selectFrom('review_vote as vote')
    .innerJoin('sheet', (join) => join.on(samePlan('sheet', 'vote')).onRef('sheet.id', '=', 'vote.sheet_id'))
    .select(['vote.sheet_id as sheet', 'vote.person_id as personId', 'vote.scale_id as scale'])
    .select(['vote.code', 'vote.reason', 'vote.actor'])
    .where(inPlan(key, 'vote'))
    .where('sheet.year', '=', year)
    .orderBy('vote.at')
    .execute();
}

/** A grade of the reviewers that was changed: what before, what after. */
export type GradeChange = {
  at: string;
  actor: string;
  title: string;
  number: string;
  before: string;
  after: string;
};

/** The changes of the reviewers' grades on one day in Japan, in the order in which they were made. */
export async function listGradeChanges(
  db: Reader,
  key: PlanKey,
  year: number,
  day: string,
): Promise<GradeChange[]> {
  const { rows } = await sql<GradeChange>`
    SELECT change.at, change.actor, project.title, change.before, change.after,
      ${firstNumber(key, 'project.id')} AS number
    FROM field_change change
    JOIN sheet ON sheet.municipality_id = change.municipality_id AND sheet.plan_id = change.plan_id
      AND sheet.id = change.sheet_id
    JOIN project ON project.municipality_id = sheet.municipality_id AND project.plan_id = sheet.plan_id
      AND project.id = sheet.project_id
    WHERE change.municipality_id = ${key.municipalityId} AND change.plan_id = ${key.planId}
      AND sheet.year = ${year} AND change.field LIKE 'rating:review%'
      AND (change.at AT TIME ZONE 'Asia/Tokyo')::date = ${day}::date
    ORDER BY change.id
  `.execute(db);
  return rows;
}
