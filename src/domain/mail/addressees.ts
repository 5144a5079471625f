import type { Role } from '../people/role.ts';

/** Whom a mail is for. `address` null: nobody knows one, and a person hands it over. */
export type Addressee = { address: string | null; label: string };

/** Somebody at a post today. */
export type PostHolder = {
  personId: string;
  role: Role;
  /** What the post answers for. */
  departmentIds: readonly string[];
  postName: string;
  email: string | null;
};

/** Each person once, however many posts they hold; not `except`, who did what the mail is about. */
export function eachOnce(holders: readonly PostHolder[], except: string | null): Addressee[] {
  const once = new Map(holders.map((one) => [one.personId, { address: one.email, label: one.postName }]));
  if (except !== null) once.delete(except);
  return [...once.values()];
}

/** Those who have an address. */
export const withAddress = (addressees: readonly Addressee[]): Addressee[] =>
  addressees.filter(({ address }) => address !== null);

/**
 * A department, told as one: its writers who have an address, each address once; else the address of its office; else nobody's,
 * so that it waits in the outbox.
 */
export function officeAddressees(
  department: string,
  writers: readonly PostHolder[],
  office: string | null,
): Addressee[] {
  const addresses = [...new Set(writers.flatMap(({ email }) => email ?? []))];
  return (addresses.length > 0 ? addresses : [office]).map((address) => ({ address, label: department }));
}
