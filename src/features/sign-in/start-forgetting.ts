import type { Db } from '#db/connect.ts';
import { forgetLateForms } from '#records/account/kept-forms.ts';

const EVERY_MS = 60 * 60_000;

export type Forgetting = { stop(): Promise<void> };

/** Looks every hour for forms that were kept for a day and are not wanted any more, as long as the server runs: nobody has to sign in for that. */
export function startForgetting(db: Db, clock: () => Date): Forgetting {
  let running: Promise<void> = Promise.resolve();
  const round = () => {
    running = forgetLateForms(db.kysely, clock()).catch((error: Error) => {
      const line = { at: new Date().toISOString(), level: 'error', task: 'forgetting', error: error.message };
      process.stderr.write(`${JSON.stringify(line)}\n`);
    });
  };
  const timer = setInterval(round, EVERY_MS);
  round();
  return {
    stop() {
      clearInterval(timer);
      return running;
    },
  };
}
