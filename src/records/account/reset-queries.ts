import { onTown } from '#db/in-plan.ts';
import type { Reader } from '#db/transaction.ts';
import { foldSignInName } from './sign-in-name.ts';

/** Whose password can be set anew by a link that is mailed. */
export type Resettable = {
  municipalityId: string;
  municipality: string;
  accountId: string;
  signIn: string;
  name: string;
  email: string;
};

/**
 * The one account that goes by this sign-in name or this address. None where there is none, more than one, a locked one, one
 * that signs in through the identity provider alone, or no address to write to.
 */
export async function findResettable(
  db: Reader,
  { text, isFromThisMachine }: { text: string; isFromThisMachine: boolean },
): Promise<Resettable | null> {
  const folded = foldSignInName(text);
  const accounts = await db
    .selectFrom('account')
    .innerJoin('municipality', 'municipality.id', 'account.municipality_id')
    .innerJoin('person', onTown('person.id', 'account.person_id'))
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
  if (accounts.length !== 1 || !account || account.isLocked) return null;
  if (account.passwordHash === null || account.email === null) return null;
  if (account.isSample && !isFromThisMachine) return null;
  const { municipalityId, municipality, accountId, signIn, name, email } = account;
  return { municipalityId, municipality, accountId, signIn, name, email };
}
