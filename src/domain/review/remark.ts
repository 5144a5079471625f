import type { Cycle } from '../cycle/cycle.ts';
import type { Capacity } from './decide-move.ts';

/**
 * Who may say something about a part (`department`), or about the sheet as a whole (null)? The secretariat and the reviewers
 * about all of it, a department about its own part; nobody once the year is sealed. A thread is no move: it needs no stage.
 */
export function canRemark(
  cycle: Pick<Cycle, 'state'> | null,
  posts: readonly Capacity[],
  department: string | null,
): boolean {
  if (cycle === null || cycle.state === 'sealed') return false;
  return posts.some(
    ({ role, department: own }) =>
      role === 'secretariat' ||
      role === 'reviewer' ||
      ((role === 'writer' || role === 'approver') && own !== null && own === department),
  );
}

/** Who may call a thread settled? Whoever asks and judges, and not the one who was asked: not the writer. */
export function canResolve(
  cycle: Pick<Cycle, 'state'> | null,
  posts: readonly Capacity[],
  department: string | null,
): boolean {
  return canRemark(
    cycle,
    posts.filter(({ role }) => role !== 'writer'),
    department,
  );
}
