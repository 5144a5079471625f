import { setImmediate as turn } from 'node:timers/promises';
import type { Db } from '#db/connect.ts';
import { refoldSome } from '#records/search/refold.ts';

export type Refolding = { stop(): Promise<void> };

/** After an update that folds texts in another way, makes what search has kept follow, while people work: a few at a time. */
export function startRefolding(db: Db): Refolding {
  let isStopped = false;
  const work = async () => {
    while (!isStopped && (await refoldSome(db)) > 0) await turn();
  };
  const running = work().catch((error: Error) => {
    const line = { at: new Date().toISOString(), level: 'error', task: 'refolding', error: error.message };
    process.stderr.write(`${JSON.stringify(line)}\n`);
  });
  return {
    stop() {
      isStopped = true;
      return running;
    },
  };
}
