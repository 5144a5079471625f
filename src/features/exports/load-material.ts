import type { Db } from '#db/connect.ts';
import type { OpinionAsker } from '#domain/opinion/decide-opinion.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { ExportAsked, ExportRequest, What } from '#domain/publication/export-request.ts';
import { planAsPrinted } from '#exchange/indicator-sheets.ts';
import type { ExchangeDocument, ExchangePlan } from '#exchange/schema.ts';
import { latestYear } from '#papers/booklets/plan-view.ts';
import type { ExportMaterial } from '#papers/export-material.ts';
import { loadPlan } from '#records/archive/load-plan.ts';
import { findEdition, listEditionHeads } from '#records/edition/queries.ts';
import { type OpinionReader, withoutHiddenOpinions } from '#records/opinion/hidden-opinion-queries.ts';
import { departmentLabels } from '#records/people/department-queries.ts';
import { getMunicipality } from '#records/people/municipality.ts';
import { withoutClosedTexts } from '#records/sheet/closed-sheet-queries.ts';

export type Loaded = { material: ExportMaterial; request: ExportRequest };

/** What is printed of one year; a sealed one prints as it was sealed. The others tell of now, or of all years. */
const OF_A_YEAR: ReadonlySet<What> = new Set(['book', 'sheets', 'summary', 'findings', 'opinions']);

/**
 * All that an export is made of, and the request with its year where only one can be printed. Null where there is no such plan,
 * sheet or department. `asker`: who reads; left out: whoever may read everything.
 */
export async function loadMaterial(
  db: Db,
  key: PlanKey,
  { departmentId, ...request }: ExportAsked,
  { today, asker }: { today: string; asker?: OpinionAsker },
): Promise<Loaded | null> {
  const plan = await loadPlan(db, key.municipalityId, key.planId);
  if (!plan) return null;
  const department =
    departmentId === null ? null : (await departmentLabels(db.kysely, key.municipalityId)).get(departmentId);
  if (department === undefined) return null;
  const alone = request.sheet === null ? null : plan.sheets.find(({ id }) => id === request.sheet);
  if (alone === undefined) return null;
  const year = alone?.year ?? request.year ?? (request.what === 'sheets' ? latestYear(plan) : null);
  const { name, code } = await getMunicipality(db.kysely, key.municipalityId);
  const edition =
    year !== null && OF_A_YEAR.has(request.what) ? await findEdition(db.kysely, key, year) : undefined;
  // It passed the schema when it was sealed, and its bytes have not changed since.
  const sealed = edition && (JSON.parse(edition.document.toString()) as ExchangeDocument).plans[0];
  const read = sealed ? planAsPrinted(sealed) : plan;
  return {
    material: {
      municipality: { name: name ?? '', code },
      planId: key.planId,
      plan: asker ? await readBy(db, key, read, { asker, today }) : read,
      today,
      ...(request.what === 'data' ? { sealed: await sealedOf(db, key) } : {}),
      ...(edition ? { edition: { year: edition.year, sha256: edition.sha256 } } : {}),
    },
    request: { ...request, department, year },
  };
}

const sealedOf = async ({ kysely }: Db, key: PlanKey) =>
  (await listEditionHeads(kysely, key)).map(({ year, sha256, sealedAt }) => ({ year, sha256, sealedAt }));

async function readBy({ kysely }: Db, key: PlanKey, plan: ExchangePlan, reader: OpinionReader) {
  const seen = await withoutHiddenOpinions(kysely, key, plan, reader);
  return withoutClosedTexts(kysely, key, seen, reader.asker);
}
