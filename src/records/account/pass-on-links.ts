import { sql } from 'kysely';
import type { Tx } from '#db/transaction.ts';
import type { WorkChange } from '#records/people/pass-on-work.ts';

/** Links to a sheet, the sessions that came from them, and what was kept of a form, are the other department's from now on. */
export async function passOnLinks(tx: Tx, { municipalityId, from, to }: WorkChange): Promise<void> {
  for (const table of ['one_time_token', 'session', 'ended_session', 'kept_form'] as const)
    await sql`
      UPDATE ${sql.table(table)} SET bound_to = jsonb_set(bound_to, '{departmentId}', to_jsonb(${to}::text))
      WHERE municipality_id = ${municipalityId} AND bound_to ->> 'departmentId' = ${from}`.execute(tx);
}
