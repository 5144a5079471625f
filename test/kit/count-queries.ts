import type { Db } from '#db/connect.ts';

/** The same database, which counts the statements that are asked of it: for the query budgets of pages. */
export function countQueries(db: Db): { db: Db; count: () => number } {
  let asked = 0;
  const kysely = db.kysely.withPlugin({
    transformQuery({ node }) {
      asked++;
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  return { db: { ...db, kysely }, count: () => asked };
}
