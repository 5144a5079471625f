import { type CycleState, isOn, type StageSwitches } from '../cycle/cycle.ts';
import type { PartState, SheetState } from '../sheet/part.ts';
import { type MoveAction, type MovingRole, PART_MOVES, type PartAction, SHEET_MOVES } from './moves.ts';

/** A post that the asking person holds today, and the departments that it answers for: none where it is above them. */
export type Capacity = { role: string; departmentIds: readonly string[] };

/** What is to be moved: the part of a department, or the sheet as a whole (null). */
export type Movable = {
  state: SheetState;
  departmentId: string | null;
  /** Which part: that of the target-setting stage, or that of the year's account. */
  stage: 'targeting' | 'collecting';
  /** The state of the whole sheet: its parts are locked once it is accepted. */
  sheet: SheetState;
  cycle: CycleState;
  switches: StageSwitches;
};

export type MoveRefusal =
  | 'not-your-move'
  | 'cycle-sealed'
  | 'wrong-stage'
  | 'wrong-state'
  | 'comment-required'
  | 'approver-there'
  | 'incomplete'
  | 'grade-missing';

export type MoveDecision =
  | { ok: true; next: SheetState; as: MovingRole; onBehalf: boolean }
  | { ok: false; refusal: MoveRefusal };

/** What the move would bring along; a list of buttons asks without it. */
/** `hasApprover`: the department has somebody who could approve, and can sign in. */
export type Brought = { comment: string; isComplete: boolean; hasGrade: boolean; hasApprover?: boolean };

const isPartAction = (action: MoveAction): action is PartAction => Object.hasOwn(PART_MOVES, action);
const moveOf = (action: MoveAction) => (isPartAction(action) ? PART_MOVES[action] : SHEET_MOVES[action]);

/**
 * May this person make this move now, and where does it lead? Looks at role, department, state and cycle first, then at what
 * the move must bring along. Does not see whether somebody else was faster: that the write itself finds out.
 */
export function decideMove(
  movable: Movable,
  capacities: readonly Capacity[],
  action: MoveAction,
  brought: Brought,
): MoveDecision {
  const move = moveOf(action);
  // A part is not accepted by itself, and a sheet is not submitted as a whole.
  if (isPartAction(action) !== (movable.departmentId !== null)) return { ok: false, refusal: 'wrong-state' };
  const as = capacityFor(movable, capacities, action);
  if (as === null) return { ok: false, refusal: 'not-your-move' };
  if (movable.cycle === 'sealed') return { ok: false, refusal: 'cycle-sealed' };
  if (!isTime(movable, move.cycle)) return { ok: false, refusal: 'wrong-stage' };
  if (!comesFrom(movable, action)) return { ok: false, refusal: 'wrong-state' };
  if (move.comment === 'required' && brought.comment.trim() === '')
    return { ok: false, refusal: 'comment-required' };
  if (move.inPlaceOf && as !== move.inPlaceOf && brought.hasApprover && brought.comment.trim() === '')
    return { ok: false, refusal: 'approver-there' };
  if (move.needs === 'complete' && !brought.isComplete) return { ok: false, refusal: 'incomplete' };
  if (move.needs === 'grade' && !brought.hasGrade) return { ok: false, refusal: 'grade-missing' };
  const skips = move.without && !isOn[move.without.stage](movable.switches);
  return {
    ok: true,
    next: skips ? move.without!.to : move.to,
    as,
    onBehalf: as === 'secretariat' && (action === 'submit' || action === 'withdraw' || action === 'approve'),
  };
}

/** The moves whose buttons this person sees: all but what the move must bring along is right. */
export function allowedMoves(movable: Movable, capacities: readonly Capacity[]): MoveAction[] {
  const actions = (
    movable.departmentId === null ? Object.keys(SHEET_MOVES) : Object.keys(PART_MOVES)
  ) as MoveAction[];
  const all: Brought = { comment: 'x', isComplete: true, hasGrade: true, hasApprover: true };
  return actions.filter((action) => decideMove(movable, capacities, action, all).ok);
}

/** May this person write in this part now? Whoever could submit it, and the secretariat for a department without accounts. */
export function canWrite(movable: Movable, capacities: readonly Capacity[]): boolean {
  return allowedMoves(movable, capacities).includes('submit');
}

const isTime = ({ stage, cycle }: Movable, times: readonly CycleState[]) =>
  stage === 'targeting' ? cycle === 'targeting' : times.includes(cycle);

function capacityFor({ departmentId }: Movable, capacities: readonly Capacity[], action: MoveAction) {
  const who = moveOf(action).who;
  const fitting = capacities.filter(({ role, departmentIds }) => {
    const reach = who[role as MovingRole];
    return (
      reach === 'any' || (reach === 'own' && departmentId !== null && departmentIds.includes(departmentId))
    );
  });
  // Who is both of the department and of the secretariat acts for the department.
  const own = fitting.find(({ role }) => role !== 'secretariat') ?? fitting[0];
  return own ? (own.role as MovingRole) : null;
}

function comesFrom({ state, sheet, switches }: Movable, action: MoveAction): boolean {
  if (isPartAction(action)) {
    const isLocked = sheet === 'accepted' || sheet === 'reviewed' || sheet === 'finalised';
    return !isLocked && PART_MOVES[action].from.includes(state as PartState);
  }
  const move = SHEET_MOVES[action];
  if (move.from.includes(state)) return true;
  return state === move.fromWithoutReview && !isOn.review(switches);
}
