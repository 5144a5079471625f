import { canonicalJson } from '#exchange/canonical.ts';
import { titleOfPlan } from '#exchange/labels.ts';
import { type AppContext, actorOf } from '#http/context.ts';
import { attachment } from '#http/csv.ts';
import { loadPlan } from './load-plan.ts';
import { getMunicipality } from './queries.ts';
import { planKeyOf } from './request-key.ts';

/** The whole plan in the exchange format, ready to be imported elsewhere. */
export async function documentDownload(c: AppContext) {
  const { planId } = planKeyOf(c);
  const { municipality } = actorOf(c);
  const plan = await loadPlan(c.get('db'), municipality.id, planId);
  if (!plan) return c.notFound();
  const { name, code } = await getMunicipality(c.get('db').kysely, municipality.id);
  const document = {
    format: 'ayumi/1' as const,
    municipality: { name, code },
    plans: [plan],
    problems: [],
    leftovers: [],
  };
  return c.body(canonicalJson(document), 200, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Disposition': attachment(`${titleOfPlan(plan)}.json`),
  });
}
