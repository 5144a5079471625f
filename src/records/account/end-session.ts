import type { Db } from '#db/connect.ts';
import { recordEvent } from '#db/record-event.ts';
import { inTransaction } from '#db/transaction.ts';
import type { Actor } from '#domain/people/actor.ts';

/** Signs out: the session is gone, whoever still has its token. */
export async function endSession(db: Db, actor: Actor, tokenHash: string): Promise<void> {
  const municipality_id = actor.municipality.id;
  await inTransaction(db, async (tx) => {
    await tx
      .deleteFrom('session')
      .where('municipality_id', '=', municipality_id)
      .where('token_hash', '=', tokenHash)
      .execute();
    await recordEvent(tx, {
      municipalityId: municipality_id,
      actor: actor.label,
      kind: 'signed-out',
      subjectId: actor.accountId,
    });
  });
}
