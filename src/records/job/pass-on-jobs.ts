import { sql } from 'kysely';
import type { Tx } from '#db/transaction.ts';
import type { WorkChange } from '#records/people/pass-on-work.ts';

/** What is queued for a department is made for the other. */
export async function passOnJobs(tx: Tx, { municipalityId, from, to }: WorkChange): Promise<void> {
  await sql`
    UPDATE job SET input = jsonb_set(input, '{request,departmentId}', to_jsonb(${to}::text))
    WHERE municipality_id = ${municipalityId} AND input #>> '{request,departmentId}' = ${from}`.execute(tx);
}
