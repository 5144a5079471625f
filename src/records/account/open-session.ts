import { recordEvent } from '#db/record-event.ts';
import type { WayToSignIn } from '#db/tables.ts';
import type { Tx } from '#db/transaction.ts';
import type { LinkBinding } from '#domain/people/actor.ts';
import { ENDED_COLUMNS, noteFormsOf, rememberEnded, type SessionHashes } from './ended-session.ts';
import { forgetLateForms } from './kept-forms.ts';
import { sessionEnd } from './session-length.ts';

/** So long may somebody take to find the telephone with the codes. */
const SECOND_FACTOR_MINUTES = 10;

/** From where a session was begun, for its owner to know it again in the list. */
export type BrowserFacts = { address: string; agent: string | null };

/** The browser that is to have the session. `replaces`: the session that it had, which ends. */
export type Visit = { tokenHash: string; replaces: SessionHashes | null; from: BrowserFacts; now: Date };

type Opening = { municipalityId: string; label: string; way: WayToSignIn } & (
  | { accountId: string; needsSecondFactor: boolean }
  | { accountId: null; boundTo: LinkBinding; linkHash: string; expiresAt: Date }
);

/**
 * Writes a session in the transaction in which its right was looked at. One that still needs the second factor lives for
 * minutes and opens nothing but that question; the event is written when it is answered.
 */
export async function openSession(tx: Tx, opening: Opening, visit: Visit): Promise<void> {
  const { municipalityId, way } = opening;
  const isPending = opening.accountId !== null && opening.needsSecondFactor;
  await endReplaced(tx, municipalityId, visit);
  await tx
    .insertInto('session')
    .values({
      municipality_id: municipalityId,
      token_hash: visit.tokenHash,
      account_id: opening.accountId,
      created_at: visit.now.toISOString(),
      last_seen_at: visit.now.toISOString(),
      expires_at: endOf(opening, visit.now).toISOString(),
      address: visit.from.address,
      agent: visit.from.agent,
      way,
      awaits_second_factor: isPending,
      ...(opening.accountId === null
        ? { bound_to: JSON.stringify(opening.boundTo), link_hash: opening.linkHash }
        : {}),
    })
    .execute();
  if (isPending || opening.accountId === null) return;
  await recordEvent(tx, {
    municipalityId,
    actor: opening.label,
    kind: 'signed-in',
    subjectId: opening.accountId,
    details: { way },
  });
}

function endOf(opening: Opening, now: Date): Date {
  if (opening.accountId === null) return opening.expiresAt;
  return opening.needsSecondFactor
    ? new Date(now.getTime() + SECOND_FACTOR_MINUTES * 60_000)
    : sessionEnd(now);
}

/**
 * The session that the browser had ends, of whatever municipality it was: its token is the key. What has run out goes too, so
 * that the table does not grow.
 */
async function endReplaced(tx: Tx, municipalityId: string, { replaces, now }: Visit): Promise<void> {
  const replaced = replaces
    ? await tx
        .deleteFrom('session')
        .where('token_hash', '=', replaces.tokenHash)
        .returning(ENDED_COLUMNS)
        .execute()
    : [];
  const runOut = await tx
    .deleteFrom('session')
    .where('municipality_id', '=', municipalityId)
    .where('expires_at', '<=', now.toISOString())
    .returning(ENDED_COLUMNS)
    .execute();
  await rememberEnded(tx, [...replaced, ...runOut], now);
  if (replaces) await noteFormsOf(tx, replaces);
  await forgetLateForms(tx, now, municipalityId);
}
