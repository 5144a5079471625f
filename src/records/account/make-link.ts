import { recordEvent } from '#db/record-event.ts';
import { hashToken } from '#db/secret-token.ts';
import type { Tx } from '#db/transaction.ts';
import { done, type Outcome, refuse } from '#domain/outcome.ts';
import type { LinkBinding } from '#domain/people/actor.ts';
import { holdYearOfSheet } from '#records/plan/hold-year.ts';
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
 * Makes a one-time link, in the caller's transaction; to a sheet as long as its year is not sealed. Answers its path, /links/…,
 * which is kept nowhere: it goes into a mail or onto the page that answers, at once. Does not ask whether sheet, meeting or
 * person are there.
 */
export async function makeLink(tx: Tx, link: NewLink): Promise<Outcome<string, 'cycle-sealed'>> {
  const { municipalityId, binding, madeBy, hours } = link;
  if (binding.kind === 'sheet') {
    const key = { municipalityId, planId: binding.planId };
    const { isSealed } = await holdYearOfSheet(tx, key, binding.sheetId);
    if (isSealed) return refuse('cycle-sealed');
  }
  const token = await makeToken(tx, { ...link, purpose: 'link' });
  await recordEvent(tx, {
    municipalityId,
    actor: madeBy,
    kind: 'link-made',
    planId: binding.planId,
    subjectId: subjectOf(binding),
    details: { ...binding, hours, link: hashToken(token).slice(0, 8) },
  });
  return done(`/links/${token}`);
}

export const subjectOf = (binding: LinkBinding) =>
  binding.kind === 'sheet' ? binding.sheetId : binding.meetingId;
