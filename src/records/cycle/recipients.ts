import type { NamedDepartment } from '#domain/people/actor.ts';
import type { Role } from '#domain/people/role.ts';
import type { Department, Holder } from '#records/people/queries.ts';

/** Where a mail to a department's post goes. `address` null: nobody knows one, and a person hands it over. */
export type Recipient = { address: string | null; label: string };

/**
 * Who gets a mail about a department's work: whoever holds a post of the role there today, each once, at the own address or at
 * the office's. Where nobody holds one, the office; where nobody has an address, it is handed over once.
 */
export function recipientsOf(
  department: NamedDepartment,
  role: Role,
  holders: readonly Holder[],
  departments: readonly Department[],
): Recipient[] {
  const office = departments.find(({ id, email }) => id === department.id && email)?.email ?? null;
  const own = holders.filter(
    (holder) => holder.role === role && holder.departmentIds.includes(department.id),
  );
  const told = own.map(({ email, postName }) => ({ address: email ?? office, label: postName }));
  if (told.length === 0) return [{ address: office, label: department.label }];
  const reachable = told.filter(({ address }) => address !== null);
  const once = new Map(reachable.map((one) => [one.address, one]));
  return once.size > 0 ? [...once.values()] : [told[0]!];
}

/** Everybody who holds a post of the role, whatever the department: reviewers, the committee. */
export function holdersOf(role: Role, holders: readonly Holder[]): Recipient[] {
  const own = holders.filter((holder) => holder.role === role);
  const once = new Map(
    own.map(({ personId, email, postName }) => [personId, { address: email, label: postName }]),
  );
  return [...once.values()];
}
