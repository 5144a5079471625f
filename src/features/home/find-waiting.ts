import { dayOf } from '#domain/calendar/day-in-japan.ts';
import { type Board, type BoardItem, boardOf } from '#domain/cycle/board.ts';
import type { Cycle, StageSwitches } from '#domain/cycle/cycle.ts';
import { writingStage } from '#domain/cycle/deadline.ts';
import { type NextStep, nextSteps } from '#domain/cycle/next-steps.ts';
import { isOpen, PROGRESS } from '#domain/cycle/progress.ts';
import { type Actor, departmentIdsOf, hasRole } from '#domain/people/actor.ts';
import type { Role } from '#domain/people/role.ts';
import type { AppContext } from '#http/context.ts';
import { type KeptCycle, listRunningCycles, type PlanOfYear, switchesOf } from '#records/cycle/queries.ts';
import { listWork } from '#records/cycle/work-queries.ts';

/** A running year as somebody with these posts sees it. What does not concern them is null. */
export type RunningYear = {
  plan: PlanOfYear;
  cycle: KeptCycle;
  on: StageSwitches;
  board: Board;
  steps: NextStep[] | null;
  /** Parts of the own departments, what waits first. */
  writing: BoardItem[] | null;
  /** Parts that wait for the approval of the own departments. */
  approving: BoardItem[] | null;
  /** Sheets that wait for review. */
  reviewing: number | null;
  isConsulted: boolean;
};

/** Whoever holds no such post is shown the plans. */
const WORKING: Role[] = ['secretariat', 'writer', 'approver', 'reviewer', 'committee'];

/** What waits today in every running year, for whatever posts the person holds. */
export async function findRunningYears(c: AppContext, actor: Actor): Promise<RunningYear[]> {
  if (!hasRole(actor, ...WORKING)) return [];
  const db = c.get('db').kysely;
  const running = await listRunningCycles(db, actor.municipality.id);
  const seen = running.filter(({ cycle }) => cycle.state !== 'preparing' || hasRole(actor, 'secretariat'));
  const years: RunningYear[] = [];
  for (const { plan, cycle } of seen) {
    const stage = writingStage(cycle.state) ?? 'collecting';
    const key = { municipalityId: actor.municipality.id, planId: plan.id };
    const departmentIds = seesAll(actor) ? undefined : departmentIdsOf(actor, 'writer', 'approver');
    const work = await listWork(db, key, cycle.year, { stage, ...(departmentIds ? { departmentIds } : {}) });
    const on = switchesOf(plan);
    const board = boardOf(cycle, on, work, { today: dayOf(c.get('now')) });
    years.push({ plan, cycle, on, board, ...concernsOf(actor, cycle, on, board) });
  }
  return years;
}

const seesAll = (actor: Actor) => hasRole(actor, 'secretariat', 'reviewer');

function concernsOf(
  actor: Actor,
  cycle: Cycle,
  on: StageSwitches,
  board: Board,
): Pick<RunningYear, 'steps' | 'writing' | 'approving' | 'reviewing' | 'isConsulted'> {
  const of = (role: 'writer' | 'approver') => new Set(departmentIdsOf(actor, role));
  const [written, approved] = [of('writer'), of('approver')];
  const isOf = (own: Set<string>) => (item: BoardItem) =>
    item.departmentId !== null && own.has(item.departmentId);
  return {
    steps: hasRole(actor, 'secretariat') ? nextSteps(cycle, on, board) : null,
    writing: hasRole(actor, 'writer') ? board.items.filter(isOf(written)).sort(byUrgency) : null,
    approving: hasRole(actor, 'approver')
      ? board.items.filter(isOf(approved)).filter(({ progress }) => progress === 'submitted')
      : null,
    reviewing: hasRole(actor, 'reviewer') ? board.sheets.counts.accepted : null,
    isConsulted: hasRole(actor, 'committee'),
  };
}

/** Returned ones first, then what is open by its day, then the rest as far as it is; else in the order of the plan. */
function byUrgency(a: BoardItem, b: BoardItem): number {
  const rank = ({ progress }: BoardItem) =>
    progress === 'returned' ? 0 : isOpen(progress) ? 1 : PROGRESS.indexOf(progress);
  return rank(a) - rank(b) || (rank(a) === 1 ? (a.due ?? '9').localeCompare(b.due ?? '9') : 0);
}
