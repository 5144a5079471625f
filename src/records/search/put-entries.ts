import { sql } from 'kysely';
import { inPlan } from '#db/in-plan.ts';
import type { Tx } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import { foldForSearch } from '#domain/text/fold.ts';
import type { Entry } from './search-entries.ts';

/**
 * What these fields of these things say from now on, in the place of what search knew of them; a blank one is found no more.
 * Called within the write of the text, which holds its row: two who write one field at once would each add an entry.
 */
export async function putEntries(tx: Tx, key: PlanKey, entries: readonly Entry[]): Promise<void> {
  if (entries.length === 0) return;
  const rows = entries.map(({ text, ...of }) =>
    text.trim() === '' ? of : { ...of, text, folded: foldForSearch(text) },
  );
  await sql`
    MERGE INTO search_entry AS known
    USING jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS said(kind text, subject_id text, year int, title text, field text, text text, folded text)
    ON known.municipality_id = ${key.municipalityId} AND known.plan_id = ${key.planId}
      AND known.kind = said.kind AND known.subject_id = said.subject_id AND known.field = said.field
    WHEN MATCHED AND said.text IS NULL THEN DELETE
    WHEN MATCHED THEN UPDATE SET year = said.year, title = said.title, text = said.text, folded = said.folded
    WHEN NOT MATCHED AND said.text IS NOT NULL THEN
      INSERT (municipality_id, plan_id, kind, subject_id, year, title, field, text, folded)
      VALUES (${key.municipalityId}, ${key.planId}, said.kind, said.subject_id, said.year, said.title, said.field,
        said.text, said.folded)
  `.execute(tx);
}

/** Whatever search knew of this thing is found no more, by anybody. */
export async function takeOut(
  tx: Tx,
  key: PlanKey,
  of: { kind: Entry['kind']; subject: string },
): Promise<void> {
  await tx
    .deleteFrom('search_entry')
    .where(inPlan(key))
    .where('kind', '=', of.kind)
    .where('subject_id', '=', of.subject)
    .execute();
}
