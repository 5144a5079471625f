import type { CycleState } from '../cycle/cycle.ts';
import type { PartState, SheetState } from '../sheet/part.ts';

/** Roles that can move anything. A committee member, a viewer and an operator read, and move nothing. */
export type MovingRole = 'writer' | 'approver' | 'reviewer' | 'secretariat';

export type PartAction = 'submit' | 'withdraw' | 'approve' | 'return';
export type SheetAction = 'accept' | 'review' | 'finalise' | 'reopen' | 'reopen-review';
export type MoveAction = PartAction | SheetAction;

type Move<State extends SheetState> = {
  /** `own`: only for the department of the post. */
  who: Readonly<Partial<Record<MovingRole, 'own' | 'any'>>>;
  from: readonly State[];
  to: SheetState;
  /** Where the plan does without the stage that this move leads to, it leads here. */
  without?: { stage: 'approval'; to: State };
  /** Where the plan does without review, a sheet can also come from here. */
  fromWithoutReview?: State;
  cycle: readonly CycleState[];
  /** `complete`: every field that the form asks of this owner. `grade`: a grade of the layer that the move sets. */
  needs?: 'complete' | 'grade';
  comment: 'none' | 'optional' | 'required';
  /** Where a post of the department is there for it: whoever does it instead says why. */
  inPlaceOf?: MovingRole;
};

/**
 * Writing goes on while others already review: a part that was returned late must come back. The part of the
 * target-setting stage moves by the same table, while the cycle is in that stage.
 */
const WRITING: readonly CycleState[] = ['collecting', 'reviewing', 'consulting'];
const LATER: readonly CycleState[] = ['reviewing', 'consulting'];

/**
 * Who may move one owner's part of a sheet, from where to where. With {@link SHEET_MOVES} the one table that buttons, guards,
 * messages, docs/workflow.md and the tests read. The secretariat can submit for a department without accounts;
 * it is logged as entered on its behalf.
 */
export const PART_MOVES: Readonly<Record<PartAction, Move<PartState>>> = {
  submit: {
    who: { writer: 'own', secretariat: 'any' },
    from: ['draft', 'returned'],
    to: 'submitted',
    without: { stage: 'approval', to: 'approved' },
    cycle: WRITING,
    needs: 'complete',
    comment: 'optional',
  },
  withdraw: {
    who: { writer: 'own', secretariat: 'any' },
    from: ['submitted'],
    to: 'draft',
    cycle: WRITING,
    comment: 'none',
  },
  approve: {
    who: { approver: 'own', secretariat: 'any' },
    from: ['submitted'],
    to: 'approved',
    cycle: WRITING,
    comment: 'optional',
    inPlaceOf: 'approver',
  },
  return: {
    who: { approver: 'own', secretariat: 'any' },
    from: ['submitted', 'approved'],
    to: 'returned',
    cycle: WRITING,
    comment: 'required',
  },
};

/** Who may move a sheet as a whole. Every part is approved before it is accepted. */
export const SHEET_MOVES: Readonly<Record<SheetAction, Move<SheetState>>> = {
  accept: {
    who: { secretariat: 'any' },
    from: ['approved'],
    to: 'accepted',
    cycle: WRITING,
    comment: 'none',
  },
  review: {
    who: { reviewer: 'any', secretariat: 'any' },
    from: ['accepted'],
    to: 'reviewed',
    cycle: LATER,
    needs: 'grade',
    comment: 'optional',
  },
  finalise: {
    who: { secretariat: 'any' },
    from: ['reviewed'],
    fromWithoutReview: 'accepted',
    to: 'finalised',
    cycle: ['collecting', ...LATER],
    needs: 'grade',
    comment: 'optional',
  },
  /** Back to the departments: every part is returned with the reason. */
  reopen: {
    who: { secretariat: 'any' },
    from: ['accepted', 'reviewed', 'finalised'],
    to: 'returned',
    cycle: WRITING,
    comment: 'required',
  },
  /** Back to the reviewers: the texts stay locked, the grade can be changed. */
  'reopen-review': {
    who: { secretariat: 'any' },
    from: ['reviewed', 'finalised'],
    to: 'accepted',
    cycle: LATER,
    comment: 'required',
  },
};
