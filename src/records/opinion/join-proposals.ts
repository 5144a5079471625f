import { sql } from 'kysely';
import type { Tx } from '#db/transaction.ts';
import type { WorkChange } from '#records/people/pass-on-work.ts';

/** What is being prepared as an answer: two answers to one opinion stand one below the other. */
export async function joinProposals(
  tx: Tx,
  { municipalityId, from, to }: WorkChange,
  name: string,
): Promise<void> {
  const same = sql`kept.municipality_id = ${municipalityId} AND passed.municipality_id = ${municipalityId}
    AND kept.plan_id = passed.plan_id AND kept.opinion_id = passed.opinion_id
    AND kept.department_id = ${to} AND passed.department_id = ${from}`;
  await sql`
    UPDATE opinion_proposal kept SET text = kept.text || E'\\n【' || ${name}::text || E'】\\n' || passed.text,
      version = kept.version + 1
    FROM opinion_proposal passed WHERE ${same}`.execute(tx);
  await sql`DELETE FROM opinion_proposal passed USING opinion_proposal kept WHERE ${same}`.execute(tx);
}
