import type { Cycle } from '../cycle/cycle.ts';
import type { Capacity } from './decide-move.ts';

/**
 * Who may say something about a part (of a department), or about the sheet as a whole (null)? The secretariat and the reviewers
 * about all of it, a department about its own part; nobody once the year is sealed. A thread is no move: it needs no stage.
 */
export function canRemark(
  cycle: Pick<Cycle, 'state'> | null,
  posts: readonly Capacity[],
  departmentId: string | null,
): boolean {
  if (cycle === null || cycle.state === 'sealed') return false;
  return posts.some(
    ({ role, departmentIds }) =>
      role === 'secretariat' ||
      role === 'reviewer' ||
      ((role === 'writer' || role === 'approver') &&
        departmentId !== null &&
        departmentIds.includes(departmentId)),
  );
}

/** Who may call a thread settled? Whoever asks and judges, and not the one who was asked: not the writer. */
export function canResolve(
  cycle: Pick<Cycle, 'state'> | null,
  posts: readonly Capacity[],
  departmentId: string | null,
): boolean {
  return canRemark(
    cycle,
    posts.filter(({ role }) => role !== 'writer'),
    departmentId,
  );
}
