import type { Tx } from '#db/transaction.ts';
import { dayOf } from '#domain/calendar/day-in-japan.ts';
import { officeAddressees } from '#domain/mail/addressees.ts';
import type { Act } from '#domain/people/act.ts';
import type { NamedDepartment } from '#domain/people/actor.ts';
import { listDepartments, listHolders } from '#records/people/queries.ts';
import { type NewMail, queueMail } from './queue-mail.ts';

/** Tells a department as one; what waits together for it goes out as one mail of its kind. */
export async function tellDepartment(
  tx: Tx,
  { key, actor, now }: Act,
  department: NamedDepartment,
  mail: Pick<NewMail, 'kind' | 'subject' | 'text'>,
): Promise<void> {
  const { municipalityId } = key;
  const writers = await listHolders(
    tx,
    municipalityId,
    { role: 'writer', departmentId: department.id },
    dayOf(now),
  );
  const offices = writers.some(({ email }) => email !== null)
    ? []
    : await listDepartments(tx, municipalityId);
  const office = offices.find(({ id }) => id === department.id)?.email ?? null;
  for (const to of officeAddressees(department.label, writers, office))
    await queueMail(tx, { municipalityId, ...mail, to, digest: mail.kind, madeBy: actor.label, now });
}
