import { expressionBuilder } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { inPlan, samePlan } from '#db/in-plan.ts';
import type { Database } from '#db/tables.ts';
import type { Reader } from '#db/transaction.ts';
import { type Cycle, isOn, type StageSwitches } from '#domain/cycle/cycle.ts';
import type { ToldSheet } from '#domain/mail/tell-move.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { Movable } from '#domain/review/decide-move.ts';
import type { PartState, SheetState } from '#domain/sheet/part.ts';
import { printedName } from '#records/people/department-name.ts';

/** Where a sheet stands in its year: what every move, every input and every list of work looks at first. */
export type SheetStanding = {
  id: string;
  project: string;
  title: string;
  year: number;
  state: SheetState;
  version: number;
  form: { id: string; version: number } | null;
  /** Null for the sheet of a year that was only imported: nothing of it moves. */
  cycle: Cycle | null;
  switches: StageSwitches;
  parts: StandingPart[];
};
export type StandingPart = {
  departmentId: string;
  /** As the sheet prints it. */
  department: string;
  stage: 'targeting' | 'collecting';
  state: PartState;
  version: number;
};

export async function findStanding(
  db: Reader,
  key: PlanKey,
  sheetId: string,
): Promise<SheetStanding | undefined> {
  const row = await db
    .selectFrom('sheet')
    .innerJoin('project', (join) =>
      join.on(samePlan('project', 'sheet')).onRef('project.id', '=', 'sheet.project_id'),
    )
    .innerJoin('plan', (join) =>
      join.onRef('plan.municipality_id', '=', 'sheet.municipality_id').onRef('plan.id', '=', 'sheet.plan_id'),
    )
    .leftJoin('cycle', (join) => join.on(samePlan('cycle', 'sheet')).onRef('cycle.year', '=', 'sheet.year'))
    .select(['sheet.id', 'sheet.project_id', 'project.title', 'sheet.year', 'sheet.state', 'sheet.version'])
    .select(['sheet.form_id', 'sheet.form_version', 'plan.rules', partsOf(key, sheetId).as('parts')])
    .select([
      'cycle.state as cycleState',
      'cycle.stages',
      'cycle.exceptions',
      'cycle.focus',
      'cycle.left_out',
    ])
    .where(inPlan(key, 'sheet'))
    .where('sheet.id', '=', sheetId)
    .executeTakeFirst();
  if (!row) return undefined;
  const { id, title, year, version } = row;
  return {
    id,
    project: row.project_id,
    title,
    year,
    state: row.state ?? 'draft',
    version,
    form: row.form_id === null ? null : { id: row.form_id, version: row.form_version! },
    cycle: row.cycleState
      ? {
          year,
          state: row.cycleState,
          stages: row.stages!,
          exceptions: row.exceptions!,
          focus: row.focus!,
          leftOut: row.left_out!,
        }
      : null,
    switches: row.rules?.stages ?? {},
    parts: row.parts,
  };
}

const partsOf = ({ municipalityId, planId }: PlanKey, sheetId: string) =>
  jsonArrayFrom(
    expressionBuilder<Database>()
      .selectFrom('part')
      .select(['department_id as departmentId', 'stage', 'state', 'version'])
      .select(printedName('part').as('department'))
      .where(inPlan({ municipalityId, planId }))
      .where('sheet_id', '=', sheetId)
      .orderBy('position'),
  );

/** The sheet as whoever is told of something about it knows it. */
export const toldSheetOf = ({ title, parts, switches }: SheetStanding): ToldSheet => ({
  title,
  departments: [
    ...new Map(parts.map(({ departmentId: id, department: label }) => [id, { id, label }] as const)).values(),
  ],
  hasApproval: isOn.approval(switches),
});

/** The sheet as a whole (null), or one owner's part of it, as {@link decideMove} looks at it. */
export function movableOf(
  standing: SheetStanding,
  departmentId: string | null,
  stage: 'targeting' | 'collecting' = 'collecting',
): Movable {
  const part = standing.parts.find((one) => one.departmentId === departmentId && one.stage === stage);
  return {
    state: departmentId === null ? standing.state : (part?.state ?? 'draft'),
    departmentId,
    stage,
    sheet: standing.state,
    cycle: standing.cycle?.state ?? 'preparing',
    switches: standing.switches,
  };
}
