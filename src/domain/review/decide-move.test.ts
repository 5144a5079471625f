import { describe, expect, it } from 'vitest';
import type { CycleState, StageSwitches } from '../cycle/cycle.ts';
import { PART_STATES, type PartState, SHEET_STATES, type SheetState } from '../sheet/part.ts';
import {
  allowedMoves,
  type Brought,
  type Capacity,
  canWrite,
  decideMove,
  type Movable,
} from './decide-move.ts';
import type { MoveAction } from './moves.ts';

const writer: Capacity = { role: 'writer', departmentIds: ['長寿課'] };
const approver: Capacity = { role: 'approver', departmentIds: ['長寿課'] };
const reviewer: Capacity = { role: 'reviewer', departmentIds: [] };
const secretariat: Capacity = { role: 'secretariat', departmentIds: ['福祉総務課'] };
const ALL: Brought = { comment: '理由', isComplete: true, hasGrade: true, hasApprover: true };

function part(state: PartState, more: Partial<Movable> = {}): Movable {
  const movable = {
    state,
    departmentId: '長寿課',
    stage: 'collecting',
    sheet: state,
    cycle: 'collecting',
  } as const;
  return { ...movable, switches: {}, ...more };
}
function sheet(state: SheetState, more: Partial<Movable> = {}): Movable {
  const movable = {
    state,
    departmentId: null,
    stage: 'collecting',
    sheet: state,
    cycle: 'reviewing',
  } as const;
  return { ...movable, switches: {}, ...more };
}
const says = (movable: Movable, who: Capacity[], action: MoveAction, brought: Partial<Brought> = {}) => {
  const decision = decideMove(movable, who, action, { ...ALL, ...brought });
  return decision.ok ? decision.next : decision.refusal;
};

describe('a part moves', () => {
  const cases: [string, Capacity, MoveAction, PartState, string][] = [
    ['is submitted', writer, 'submit', 'draft', 'submitted'],
    ['is submitted again', writer, 'submit', 'returned', 'submitted'],
    ['is not submitted twice', writer, 'submit', 'submitted', 'wrong-state'],
    ['is withdrawn', writer, 'withdraw', 'submitted', 'draft'],
    ['is not withdrawn once approved', writer, 'withdraw', 'approved', 'wrong-state'],
    ['is approved', approver, 'approve', 'submitted', 'approved'],
    ['is not approved as a draft', approver, 'approve', 'draft', 'wrong-state'],
    ['is sent back', approver, 'return', 'submitted', 'returned'],
    ['is sent back after approval', secretariat, 'return', 'approved', 'returned'],
    ['is not approved by its writer', writer, 'approve', 'submitted', 'not-your-move'],
    ['is not submitted by its approver', approver, 'submit', 'draft', 'not-your-move'],
    ['is not returned by a reviewer', reviewer, 'return', 'submitted', 'not-your-move'],
    ['is submitted on behalf', secretariat, 'submit', 'draft', 'submitted'],
    ['is not accepted by itself', secretariat, 'accept', 'approved', 'wrong-state'],
  ];
  it.each(cases)('%s', (_, who, action, state, answer) => {
    expect(says(part(state), [who], action)).toBe(answer);
  });

  it('belongs to its department', () => {
    const other = (one: Capacity) => [{ ...one, departmentIds: ['住宅課'] }];
    expect(says(part('draft'), other(writer), 'submit')).toBe('not-your-move');
    expect(says(part('submitted'), other(approver), 'approve')).toBe('not-your-move');
  });

  it('goes straight to approved where the plan does without approval', () => {
    expect(says(part('draft', { switches: { approval: false } }), [writer], 'submit')).toBe('approved');
  });

  it('is locked once the sheet is accepted', () => {
    for (const locked of ['accepted', 'reviewed', 'finalised'] as const)
      for (const state of PART_STATES)
        expect(allowedMoves(part(state, { sheet: locked }), [writer, approver, secretariat])).toEqual([]);
  });

  it('moves in its own stage of targeting, and no other part does then', () => {
    const targeting = { cycle: 'targeting', stage: 'targeting' } as const;
    expect(says(part('draft', targeting), [writer], 'submit')).toBe('submitted');
    expect(says(part('draft', { ...targeting, stage: 'collecting' }), [writer], 'submit')).toBe(
      'wrong-stage',
    );
    expect(says(part('draft', { ...targeting, cycle: 'collecting' }), [writer], 'submit')).toBe(
      'wrong-stage',
    );
  });

  it('is a move of the department for who is of both', () => {
    const both = { ...secretariat, departmentIds: ['長寿課'] };
    const decision = decideMove(part('draft'), [both, writer], 'submit', ALL);
    expect(decision).toMatchObject({ ok: true, as: 'writer', onBehalf: false });
    expect(decideMove(part('draft'), [secretariat], 'submit', ALL)).toMatchObject({ onBehalf: true });
    expect(decideMove(part('submitted'), [secretariat], 'return', ALL)).toMatchObject({ onBehalf: false });
  });

  it('is written in by whoever could submit it', () => {
    const written = PART_STATES.filter((state) => canWrite(part(state), [writer]));
    expect(written).toEqual(['returned', 'draft']);
    expect(canWrite(part('draft'), [approver])).toBe(false);
  });
});

describe('a sheet moves', () => {
  const noReview: StageSwitches = { review: false };
  const cases: [string, Capacity, MoveAction, SheetState, CycleState, StageSwitches, string][] = [
    ['is accepted', secretariat, 'accept', 'approved', 'collecting', {}, 'accepted'],
    ['is not accepted before approval', secretariat, 'accept', 'submitted', 'collecting', {}, 'wrong-state'],
    ['is reviewed', reviewer, 'review', 'accepted', 'reviewing', {}, 'reviewed'],
    ['is not reviewed while collecting', reviewer, 'review', 'accepted', 'collecting', {}, 'wrong-stage'],
    ['is finalised', secretariat, 'finalise', 'reviewed', 'consulting', {}, 'finalised'],
    ['is not finalised by reviewers', reviewer, 'finalise', 'reviewed', 'consulting', {}, 'not-your-move'],
    ['is not finalised unreviewed', secretariat, 'finalise', 'accepted', 'reviewing', {}, 'wrong-state'],
    ['is finalised without review', secretariat, 'finalise', 'accepted', 'collecting', noReview, 'finalised'],
    ['is reopened', secretariat, 'reopen', 'finalised', 'consulting', {}, 'returned'],
    ['is reviewed again', secretariat, 'reopen-review', 'finalised', 'consulting', {}, 'accepted'],
    ['stays when sealed', secretariat, 'reopen', 'finalised', 'sealed', {}, 'cycle-sealed'],
    ['rests while preparing', secretariat, 'accept', 'approved', 'preparing', {}, 'wrong-stage'],
    ['is not submitted as a whole', secretariat, 'submit', 'draft', 'collecting', {}, 'wrong-state'],
  ];
  it.each(cases)('%s', (_, who, action, state, cycle, switches, answer) => {
    expect(says(sheet(state, { cycle, switches }), [who], action)).toBe(answer);
  });

  it('never by those who only read', () => {
    for (const role of ['committee', 'viewer', 'operator'])
      for (const state of SHEET_STATES)
        expect(allowedMoves(sheet(state), [{ role, departmentIds: ['長寿課'] }])).toEqual([]);
  });
});

describe('what a move must bring along', () => {
  const cases: [string, Movable, Capacity, MoveAction, Partial<Brought>, string][] = [
    ['a remark to send back', part('submitted'), approver, 'return', { comment: ' \n' }, 'comment-required'],
    [
      'a reason to approve in place of who is there',
      part('submitted'),
      secretariat,
      'approve',
      { comment: ' ' },
      'approver-there',
    ],
    [
      'no reason where nobody is',
      part('submitted'),
      secretariat,
      'approve',
      { comment: '', hasApprover: false },
      'approved',
    ],
    ['no reason of who is there', part('submitted'), approver, 'approve', { comment: '' }, 'approved'],
    ['a reason to reopen', sheet('accepted'), secretariat, 'reopen', { comment: '' }, 'comment-required'],
    ['every field to submit', part('draft'), writer, 'submit', { isComplete: false }, 'incomplete'],
    ['a grade to review', sheet('accepted'), reviewer, 'review', { hasGrade: false }, 'grade-missing'],
    [
      'nothing to accept',
      sheet('approved'),
      secretariat,
      'accept',
      { comment: '', hasGrade: false },
      'accepted',
    ],
  ];
  it.each(cases)('%s', (_, movable, who, action, brought, answer) => {
    expect(says(movable, [who], action, brought)).toBe(answer);
  });
});
