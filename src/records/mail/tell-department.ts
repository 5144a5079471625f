import type { Tx } from '#db/transaction.ts';
import { dayOf } from '#domain/calendar/day-in-japan.ts';
import { officeAddressees } from '#domain/mail/addressees.ts';
import type { Act } from '#domain/people/act.ts';
import { listDepartments, listHolders } from '#records/people/queries.ts';
import { type NewMail, queueMail } from './queue-mail.ts';

/** Tells a department (its printed name) as one; what waits together for it goes out as one mail of its kind. */
export async function tellDepartment(
  tx: Tx,
  { key, actor, now }: Act,
  department: string,
  mail: Pick<NewMail, 'kind' | 'subject' | 'text'>,
): Promise<void> {
  const { municipalityId } = key;
  const writers = await listHolders(tx, municipalityId, { role: 'writer', department }, dayOf(now));
  const offices = writers.some(({ email }) => email !== null)
    ? []
    : await listDepartments(tx, municipalityId);
  const office = offices.find(({ name }) => name === department)?.email ?? null;
  for (const to of officeAddressees(department, writers, office))
    await queueMail(tx, { municipalityId, ...mail, to, digest: mail.kind, madeBy: actor.label, now });
}
