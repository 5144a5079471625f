import type { Db } from '#db/connect.ts';
import { onTown } from '#db/in-plan.ts';
import type { WayToSignIn } from '#db/tables.ts';
import type { AccountKey } from './find-actor.ts';

/** An account as its owner and the secretariat see it; nothing that opens it. */
export type Account = {
  accountId: string;
  signIn: string;
  isLocked: boolean;
  hasPassword: boolean;
  /** `begun`: a secret was made, no code has confirmed it. */
  secondFactor: 'none' | 'begun' | 'confirmed';
  backupCodesLeft: number;
  identity: { issuer: string; subject: string; linkedAt: string } | null;
};

export async function findAccount(
  db: Db,
  municipalityId: string,
  accountId: string,
): Promise<Account | undefined> {
  const row = await selectAccounts(db, municipalityId).where('account.id', '=', accountId).executeTakeFirst();
  return row && accountOf(row);
}

export type Person = { personId: string; name: string; email: string | null; account: Account | null };

/** A person with the account, if there is one. Nothing where the personal data was deleted. */
export async function findPerson(
  db: Db,
  municipalityId: string,
  personId: string,
): Promise<Person | undefined> {
  const person = await db.kysely
    .selectFrom('person')
    .select(['id as personId', 'name', 'email'])
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', personId)
    .where('forgotten_at', 'is', null)
    .executeTakeFirst();
  if (!person) return undefined;
  const account = await selectAccounts(db, municipalityId)
    .where('account.person_id', '=', personId)
    .executeTakeFirst();
  return { ...person, account: account ? accountOf(account) : null };
}

function selectAccounts(db: Db, municipalityId: string) {
  return db.kysely
    .selectFrom('account')
    .leftJoin('second_factor as factor', onTown('factor.account_id', 'account.id'))
    .leftJoin('external_identity as identity', onTown('identity.account_id', 'account.id'))
    .select(['account.id as accountId', 'account.sign_in as signIn', 'account.is_locked as isLocked'])
    .select((eb) => eb('account.password_hash', 'is not', null).as('hasPassword'))
    .select(['factor.account_id as factorOf', 'factor.confirmed_at as confirmedAt'])
    .select(['identity.issuer', 'identity.subject', 'identity.linked_at as linkedAt'])
    .select((eb) =>
      eb
        .selectFrom('backup_code')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .whereRef('backup_code.municipality_id', '=', 'account.municipality_id')
        .whereRef('backup_code.account_id', '=', 'account.id')
        .where('backup_code.used_at', 'is', null)
        .as('backupCodesLeft'),
    )
    .where('account.municipality_id', '=', municipalityId);
}

type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof selectAccounts>['executeTakeFirst']>>>;

function accountOf({ factorOf, confirmedAt, issuer, subject, linkedAt, ...row }: Row): Account {
  return {
    ...row,
    hasPassword: Boolean(row.hasPassword),
    backupCodesLeft: row.backupCodesLeft ?? 0,
    secondFactor: factorOf === null ? 'none' : confirmedAt === null ? 'begun' : 'confirmed',
    identity: issuer === null ? null : { issuer, subject: subject!, linkedAt: linkedAt! },
  };
}

export type Session = {
  tokenHash: string;
  createdAt: string;
  lastSeenAt: string;
  address: string | null;
  agent: string | null;
  way: WayToSignIn;
};

/** The sessions of an account that are open now, the last used first; not those that wait for a second factor. */
export function listSessions(
  db: Db,
  { municipalityId, accountId }: AccountKey,
  now: Date,
): Promise<Session[]> {
  return db.kysely
    .selectFrom('session')
    .select(['token_hash as tokenHash', 'created_at as createdAt', 'last_seen_at as lastSeenAt'])
    .select(['address', 'agent', 'way'])
    .where('municipality_id', '=', municipalityId)
    .where('account_id', '=', accountId)
    .where('awaits_second_factor', '=', false)
    .where('expires_at', '>', now.toISOString())
    .orderBy('last_seen_at', 'desc')
    .execute();
}

/** The secret of a second factor that is being set up, sealed; nothing once it is confirmed. */
export async function findNewSecret(
  db: Db,
  { municipalityId, accountId }: AccountKey,
): Promise<Buffer | undefined> {
  const row = await db.kysely
    .selectFrom('second_factor')
    .select('secret')
    .where('municipality_id', '=', municipalityId)
    .where('account_id', '=', accountId)
    .where('confirmed_at', 'is', null)
    .executeTakeFirst();
  return row?.secret;
}
