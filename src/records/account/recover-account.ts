import type { Db } from '#db/connect.ts';
import { recordEvent } from '#db/record-event.ts';
import { inTransaction } from '#db/transaction.ts';
import { formatMoment } from '#domain/calendar/moment-in-japan.ts';
import { endSessionsOf } from './end-sessions.ts';
import { makeToken, revokeTokensOf } from './one-time-token.ts';
import { removeFactorRows } from './second-factor.ts';
import { foldSignInName } from './sign-in-name.ts';

const HOURS = 1;
const ACTOR = '運用（コマンド）';

export type Recovered = { path: string; until: string };

/**
 * Opens an account again for who sits at the machine itself, when nobody is left who could do it in the browser: unlocked, its
 * sessions ended, its second factor removed where `withoutSecondFactor`, and a link for a new password. Null where there is
 * no such sign-in.
 */
export function recoverAccount(
  db: Db,
  { signIn, withoutSecondFactor, now }: { signIn: string; withoutSecondFactor: boolean; now: Date },
): Promise<Recovered | null> {
  return inTransaction(db, async (tx) => {
    const account = await tx
      .updateTable('account')
      .set({ is_locked: false })
      .where('sign_in', '=', foldSignInName(signIn))
      .returning(['municipality_id as municipalityId', 'id as accountId'])
      .executeTakeFirst();
    if (!account) return null;
    const event = { municipalityId: account.municipalityId, actor: ACTOR, subjectId: account.accountId };
    await revokeTokensOf(tx, account, now);
    await endSessionsOf(tx, account);
    if (withoutSecondFactor && (await removeFactorRows(tx, account)))
      await recordEvent(tx, { ...event, kind: 'second-factor-removed', details: { by: 'operator' } });
    const token = await makeToken(tx, {
      ...account,
      purpose: 'reset',
      sentTo: null,
      madeBy: ACTOR,
      now,
      hours: HOURS,
    });
    await recordEvent(tx, { ...event, kind: 'reset-made', details: { by: 'command' } });
    const until = formatMoment(new Date(now.getTime() + HOURS * 60 * 60 * 1000).toISOString());
    return { path: `/passwords/${token}`, until };
  });
}
