import { setImmediate as turn } from 'node:timers/promises';
import type { Db } from '#db/connect.ts';
import { reindexPlan } from '#records/archive/reindex-plan.ts';

export type Reindexing = { stop(): Promise<void> };

/** After an update that indexes or folds in another way, makes what search has kept follow while people work, plan by plan. */
export function startReindexing(db: Db): Reindexing {
  let isStopped = false;
  const work = async () => {
    while (!isStopped && (await reindexPlan(db))) await turn();
  };
  const running = work().catch((error: Error) => {
    const line = { at: new Date().toISOString(), level: 'error', task: 'reindexing', error: error.message };
    process.stderr.write(`${JSON.stringify(line)}\n`);
  });
  return {
    stop() {
      isStopped = true;
      return running;
    },
  };
}
