import { type AppContext, actorOf } from '#http/context.ts';
import { idOf, planKeyOf } from '#http/request-key.ts';
import { findPlanHead } from '#records/plan/queries.ts';
import { findReturned, findSent } from '#records/workbook/queries.ts';
import { mayHandle } from './keep-returned.ts';

/** The returned workbook of the address with what was sent; undefined where it is another department's. */
export async function findReturnedOf(c: AppContext) {
  const key = planKeyOf(c);
  const db = c.get('db').kysely;
  const plan = await findPlanHead(db, key);
  const returned = plan && (await findReturned(db, key, idOf(c, 'workbook')));
  const sent = returned && (await findSent(db, key, returned.sent_id));
  return plan && sent && mayHandle(actorOf(c), sent.department) ? { plan, returned, sent } : undefined;
}
