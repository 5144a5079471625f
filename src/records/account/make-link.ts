import { recordEvent } from '#db/record-event.ts';
import { hashToken } from '#db/secret-token.ts';
import type { Tx } from '#db/transaction.ts';
import type { LinkBinding } from '#domain/people/actor.ts';
import { makeToken } from './one-time-token.ts';

export type NewLink = {
  municipalityId: string;
  /** The one sheet, as which department, or the one meeting, as whom. */
  binding: LinkBinding;
  /** The address that it is mailed to; null: a person hands it over. */
  sentTo: string | null;
  /** The label of whoever makes it. */
  madeBy: string;
  now: Date;
  /** So long can it be spent. What it opens then stays open for twelve hours. */
  hours: number;
};

/**
 * Makes a one-time link, in the caller's transaction. Answers its path, /links/…, which is kept nowhere: it goes into a mail
 * or onto the page that answers, at once. Does not ask whether sheet, meeting or person are there.
 */
export async function makeLink(tx: Tx, link: NewLink): Promise<string> {
  const token = await makeToken(tx, { ...link, purpose: 'link' });
  await recordEvent(tx, {
    municipalityId: link.municipalityId,
    actor: link.madeBy,
    kind: 'link-made',
    planId: link.binding.planId,
    subjectId: subjectOf(link.binding),
    details: { ...link.binding, hours: link.hours, link: hashToken(token).slice(0, 8) },
  });
  return `/links/${token}`;
}

export const subjectOf = (binding: LinkBinding) =>
  binding.kind === 'sheet' ? binding.sheetId : binding.meetingId;
