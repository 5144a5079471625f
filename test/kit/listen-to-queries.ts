import type { Db } from '#db/connect.ts';

/** The same database, which keeps the text of every statement that is asked of it, each once. */
export function listenToQueries(db: Db): { db: Db; statements: Set<string> } {
  const statements = new Set<string>();
  const executor = db.kysely.getExecutor();
  const kysely = db.kysely.withPlugin({
    transformQuery({ node, queryId }) {
      statements.add(executor.compileQuery(node, queryId).sql);
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  return { db: { ...db, kysely }, statements };
}
