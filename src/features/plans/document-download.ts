import { canonicalJson } from '#exchange/canonical.ts';
import { titleOfPlan } from '#exchange/labels.ts';
import { type AppContext, actorOf } from '#http/context.ts';
import { attachment } from '#http/csv.ts';
import { planScope } from '#http/open-scope.ts';
import { readerOf } from '#http/request-key.ts';
import { loadPlan } from '#records/archive/load-plan.ts';
import { withoutHiddenOpinions } from '#records/opinion/hidden-opinion-queries.ts';
import { getMunicipality } from '#records/people/municipality.ts';
import { withoutClosedTexts } from '#records/sheet/closed-sheet-queries.ts';

/** The whole plan in the exchange format, ready to be imported elsewhere; of its opinions, those that this person may read. */
export async function documentDownload(c: AppContext) {
  const { key } = planScope(c);
  const { municipality } = actorOf(c);
  const plan = await loadPlan(c.get('db'), municipality.id, key.planId);
  if (!plan) return c.notFound();
  const db = c.get('db').kysely;
  const { name, code } = await getMunicipality(db, municipality.id);
  const seen = await withoutHiddenOpinions(db, key, plan, readerOf(c));
  const document = {
    format: 'ayumi/1' as const,
    municipality: { name, code },
    plans: [await withoutClosedTexts(db, key, seen, readerOf(c).asker)],
    problems: [],
    leftovers: [],
  };
  return c.body(canonicalJson(document), 200, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Disposition': attachment(`${titleOfPlan(plan)}.json`),
  });
}
