import type { Tx } from '#db/transaction.ts';
import type { RequestState } from '#domain/collaboration/decide-request.ts';
import type { Act } from '#domain/people/act.ts';
import type { NamedDepartment } from '#domain/people/actor.ts';
import { answeredMail, askedMail } from '#messages/collaboration.ja.ts';
import { tellDepartment } from './tell-department.ts';

/** `to` null: residents, who get no mail. `address`: of the request's page. */
type ToldRequest = { title: string; from: NamedDepartment; to: NamedDepartment | null; address: string };

/** Queues the mail about a request, to the department that is asked. */
export async function tellOfRequest(
  tx: Tx,
  act: Act,
  { title, from, to, address, text }: ToldRequest & { text: string },
): Promise<void> {
  if (to === null) return;
  await tellDepartment(tx, act, to, {
    kind: 'request',
    ...askedMail({ title, from: from.label, text, path: address }),
  });
}

/** Queues the mail about the answer to a request, to the department that had asked. */
export async function tellOfAnswer(
  tx: Tx,
  act: Act,
  { title, from, to, address, answer, state }: ToldRequest & { answer: string; state: RequestState },
): Promise<void> {
  if (to === null) return;
  const mail = answeredMail({ title, from: to.label, text: answer, path: address, state });
  await tellDepartment(tx, act, from, { kind: 'request', ...mail });
}
