import type { NamedDepartment } from '../people/actor.ts';
import type { Role } from '../people/role.ts';
import type { MoveAction } from '../review/moves.ts';
import { type Addressee, eachOnce, type PostHolder, withAddress } from './addressees.ts';

/** A sheet, as far as it matters to who is told of something about it. */
export type ToldSheet = { title: string; departments: readonly NamedDepartment[]; hasApproval: boolean };

/** The roles whose holders are told of a move; of the others nobody gets a mail. */
export const ROLES_TOLD: Readonly<Partial<Record<MoveAction, readonly Role[]>>> = {
  submit: ['approver', 'secretariat'],
  approve: ['secretariat'],
  return: ['writer'],
  reopen: ['writer'],
};

type Made = {
  action: MoveAction;
  /** Whose part; null: the sheet as a whole. */
  department: NamedDepartment | null;
  sheet: Pick<ToldSheet, 'departments' | 'hasApproval'>;
  /** The person who made the move: gets no mail about it. */
  by: string | null;
};
type Known = { holders: readonly PostHolder[]; officeOf: (departmentId: string) => string | null };

/**
 * Who is told of a move? Who has the next step. A submission goes to the department's approvers, or where there are none to the
 * secretariat; an approval to the secretariat; what came back to the writers, and where nobody writes for the
 * department, to its office.
 */
export function tellMove(
  { action, department, sheet, by }: Made,
  { holders, officeOf }: Known,
): { to: Addressee; department: string | null }[] {
  const told = ROLES_TOLD[action] ?? [];
  const of = (role: Role, owner?: NamedDepartment) =>
    holders.filter(
      (one) => one.role === role && (owner === undefined || one.departmentIds.includes(owner.id)),
    );
  if (told.includes('secretariat')) {
    const asksApprover = told.includes('approver') && sheet.hasApproval && department !== null;
    const approvers = asksApprover ? of('approver', department) : [];
    const readers = approvers.length > 0 ? approvers : of('secretariat');
    // Without an address nobody need hand anything over: it stands on their page of work.
    return withAddress(eachOnce(readers, by)).map((to) => ({
      to,
      department: department?.label ?? null,
    }));
  }
  if (!told.includes('writer')) return [];
  const back = department === null ? sheet.departments : [department];
  return back.flatMap((owner) => {
    const writers = eachOnce(of('writer', owner), by);
    const to = writers.length > 0 ? writers : [{ address: officeOf(owner.id), label: owner.label }];
    return to.map((one) => ({ to: one, department: owner.label }));
  });
}
