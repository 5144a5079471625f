import type { Tx } from '#db/transaction.ts';
import type { Act } from '#domain/people/act.ts';
import type { NamedDepartment } from '#domain/people/actor.ts';
import { opinionMail } from '#messages/committee.ja.ts';
import { tellDepartment } from './tell-department.ts';

type GivenOpinion = { owners: readonly NamedDepartment[]; title: string; by: string; text: string };

/** Queues the mails about an opinion, to every department that owns its sheet. */
export async function tellOfOpinion(
  tx: Tx,
  act: Act,
  { owners, title, by, text }: GivenOpinion,
): Promise<void> {
  for (const owner of owners)
    await tellDepartment(tx, act, owner, { kind: 'opinion', ...opinionMail({ project: title, by, text }) });
}
