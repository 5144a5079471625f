import type { Db } from '#db/connect.ts';
import { onTown } from '#db/in-plan.ts';
import type { WayToSignIn } from '#db/tables.ts';
import { dayOf } from '#domain/calendar/day-in-japan.ts';
import type { Actor, LinkBinding } from '#domain/people/actor.ts';
import { labelOfBinding } from '#records/people/department-name.ts';
import { capacitiesOf, heldPosts } from './find-actor.ts';
import { sessionEnd } from './session-length.ts';

const HOUR = 60 * 60 * 1000;
/** The end is moved at most this often, so that reading a page seldom writes. */
const STEP = HOUR / 4;

/** Whose session is this, if it has not ended? It ends 12 hours after it was last used, one from a link at its own end. */
export async function findSession(db: Db, tokenHash: string, now: Date): Promise<Actor | null> {
  const row = await db.kysely
    .selectFrom('session')
    .innerJoin('municipality', 'municipality.id', 'session.municipality_id')
    .leftJoin('account', onTown('account.id', 'session.account_id'))
    .select([
      'municipality.id as municipalityId',
      'municipality.name as municipalityName',
      'municipality.is_sample as isSample',
      'session.account_id as accountId',
      'session.bound_to as boundTo',
      'session.expires_at as expiresAt',
      'account.person_id as personId',
      'account.sign_in as signIn',
      labelOfBinding('session').as('bound'),
      heldPosts(dayOf(now)).as('held'),
    ])
    .where('session.token_hash', '=', tokenHash)
    .where('session.expires_at', '>', now.toISOString())
    .where('session.awaits_second_factor', '=', false)
    .executeTakeFirst();
  if (!row) return null;
  const municipality = { id: row.municipalityId, name: row.municipalityName, isSample: row.isSample };
  if (row.accountId === null) return linkedActor(municipality, row.boundTo!, row.bound ?? '');

  await moveEnd(db, row.municipalityId, tokenHash, row.expiresAt, now);
  if (row.personId === null || row.signIn === null) return null;
  const acting = capacitiesOf(row.personId, row.signIn, row.held);
  const roles = new Set(acting.posts.map(({ role }) => role));
  return { municipality, accountId: row.accountId, ...acting, roles, boundTo: null };
}

/** A session whose first factor was right, and which waits for the second. */
export type PendingSession = {
  municipalityId: string;
  accountId: string;
  tokenHash: string;
  signIn: string;
  isSample: boolean;
  way: WayToSignIn;
};

export async function findPendingSession(
  db: Db,
  tokenHash: string,
  now: Date,
): Promise<PendingSession | undefined> {
  const row = await db.kysely
    .selectFrom('session')
    .innerJoin('municipality', 'municipality.id', 'session.municipality_id')
    .innerJoin('account', onTown('account.id', 'session.account_id'))
    .select(['session.municipality_id as municipalityId', 'account.id as accountId', 'session.way'])
    .select(['account.sign_in as signIn', 'municipality.is_sample as isSample'])
    .where('session.token_hash', '=', tokenHash)
    .where('session.expires_at', '>', now.toISOString())
    .where('session.awaits_second_factor', '=', true)
    .executeTakeFirst();
  return row && { ...row, tokenHash };
}

/** Who came by a one-time link acts for the department, or as the member, that the link was made for. */
function linkedActor(municipality: Actor['municipality'], boundTo: LinkBinding, department: string): Actor {
  const isSheet = boundTo.kind === 'sheet';
  const role = isSheet ? 'writer' : 'committee';
  const departments = isSheet ? [{ id: boundTo.departmentId, label: department }] : [];
  return {
    municipality,
    accountId: null,
    personId: isSheet ? null : boundTo.personId,
    label: isSheet ? `${department}（入力用リンク）` : '委員（委員用リンク）',
    roles: new Set([role]),
    posts: [{ id: '', role, departments, departmentIds: departments.map(({ id }) => id) }],
    boundTo,
  };
}

async function moveEnd(db: Db, municipalityId: string, tokenHash: string, expiresAt: string, now: Date) {
  const end = sessionEnd(now);
  if (end.getTime() - new Date(expiresAt).getTime() <= STEP) return;
  await db.kysely
    .updateTable('session')
    .set({ expires_at: end.toISOString(), last_seen_at: now.toISOString() })
    .where('municipality_id', '=', municipalityId)
    .where('token_hash', '=', tokenHash)
    .execute();
}
