import type { Db } from '#db/connect.ts';
import { recordEvent } from '#db/record-event.ts';
import { inTransaction } from '#db/transaction.ts';
import { subjectOf } from './make-link.ts';
import type { FoundToken } from './one-time-token.ts';
import { spendToken } from './one-time-token.ts';
import { openSession, type Visit } from './open-session.ts';
import { sessionEnd } from './session-length.ts';

/** Spends a link once: a session that opens what the link is bound to. False where somebody else was first. */
export function spendLink(db: Db, link: FoundToken, visit: Visit): Promise<boolean> {
  const { municipalityId, tokenHash } = link;
  const binding = link.binding!;
  return inTransaction(db, async (tx) => {
    if (!(await spendToken(tx, link, visit.now))) return false;
    const label =
      binding.kind === 'sheet' ? `${link.department ?? ''}（入力用リンク）` : '委員（委員用リンク）';
    await openSession(
      tx,
      {
        municipalityId,
        label,
        way: 'link',
        accountId: null,
        boundTo: binding,
        linkHash: tokenHash,
        expiresAt: sessionEnd(visit.now),
      },
      visit,
    );
    await recordEvent(tx, {
      municipalityId,
      actor: label,
      kind: 'link-spent',
      planId: binding.planId,
      subjectId: subjectOf(binding),
      details: { kind: binding.kind, link: tokenHash.slice(0, 8) },
    });
    return true;
  });
}

/** Takes a link back: it can no longer be spent, and the session that came from it ends. False where it is gone already. */
export function revokeLink(
  db: Db,
  by: { municipalityId: string; actor: string },
  tokenHash: string,
  now: Date,
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const link = await tx
      .updateTable('one_time_token')
      .set({ revoked_at: now.toISOString() })
      .where('municipality_id', '=', by.municipalityId)
      .where('token_hash', '=', tokenHash)
      .where('purpose', '=', 'link')
      .where('revoked_at', 'is', null)
      .returning('bound_to')
      .executeTakeFirst();
    if (!link) return false;
    await tx
      .deleteFrom('session')
      .where('municipality_id', '=', by.municipalityId)
      .where('link_hash', '=', tokenHash)
      .execute();
    await recordEvent(tx, {
      municipalityId: by.municipalityId,
      actor: by.actor,
      kind: 'link-revoked',
      planId: link.bound_to!.planId,
      subjectId: subjectOf(link.bound_to!),
      details: { link: tokenHash.slice(0, 8) },
    });
    return true;
  });
}
