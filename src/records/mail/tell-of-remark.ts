import type { Tx } from '#db/transaction.ts';
import { dayOf } from '#domain/calendar/day-in-japan.ts';
import type { ToldSheet } from '#domain/mail/tell-move.ts';
import { tellRemark } from '#domain/mail/tell-remark.ts';
import type { Act } from '#domain/people/act.ts';
import type { NamedDepartment } from '#domain/people/actor.ts';
import { remarkMail } from '#messages/moves.ja.ts';
import { listHolders } from '#records/people/queries.ts';
import { queueMail } from './queue-mail.ts';

type SaidRemark = { department: NamedDepartment | null; text: string; sheet: ToldSheet };

/** Queues the mails about a remark, to those who write what it is about. */
export async function tellOfRemark(tx: Tx, { key, actor, now }: Act, remark: SaidRemark): Promise<void> {
  const { municipalityId } = key;
  const { text, sheet } = remark;
  const writers = await listHolders(tx, municipalityId, { role: 'writer' }, dayOf(now));
  for (const { to, department } of tellRemark({ ...remark, by: actor }, writers))
    await queueMail(tx, {
      municipalityId,
      kind: 'remark',
      to,
      ...remarkMail({ title: sheet.title, department, actor: actor.label, comment: text }),
      digest: 'move',
      madeBy: actor.label,
      now,
    });
}
