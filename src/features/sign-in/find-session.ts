import type { Db } from '#db/connect.ts';
import type { Actor } from '#http/context.ts';

const HOUR = 60 * 60 * 1000;
const SESSION_HOURS = 12;
/** The end is moved at most this often, so that reading a page seldom writes. */
const STEP = HOUR / 4;

export const sessionEnd = (now: Date) => new Date(now.getTime() + SESSION_HOURS * HOUR);

/** Whose session is this, if it has not ended? It ends 12 hours after it was last used. */
export async function findSession(db: Db, tokenHash: string, now: Date): Promise<Actor | null> {
  const row = await db.kysely
    .selectFrom('session')
    .innerJoin('account', (join) =>
      join
        .onRef('account.municipality_id', '=', 'session.municipality_id')
        .onRef('account.id', '=', 'session.account_id'),
    )
    .innerJoin('municipality', 'municipality.id', 'session.municipality_id')
    .select([
      'municipality.id as municipalityId',
      'municipality.name as municipalityName',
      'municipality.is_sample as isSample',
      'account.id as accountId',
      'account.role',
      'account.label',
      'account.department',
      'session.expires_at as expiresAt',
    ])
    .where('session.token_hash', '=', tokenHash)
    .where('session.expires_at', '>', now.toISOString())
    .executeTakeFirst();
  if (!row) return null;
  const end = sessionEnd(now);
  if (end.getTime() - new Date(row.expiresAt).getTime() > STEP) {
    await db.kysely
      .updateTable('session')
      .set({ expires_at: end.toISOString() })
      .where('municipality_id', '=', row.municipalityId)
      .where('token_hash', '=', tokenHash)
      .execute();
  }
  const { accountId, role, label, department } = row;
  const municipality = { id: row.municipalityId, name: row.municipalityName, isSample: row.isSample };
  return { municipality, accountId, role, label, department };
}
