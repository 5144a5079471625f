import type { Db } from '#db/connect.ts';
import { inTransaction } from '#db/transaction.ts';
import { dayOf } from '#domain/calendar/day-in-japan.ts';
import { findLabel } from './find-actor.ts';
import { sessionEnd } from './find-session.ts';
import { isPassword } from './password.ts';
import { foldSignInName } from './sign-in-name.ts';

type Credentials = { name: string; password: string; isFromThisMachine: boolean };
type NewSession = { tokenHash: string; now: Date };
export type SessionStart = { ok: true } | { ok: false; code: 'sign-in-wrong' | 'sample-elsewhere' };

/** Signs in: a session whose token has this hash, if name and password belong together. */
export async function startSession(
  db: Db,
  { name, password, isFromThisMachine }: Credentials,
  { tokenHash, now }: NewSession,
): Promise<SessionStart> {
  const account = await db.kysely
    .selectFrom('account')
    .innerJoin('municipality', 'municipality.id', 'account.municipality_id')
    .select([
      'account.municipality_id',
      'account.id',
      'account.password_hash',
      'account.is_locked',
      'municipality.is_sample',
    ])
    .where('account.sign_in', '=', foldSignInName(name))
    .executeTakeFirst();
  if (!(await isPassword(password, account?.password_hash ?? undefined)) || !account || account.is_locked)
    return { ok: false, code: 'sign-in-wrong' };
  if (account.is_sample && !isFromThisMachine) return { ok: false, code: 'sample-elsewhere' };

  const { municipality_id, id } = account;
  const label = (await findLabel(db, { municipalityId: municipality_id, accountId: id }, dayOf(now))) ?? name;
  await inTransaction(db, async (tx) => {
    await tx
      .deleteFrom('session')
      .where('municipality_id', '=', municipality_id)
      .where('expires_at', '<=', now.toISOString())
      .execute();
    await tx
      .insertInto('session')
      .values({
        municipality_id,
        token_hash: tokenHash,
        account_id: id,
        expires_at: sessionEnd(now).toISOString(),
      })
      .execute();
    await tx
      .insertInto('event')
      .values({ municipality_id, actor: label, kind: 'signed-in', subject_id: id, details: '{}' })
      .execute();
  });
  return { ok: true };
}
