import type { Tx } from '#db/transaction.ts';
import { dayOf } from '#domain/calendar/day-in-japan.ts';
import type { Actor } from '#domain/people/actor.ts';
import { remarkMail } from '#messages/moves.ja.ts';
import { queueMail } from '#records/mail/queue-mail.ts';
import { listHolders } from '#records/people/queries.ts';
import type { SheetStanding } from './standing-queries.ts';

/**
 * Tells the writers of a part that somebody said something about it, those of every part where it is about the whole sheet.
 * What a writer says is no mail: whoever asked looks at the sheet again before it moves on.
 */
export async function announceRemark(
  tx: Tx,
  actor: Actor,
  {
    standing,
    department,
    text,
    now,
  }: { standing: SheetStanding; department: string | null; text: string; now: Date },
): Promise<void> {
  const departments =
    department === null ? [...new Set(standing.parts.map((part) => part.department))] : [department];
  for (const one of departments) {
    if (actor.posts.some((post) => post.role === 'writer' && post.department === one)) continue;
    const writers = await listHolders(
      tx,
      actor.municipality.id,
      { role: 'writer', department: one },
      dayOf(now),
    );
    for (const { email, postName, personId } of writers) {
      if (email === null || personId === actor.personId) continue;
      await queueMail(tx, {
        municipalityId: actor.municipality.id,
        kind: 'remark',
        to: { address: email, label: postName },
        ...remarkMail({ title: standing.title, department: one, actor: actor.label, comment: text.trim() }),
        digest: 'move',
        madeBy: actor.label,
        now,
      });
    }
  }
}
