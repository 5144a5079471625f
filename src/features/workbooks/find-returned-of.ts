import { type AppContext, actorOf } from '#http/context.ts';
import { planScope } from '#http/open-scope.ts';
import { idOf } from '#http/request-key.ts';
import { findReturned, findSent } from '#records/workbook/queries.ts';
import { mayHandle } from './keep-returned.ts';

/** The returned workbook of the address with what was sent; undefined where it is another department's. */
export async function findReturnedOf(c: AppContext) {
  const { db, key, plan } = planScope(c);
  const returned = await findReturned(db, key, idOf(c, 'workbook'));
  const sent = returned && (await findSent(db, key, returned.sent_id));
  return sent && mayHandle(actorOf(c), sent.departmentId) ? { plan, returned, sent } : undefined;
}
