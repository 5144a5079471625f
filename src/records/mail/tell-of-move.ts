import type { Tx } from '#db/transaction.ts';
import { dayOf } from '#domain/calendar/day-in-japan.ts';
import { ROLES_TOLD, type ToldSheet, tellMove } from '#domain/mail/tell-move.ts';
import type { Act } from '#domain/people/act.ts';
import type { NamedDepartment } from '#domain/people/actor.ts';
import type { MoveAction } from '#domain/review/moves.ts';
import { moveMail } from '#messages/moves.ja.ts';
import { listDepartments, listHolders } from '#records/people/queries.ts';
import { queueMail } from './queue-mail.ts';

type MadeMove = { action: MoveAction; department: NamedDepartment | null; comment: string; sheet: ToldSheet };

/** Queues the mails about a move, to whoever has the next step. */
export async function tellOfMove(tx: Tx, { key, actor, now }: Act, move: MadeMove): Promise<void> {
  const { municipalityId } = key;
  const { action, comment, sheet } = move;
  const roles = ROLES_TOLD[action] ?? [];
  if (roles.length === 0) return;
  const holders = [];
  for (const role of roles) holders.push(...(await listHolders(tx, municipalityId, { role }, dayOf(now))));
  const offices = roles.includes('writer') ? await listDepartments(tx, municipalityId) : [];
  const officeOf = (departmentId: string) => offices.find(({ id }) => id === departmentId)?.email ?? null;
  for (const { to, department } of tellMove({ ...move, by: actor.personId }, { holders, officeOf }))
    await queueMail(tx, {
      municipalityId,
      kind: 'move',
      to,
      ...moveMail(action, {
        title: sheet.title,
        department: department ?? '',
        actor: actor.label,
        comment,
      }),
      digest: 'move',
      madeBy: actor.label,
      now,
    });
}
