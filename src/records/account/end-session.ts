import type { Db } from '#db/connect.ts';
import { recordEvent } from '#db/record-event.ts';
import { inTransaction } from '#db/transaction.ts';
import type { Actor } from '#domain/people/actor.ts';
import { ENDED_COLUMNS, noteFormsOf, rememberEnded, type SessionHashes } from './ended-session.ts';

/** Signs out: the session is gone, whoever still has its token. */
export async function endSession(db: Db, actor: Actor, session: SessionHashes, now: Date): Promise<void> {
  const municipality_id = actor.municipality.id;
  await inTransaction(db, async (tx) => {
    const ended = await tx
      .deleteFrom('session')
      .where('municipality_id', '=', municipality_id)
      .where('token_hash', '=', session.tokenHash)
      .returning(ENDED_COLUMNS)
      .execute();
    await rememberEnded(tx, ended, now);
    await noteFormsOf(tx, session);
    await recordEvent(tx, {
      municipalityId: municipality_id,
      actor: actor.label,
      kind: 'signed-out',
      subjectId: actor.accountId,
    });
  });
}
