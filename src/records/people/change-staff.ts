import type { Db } from '#db/connect.ts';
import { inTransaction, type Tx } from '#db/transaction.ts';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';

/** Who changes posts and people of which municipality, and when. */
export type Editor = { municipalityId: string; actor: string; day: CalendarDate; now: Date };

/**
 * One change of posts and people: a transaction that waits for any other of the same municipality, so that what was looked
 * at inside still holds when it is written.
 */
export function changeStaff<T>(
  db: Db,
  { municipalityId }: Pick<Editor, 'municipalityId'>,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return inTransaction(db, async (tx) => {
    await tx
      .selectFrom('municipality')
      .select('id')
      .where('id', '=', municipalityId)
      .forNoKeyUpdate()
      .execute();
    return work(tx);
  });
}
