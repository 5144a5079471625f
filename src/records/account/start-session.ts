import type { Db } from '#db/connect.ts';
import type { WayToSignIn } from '#db/tables.ts';
import { inTransaction } from '#db/transaction.ts';
import { dayOf } from '#domain/calendar/day-in-japan.ts';
import { findLabel } from './find-actor.ts';
import { openSession, type Visit } from './open-session.ts';
import { isPassword } from './password.ts';
import { foldSignInName } from './sign-in-name.ts';

type Credentials = { name: string; password: string; isFromThisMachine: boolean };
export type SessionStart =
  | { ok: true; signIn: string; needsSecondFactor: boolean }
  | { ok: false; code: 'sign-in-wrong' | 'sample-elsewhere' };

/** Signs in with name and password, if they belong together. An unknown name takes the same way and the same time. */
export async function startSession(
  db: Db,
  { name, password, isFromThisMachine }: Credentials,
  visit: Visit,
): Promise<SessionStart> {
  const account = await db.kysely
    .selectFrom('account')
    .innerJoin('municipality', 'municipality.id', 'account.municipality_id')
    .select([
      'account.municipality_id as municipalityId',
      'account.id as accountId',
      'account.password_hash as passwordHash',
      'municipality.is_sample as isSample',
    ])
    .where('account.sign_in', '=', foldSignInName(name))
    .executeTakeFirst();
  const isRight = await isPassword(password, account?.passwordHash ?? undefined);
  if (!isRight || !account) return { ok: false, code: 'sign-in-wrong' };
  if (account.isSample && !isFromThisMachine) return { ok: false, code: 'sample-elsewhere' };
  const started = await beginSession(db, account, 'password', visit);
  return started ? { ok: true, ...started } : { ok: false, code: 'sign-in-wrong' };
}

type Proven = { municipalityId: string; accountId: string; passwordHash?: string | null };

/**
 * Begins the session of an account whose first factor was right. Null where the account is locked, or its password was
 * changed while this one was being compared.
 */
export async function beginSession(
  db: Db,
  { municipalityId, accountId, passwordHash }: Proven,
  way: WayToSignIn,
  visit: Visit,
): Promise<{ signIn: string; needsSecondFactor: boolean } | null> {
  const label = await findLabel(db, { municipalityId, accountId }, dayOf(visit.now));
  return inTransaction(db, async (tx) => {
    const account = await tx
      .selectFrom('account')
      .select(['sign_in', 'password_hash'])
      .where('municipality_id', '=', municipalityId)
      .where('id', '=', accountId)
      .where('is_locked', '=', false)
      .forUpdate()
      .executeTakeFirst();
    if (!account || (passwordHash !== undefined && account.password_hash !== passwordHash)) return null;
    const factor = await tx
      .selectFrom('second_factor')
      .select('confirmed_at')
      .where('municipality_id', '=', municipalityId)
      .where('account_id', '=', accountId)
      .where('confirmed_at', 'is not', null)
      .executeTakeFirst();
    const needsSecondFactor = factor !== undefined;
    const opening = { municipalityId, accountId, label: label ?? account.sign_in, way, needsSecondFactor };
    await openSession(tx, opening, visit);
    return { signIn: account.sign_in, needsSecondFactor };
  });
}
