import { sql } from 'kysely';
import { firstNumber } from '#db/first-number.ts';
import type { Reader } from '#db/transaction.ts';
import type { CycleState, StageSwitches } from '#domain/cycle/cycle.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { SheetState } from '#domain/sheet/part.ts';
import { labelOf } from '#records/people/department-name.ts';
import type { SheetStanding } from './standing-queries.ts';

/** A part that waits for its approver. */
export type WaitingPart = {
  sheet: string;
  title: string;
  number: string;
  year: number;
  departmentId: string;
  /** As lists print it. */
  department: string;
  stage: 'targeting' | 'collecting';
  version: number;
  /** The sheet as far as this part needs it to move. */
  standing: SheetStanding;
};
type WaitingRow = Omit<WaitingPart, 'standing'> & {
  project: string;
  sheetState: SheetState;
  sheetVersion: number;
  cycleState: CycleState;
  switches: StageSwitches | null;
};

/** The submitted parts of the running years: of these departments, or of all; in the order of the plan. */
export async function listSubmittedParts(
  db: Reader,
  key: PlanKey,
  departmentIds: readonly string[] | null,
): Promise<WaitingPart[]> {
  const own = departmentIds ? sql`AND part.department_id = ANY(${[...departmentIds]}::text[])` : sql``;
  const { rows } = await sql<WaitingRow>`
    SELECT part.sheet_id AS sheet, project.title, ${firstNumber(key, 'project.id')} AS number, sheet.year,
      part.department_id AS "departmentId", ${labelOf('part')} AS department, part.stage, part.version, project.id AS project, sheet.state AS "sheetState",
      sheet.version AS "sheetVersion", cycle.state AS "cycleState", plan.rules -> 'stages' AS switches
    FROM part
    JOIN plan ON plan.municipality_id = part.municipality_id AND plan.id = part.plan_id
    JOIN sheet ON sheet.municipality_id = part.municipality_id AND sheet.plan_id = part.plan_id AND sheet.id = part.sheet_id
    JOIN cycle ON cycle.municipality_id = sheet.municipality_id AND cycle.plan_id = sheet.plan_id AND cycle.year = sheet.year
    JOIN project ON project.municipality_id = sheet.municipality_id AND project.plan_id = sheet.plan_id
      AND project.id = sheet.project_id
    WHERE part.municipality_id = ${key.municipalityId} AND part.plan_id = ${key.planId} AND part.state = 'submitted'
      AND CASE part.stage WHEN 'targeting' THEN cycle.state = 'targeting'
        ELSE cycle.state IN ('collecting', 'reviewing', 'consulting') END
      ${own}
    ORDER BY sheet.year, project.position, sheet.position, part.position
  `.execute(db);
  return rows.map(({ project, sheetState, sheetVersion, cycleState, switches, ...part }) => {
    const { sheet: id, title, year, departmentId, department, stage, version } = part;
    const cycle = { year, state: cycleState, stages: {}, exceptions: [], focus: [], leftOut: [] };
    const standing = {
      id,
      project,
      title,
      year,
      state: sheetState,
      version: sheetVersion,
      form: null,
      cycle,
    };
    const parts = [{ departmentId, department, stage, state: 'submitted' as const, version }];
    return { ...part, standing: { ...standing, switches: switches ?? {}, parts } };
  });
}

/** A sheet whose every part is approved. */
export type ApprovedSheet = {
  sheet: string;
  project: string;
  title: string;
  number: string;
  owners: string;
  version: number;
};

/** The sheets of a year that wait for the secretariat to accept them, in the order of the plan. */
export async function listApprovedSheets(db: Reader, key: PlanKey, year: number): Promise<ApprovedSheet[]> {
  const { rows } = await sql<ApprovedSheet>`
    SELECT sheet.id AS sheet, sheet.project_id AS project, project.title, ${firstNumber(key, 'project.id')} AS number,
      coalesce((
        SELECT string_agg(${labelOf('part')}, '、' ORDER BY position) FROM part
        WHERE part.municipality_id = sheet.municipality_id AND part.plan_id = sheet.plan_id
          AND part.sheet_id = sheet.id AND part.stage = 'collecting'
      ), '') AS owners, sheet.version
    FROM sheet
    JOIN project ON project.municipality_id = sheet.municipality_id AND project.plan_id = sheet.plan_id
      AND project.id = sheet.project_id
    WHERE sheet.municipality_id = ${key.municipalityId} AND sheet.plan_id = ${key.planId}
      AND sheet.year = ${year} AND sheet.state = 'approved'
    ORDER BY project.position, sheet.position
  `.execute(db);
  return rows;
}
