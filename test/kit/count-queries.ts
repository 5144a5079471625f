import type { Db } from '#db/connect.ts';

/** The same database, which counts the statements that are asked of it: for the query budgets of pages. */
export function countQueries(db: Db): { db: Db; count: () => number } {
  let asked = 0;
  const kysely = db.kysely.withPlugin({
    transformQuery: ({ node }) => node,
    // Counted by the answer: a query that stands within another one is transformed too, but not asked.
    async transformResult({ result }) {
      asked++;
      return result;
    },
  });
  return { db: { ...db, kysely }, count: () => asked };
}
