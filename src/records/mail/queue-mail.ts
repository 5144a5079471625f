import { randomUUID } from 'node:crypto';
import type { Tx } from '#db/transaction.ts';

/** A mail that somebody is to get. `to.address` null: nobody knows one, so a person hands it over from the outbox. */
export type NewMail = {
  municipalityId: string;
  kind: 'invitation' | 'reset' | 'link' | 'reminder' | 'move' | 'remark' | 'opinion' | 'request';
  to: { address: string | null; label: string };
  subject: string;
  text: string;
  /** Mails with one name to one address that wait together go out as one; left out: by itself and at once, at any hour. */
  digest?: string;
  madeBy: string;
  now: Date;
};

/** Puts a mail into the queue, in the transaction of what it tells about: no change without its mail, no mail without its change. */
export async function queueMail(tx: Tx, mail: NewMail): Promise<string> {
  const id = randomUUID();
  const at = mail.now.toISOString();
  await tx
    .insertInto('mail')
    .values({
      municipality_id: mail.municipalityId,
      id,
      kind: mail.kind,
      digest: mail.digest ?? null,
      to_address: mail.to.address,
      to_label: mail.to.label,
      subject: mail.subject,
      text: mail.text,
      state: mail.to.address === null ? 'by-hand' : 'waiting',
      not_before: at,
      made_by: mail.madeBy,
      made_at: at,
    })
    .execute();
  return id;
}
