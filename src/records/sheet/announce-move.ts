import type { Tx } from '#db/transaction.ts';
import { dayOf } from '#domain/calendar/day-in-japan.ts';
import type { MoveAction } from '#domain/review/moves.ts';
import { moveMail } from '#messages/moves.ja.ts';
import { queueMail } from '#records/mail/queue-mail.ts';
import { type Holder, listDepartments, listHolders } from '#records/people/queries.ts';
import type { SheetStanding } from './standing-queries.ts';

type Made = {
  municipalityId: string;
  standing: SheetStanding;
  action: MoveAction;
  department: string | null;
  comment: string;
  actor: string;
  /** Who made the move gets no mail about it. */
  personId: string | null;
  now: Date;
};

/**
 * Queues the mails about a move: who has the next step is told. A submission goes to the department's approvers, or where
 * there are none to the secretariat; an approval to the secretariat; what came back to the writers, and where nobody
 * writes for the department, to its office.
 */
export async function announceMove(tx: Tx, made: Made): Promise<void> {
  const { municipalityId, standing, action, now } = made;
  const day = dayOf(now);
  const holding = (role: 'writer' | 'approver' | 'secretariat', department?: string) =>
    listHolders(tx, municipalityId, department === undefined ? { role } : { role, department }, day);
  const words = (department: string | null) => ({
    title: standing.title,
    department: department ?? '',
    actor: made.actor,
    comment: made.comment,
  });
  const send = async (to: { address: string | null; label: string }[], department: string | null) => {
    for (const one of to)
      await queueMail(tx, {
        municipalityId,
        kind: 'move',
        to: one,
        ...moveMail(action, words(department)),
        digest: 'move',
        madeBy: made.actor,
        now,
      });
  };
  if (action === 'submit' || action === 'approve') {
    const hasApproval = standing.switches.approval !== false;
    const approvers =
      action === 'submit' && hasApproval && made.department !== null
        ? await holding('approver', made.department)
        : [];
    const readers = approvers.length > 0 ? approvers : await holding('secretariat');
    // Without an address nobody need hand anything over: it stands on their page of work.
    await send(
      addressesOf(readers, made.personId).filter(({ address }) => address !== null),
      made.department,
    );
  }
  if (action === 'return' || action === 'reopen') {
    const back =
      made.department === null
        ? standing.parts.filter(({ stage }) => stage === 'collecting')
        : [{ department: made.department }];
    const offices = await listDepartments(tx, municipalityId);
    for (const { department } of back) {
      const writers = addressesOf(await holding('writer', department), made.personId);
      const office = {
        address: offices.find(({ name }) => name === department)?.email ?? null,
        label: department,
      };
      await send(writers.length > 0 ? writers : [office], department);
    }
  }
}

/** Each person once, however many posts they hold; not the one who made the move. */
function addressesOf(holders: readonly Holder[], except: string | null) {
  const once = new Map(holders.map((one) => [one.personId, { address: one.email, label: one.postName }]));
  if (except !== null) once.delete(except);
  return [...once.values()];
}
