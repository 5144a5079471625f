import { setTimeout as after } from 'node:timers/promises';
import type { Config } from '#config';
import type { Db } from '#db/connect.ts';
import { sendDueMails } from './send-due-mails.ts';

const EVERY_MS = 20_000;
const GRACE_MS = 10_000;

/** `stop` lets the message that is on its way arrive, but does not wait for a mail server that says nothing. */
export type Mailing = { stop(): Promise<void> };

/**
 * Looks every 20 seconds for mails that are due, as long as the server runs. Without a mail server nothing goes out: the outbox
 * shows what a person has to hand over.
 */
export function startMailing(
  db: Db,
  settings: Config['mail'],
  clock: () => Date,
  everyMs = EVERY_MS,
): Mailing {
  if (settings === null) return { stop: async () => {} };
  let isStopped = false;
  let running: Promise<unknown> = Promise.resolve();
  let isBusy = false;
  const round = () => {
    if (isBusy || isStopped) return;
    isBusy = true;
    running = sendDueMails(db, settings, { clock, isStopped: () => isStopped })
      .catch(logBroken)
      .finally(() => {
        isBusy = false;
      });
  };
  const timer = setInterval(round, everyMs);
  round();
  return {
    async stop() {
      isStopped = true;
      clearInterval(timer);
      await Promise.race([running, after(GRACE_MS, null, { ref: false })]);
    },
  };
}

/** The database was away: one line for the operator, and the next round tries again. */
function logBroken(error: Error): void {
  const line = { at: new Date().toISOString(), level: 'error', task: 'mail', error: error.message };
  process.stderr.write(`${JSON.stringify(line)}\n`);
}
