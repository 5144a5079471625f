import type { Tx } from '#db/transaction.ts';
import { dayOf } from '#domain/calendar/day-in-japan.ts';
import { listDepartments, listHolders } from '#records/people/queries.ts';
import { type NewMail, queueMail } from './queue-mail.ts';

/**
 * Tells a department (its printed name): its writers of today who have an address, else the address of the office, else the
 * outbox, from which somebody hands it over.
 */
export async function tellDepartment(tx: Tx, department: string, mail: Omit<NewMail, 'to'>): Promise<void> {
  const { municipalityId, now } = mail;
  const writers = await listHolders(tx, municipalityId, { role: 'writer', department }, dayOf(now));
  const addresses = [...new Set(writers.flatMap(({ email }) => email ?? []))];
  const offices = addresses.length > 0 ? [] : await listDepartments(tx, municipalityId);
  const office = offices.find(({ name }) => name === department)?.email ?? null;
  for (const address of addresses.length > 0 ? addresses : [office])
    await queueMail(tx, { ...mail, to: { address, label: department } });
}
