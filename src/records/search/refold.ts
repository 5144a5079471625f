import { sql } from 'kysely';
import type { Db } from '#db/connect.ts';
import { inTransaction } from '#db/transaction.ts';
import { FOLD, foldForSearch } from '#domain/text/fold.ts';

const AT_ONCE = 300;

/** Folds some of the texts anew that search has in another way than the code's; how many those were. */
export function refoldSome(db: Db): Promise<number> {
  return inTransaction(db, async (tx) => {
    const rows = await tx
      .selectFrom('search_entry')
      .select(['municipality_id', 'plan_id', 'position', 'text'])
      .where('fold', '<>', FOLD)
      .limit(AT_ONCE)
      .forUpdate()
      .execute();
    if (rows.length === 0) return 0;
    const anew = rows.map(
      (row) =>
        sql`(${row.municipality_id}::text, ${row.plan_id}::text, ${row.position}::integer, ${foldForSearch(row.text)}::text)`,
    );
    await sql`
      UPDATE search_entry SET folded = anew.folded, fold = ${FOLD}
      FROM (VALUES ${sql.join(anew)}) AS anew (municipality_id, plan_id, position, folded)
      WHERE search_entry.municipality_id = anew.municipality_id AND search_entry.plan_id = anew.plan_id
        AND search_entry.position = anew.position`.execute(tx);
    return rows.length;
  });
}
