import { createHash } from 'node:crypto';
import { inPlan, onPlan, onTown } from '#db/in-plan.ts';
import type { Reader } from '#db/transaction.ts';
import type { CycleState, StageSwitches } from '#domain/cycle/cycle.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import { findingIdentity } from '#domain/publication/finding-identity.ts';
import { type SealObstacle, sealObstacles } from '#domain/publication/seal.ts';
import type { PlanFinding } from '#domain/review/findings.ts';
import type { SheetState } from '#domain/sheet/part.ts';
import { nameOnSheet } from '#records/people/department-name.ts';
import { listFindings } from '#records/sheet/rating-queries.ts';

export type ReasonedFinding = PlanFinding & { id: string; reason: string | null };
export type OpenSheet = { id: string; project: string; title: string; state: SheetState };
export type PlacedText = { sheet: string; title: string; department: string | null; text: string };
export type SealView = {
  cycle: { state: CycleState; version: number };
  obstacles: SealObstacle[];
  sheets: OpenSheet[];
  findings: ReasonedFinding[];
  setAside: PlacedText[];
  remarks: PlacedText[];
  unanswered: { id: string; by: string; text: string }[];
};

/** The name of a finding in the table of reasons. */
const nameOf = (finding: PlanFinding) =>
  createHash('sha256').update(findingIdentity(finding)).digest('hex').slice(0, 32);

/** Everything that is looked at before a year is sealed; undefined where the year was never opened here. */
export async function findSealView(db: Reader, key: PlanKey, year: number): Promise<SealView | undefined> {
  const cycle = await db
    .selectFrom('cycle')
    .innerJoin('plan', onTown('plan.id', 'cycle.plan_id'))
    .select(['cycle.state', 'cycle.version', 'plan.rules'])
    .where(inPlan(key, 'cycle'))
    .where('cycle.year', '=', year)
    .executeTakeFirst();
  if (!cycle) return undefined;
  const view = {
    sheets: await listSheetStates(db, key, year),
    findings: await listReasonedFindings(db, key, year),
    setAside: await listSetAside(db, key, year),
    remarks: await listOpenRemarks(db, key, year),
    unanswered: await listUnanswered(db, key, year),
  };
  const switches: StageSwitches = cycle.rules?.stages ?? {};
  const counts = {
    setAside: view.setAside.length,
    remarks: view.remarks.length,
    unanswered: view.unanswered.length,
  };
  return {
    ...view,
    cycle: { state: cycle.state, version: cycle.version },
    obstacles: sealObstacles({ cycle: cycle.state, switches, ...view, ...counts }),
  };
}

/** What the checks find in this year, each with the reason that was given for exactly this finding. */
export async function listReasonedFindings(
  db: Reader,
  key: PlanKey,
  year: number,
): Promise<ReasonedFinding[]> {
  const reasons = await db
    .selectFrom('finding_reason')
    .select(['finding', 'reason'])
    .where(inPlan(key))
    .where('year', '=', year)
    .execute();
  const reasonOf = new Map(reasons.map(({ finding, reason }) => [finding, reason]));
  const findings = (await listFindings(db, key)).filter(({ about }) => about.year === year);
  return findings.map((finding) => {
    const id = nameOf(finding);
    return { ...finding, id, reason: reasonOf.get(id) ?? null };
  });
}

function sheetsOf(db: Reader, key: PlanKey, year: number) {
  return db
    .selectFrom('sheet')
    .innerJoin('project', onPlan('project.id', 'sheet.project_id'))
    .where(inPlan(key, 'sheet'))
    .where('sheet.year', '=', year)
    .orderBy('sheet.position');
}

async function listSheetStates(db: Reader, key: PlanKey, year: number): Promise<OpenSheet[]> {
  const rows = await sheetsOf(db, key, year)
    .select(['sheet.id', 'sheet.project_id as project', 'project.title', 'sheet.state'])
    .execute();
  return rows.map(({ state, ...sheet }) => ({ ...sheet, state: state ?? 'draft' }));
}

function listSetAside(db: Reader, key: PlanKey, year: number): Promise<PlacedText[]> {
  return sheetsOf(db, key, year)
    .innerJoin('set_aside_text as aside', onPlan('aside.sheet_id', 'sheet.id'))
    .select(['sheet.id as sheet', 'project.title', 'aside.text'])
    .select(nameOnSheet<string | null>('aside').as('department'))
    .where('aside.settled_at', 'is', null)
    .execute();
}

function listOpenRemarks(db: Reader, key: PlanKey, year: number): Promise<PlacedText[]> {
  return sheetsOf(db, key, year)
    .innerJoin('remark', onPlan('remark.sheet_id', 'sheet.id'))
    .select(['sheet.id as sheet', 'project.title', 'remark.text'])
    .select(nameOnSheet<string | null>('remark').as('department'))
    .where('remark.parent_id', 'is', null)
    .where('remark.resolved_at', 'is', null)
    .execute();
}

function listUnanswered(db: Reader, key: PlanKey, year: number): Promise<SealView['unanswered']> {
  return db
    .selectFrom('opinion')
    .select(['id', 'given_by as by', 'text'])
    .where(inPlan(key))
    .where('year', '=', year)
    .where('response', 'is', null)
    .orderBy('position')
    .execute();
}
