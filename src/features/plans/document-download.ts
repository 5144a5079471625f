import { canonicalJson } from '#exchange/canonical.ts';
import { titleOfPlan } from '#exchange/labels.ts';
import { type AppContext, actorOf } from '#http/context.ts';
import { attachment } from '#http/csv.ts';
import { planScope } from '#http/open-scope.ts';
import { readerOf } from '#http/request-key.ts';
import { loadPlan } from '#records/archive/load-plan.ts';
import { withoutHiddenOpinions } from '#records/opinion/hidden-opinion-queries.ts';
import { getMunicipality } from '#records/people/municipality.ts';

/** The whole plan in the exchange format, ready to be imported elsewhere; of its opinions, those that this person may read. */
export async function documentDownload(c: AppContext) {
  const { planId } = planScope(c).key;
  const { municipality } = actorOf(c);
  const plan = await loadPlan(c.get('db'), municipality.id, planId);
  if (!plan) return c.notFound();
  const db = c.get('db').kysely;
  const { name, code } = await getMunicipality(db, municipality.id);
  const document = {
    format: 'ayumi/1' as const,
    municipality: { name, code },
    plans: [await withoutHiddenOpinions(db, { municipalityId: municipality.id, planId }, plan, readerOf(c))],
    problems: [],
    leftovers: [],
  };
  return c.body(canonicalJson(document), 200, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Disposition': attachment(`${titleOfPlan(plan)}.json`),
  });
}
