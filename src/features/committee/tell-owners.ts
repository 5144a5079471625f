import type { Tx } from '#db/transaction.ts';
import { dayOf } from '#domain/calendar/day-in-japan.ts';
import { opinionMail } from '#messages/committee.ja.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { listDepartments, listHolders } from '../people/queries.ts';

export type OpinionNews = {
  municipalityId: string;
  /** The departments that own the sheet. */
  owners: readonly string[];
  project: string;
  by: string;
  text: string;
  madeBy: string;
  now: Date;
};

/**
 * Tells the owners of a sheet that the committee said something about it: the writers of each department who have an address,
 * else the address of the office, else the outbox, from which somebody hands it over.
 */
export async function tellOwners(tx: Tx, news: OpinionNews): Promise<void> {
  const { municipalityId, owners, madeBy, now } = news;
  if (owners.length === 0) return;
  const departments = await listDepartments(tx, municipalityId);
  for (const department of owners) {
    const holders = await listHolders(tx, municipalityId, { role: 'writer', department }, dayOf(now));
    const office = departments.find(({ name }) => name === department)?.email ?? null;
    const addresses = [...new Set(holders.flatMap(({ email }) => email ?? []))];
    for (const address of addresses.length > 0 ? addresses : [office])
      await queueMail(tx, {
        municipalityId,
        kind: 'opinion',
        to: { address, label: department },
        digest: 'opinion',
        ...opinionMail(news),
        madeBy,
        now,
      });
  }
}
