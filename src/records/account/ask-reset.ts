import type { Db } from '#db/connect.ts';
import { offerWayIn } from './offer-way-in.ts';
import { foldSignInName } from './sign-in-name.ts';

type Question = { text: string; mailOrigin: string; isFromThisMachine: boolean; now: Date };

/**
 * Mails a link for a new password to the one account that goes by this sign-in name or this address. Nothing happens, and
 * nothing is told, where there is none, more than one, a locked one, one that signs in through the identity provider alone,
 * or no address to write to.
 */
export async function askReset(
  db: Db,
  { text, mailOrigin, isFromThisMachine, now }: Question,
): Promise<void> {
  const folded = foldSignInName(text);
  const accounts = await db.kysely
    .selectFrom('account')
    .innerJoin('municipality', 'municipality.id', 'account.municipality_id')
    .innerJoin('person', (join) =>
      join
        .onRef('person.municipality_id', '=', 'account.municipality_id')
        .onRef('person.id', '=', 'account.person_id'),
    )
    .select(['municipality.id as municipalityId', 'municipality.name as municipality'])
    .select(['municipality.is_sample as isSample', 'account.id as accountId', 'account.sign_in as signIn'])
    .select(['account.is_locked as isLocked', 'account.password_hash as passwordHash'])
    .select(['person.name', 'person.email'])
    .where((eb) =>
      eb.or([eb('account.sign_in', '=', folded), eb(eb.fn('lower', ['person.email']), '=', folded)]),
    )
    .limit(2)
    .execute();
  const [account] = accounts;
  if (accounts.length !== 1 || !account || account.isLocked) return;
  if (account.passwordHash === null || account.email === null) return;
  if (account.isSample && !isFromThisMachine) return;
  const actor = '本人（ログイン画面から）';
  await offerWayIn(db, account, { purpose: 'own-reset', actor, mailOrigin, now });
}
