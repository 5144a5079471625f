import { createTransport } from 'nodemailer';
import type { Config } from '#config';
import type { Db } from '#db/connect.ts';
import { claimMail } from '#records/mail/claim-mail.ts';
import { composeLetter, type Letter } from '#records/mail/compose-mail.ts';
import { markFailed, markSent } from '#records/mail/mark-mail.ts';
import { isQuiet } from '#records/mail/quiet-hours.ts';

type MailSettings = NonNullable<Config['mail']>;
type Round = { clock: () => Date; isStopped?: () => boolean };

/** A mail server that says nothing for so long is down. What the operator puts into the address counts more. */
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 60_000 };

/**
 * Sends what is due, one message after the other, each claimed before and marked after: a process that dies in between
 * sends a message twice, under the same Message-ID, and never loses one. A round ends early where the server itself fails,
 * since the next message would only wait for it too. Gives the number of messages that the server took.
 */
export async function sendDueMails(db: Db, settings: MailSettings, round: Round): Promise<number> {
  const server = openServer(settings);
  const domain = settings.from.match(/@([^\s@>]+)>?\s*$/)![1]!;
  let sent = 0;
  try {
    while (!round.isStopped?.()) {
      const now = round.clock();
      const claim = await claimMail(db, { now, isQuiet: isQuiet(settings.quietHours, now), domain });
      if (claim === null) break;
      const failure = await server.send(composeLetter(claim));
      if (failure === null) {
        await markSent(db, claim, round.clock());
        sent += 1;
      } else {
        await markFailed(db, claim, failure, round.clock());
        if (failure.isOfServer) break;
      }
    }
  } finally {
    server.close();
  }
  return sent;
}

/** `isFinal`: no later attempt can help. `isOfServer`: no other mail would fare better now. */
type Failure = { reason: string; isFinal: boolean; isOfServer: boolean };

function openServer({ url, from }: MailSettings) {
  const address = new URL(url);
  for (const [name, milliseconds] of Object.entries(PATIENCE))
    if (!address.searchParams.has(name)) address.searchParams.set(name, String(milliseconds));
  const transport = createTransport({ url: address.href, pool: true, maxConnections: 1 });
  return {
    async send(letter: Letter): Promise<Failure | null> {
      try {
        await transport.sendMail({
          ...letter,
          from,
          // Japanese text would become three signs a byte in the other encoding.
          textEncoding: 'base64',
          // Absence notes and mailing lists do not answer what a program sent (RFC 3834).
          headers: { 'Auto-Submitted': 'auto-generated' },
          disableFileAccess: true,
          disableUrlAccess: true,
        });
        return null;
      } catch (error) {
        return failureOf(error as Error & { code?: string; responseCode?: number });
      }
    },
    close: () => transport.close(),
  };
}

/** The server spoke about this letter, or there was no server to speak with. A 5xx about an address or a letter is final (RFC 5321). */
function failureOf(error: Error & { code?: string; responseCode?: number }): Failure {
  const isOfLetter = error.code === 'EENVELOPE' || error.code === 'EMESSAGE';
  const isFinal = isOfLetter && (error.responseCode ?? 500) >= 500;
  return { reason: error.message.slice(0, 500), isFinal, isOfServer: !isOfLetter };
}
