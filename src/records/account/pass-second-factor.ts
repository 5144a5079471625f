import type { Db } from '#db/connect.ts';
import type { InstallationKey } from '#db/installation-key.ts';
import { recordEvent } from '#db/record-event.ts';
import { inTransaction } from '#db/transaction.ts';
import { dayOf } from '#domain/calendar/day-in-japan.ts';
import { type CodeKind, takeCode } from './check-code.ts';
import { findLabel } from './find-actor.ts';
import type { PendingSession } from './find-session.ts';
import { openSession, type Visit } from './open-session.ts';

/** Answers the question for the second factor: a whole session, with a new token, in the place of the one that waited. */
export async function passSecondFactor(
  db: Db,
  key: InstallationKey,
  pending: PendingSession,
  code: string,
  visit: Visit,
): Promise<CodeKind | null> {
  const { municipalityId, accountId, way } = pending;
  const label = await findLabel(db, pending, dayOf(visit.now));
  return inTransaction(db, async (tx) => {
    // Whoever locks the account meanwhile waits for this row, or this waits for them.
    const account = await tx
      .selectFrom('account')
      .select('id')
      .where('municipality_id', '=', municipalityId)
      .where('id', '=', accountId)
      .where('is_locked', '=', false)
      .forUpdate()
      .executeTakeFirst();
    if (!account) return null;
    const kind = await takeCode(tx, key, pending, { code, now: visit.now, of: 'confirmed' });
    if (!kind) return null;
    const { numDeletedRows } = await tx
      .deleteFrom('session')
      .where('municipality_id', '=', municipalityId)
      .where('token_hash', '=', pending.tokenHash)
      .where('awaits_second_factor', '=', true)
      .executeTakeFirst();
    // Signed out everywhere, or the password set anew, in the meantime.
    if (numDeletedRows === 0n) return null;
    const actor = label ?? pending.signIn;
    await openSession(tx, { municipalityId, accountId, label: actor, way, needsSecondFactor: false }, visit);
    await recordEvent(tx, {
      municipalityId,
      actor,
      kind: 'second-factor-passed',
      subjectId: accountId,
      details: { by: kind },
    });
    return kind;
  });
}

/** Too many wrong codes: whoever it was begins again with the password. */
export async function endChallenge(db: Db, pending: PendingSession, now: Date): Promise<void> {
  const label = await findLabel(db, pending, dayOf(now));
  await inTransaction(db, async (tx) => {
    await tx
      .deleteFrom('session')
      .where('municipality_id', '=', pending.municipalityId)
      .where('token_hash', '=', pending.tokenHash)
      .execute();
    await recordEvent(tx, {
      municipalityId: pending.municipalityId,
      actor: label ?? pending.signIn,
      kind: 'second-factor-refused',
      subjectId: pending.accountId,
    });
  });
}
