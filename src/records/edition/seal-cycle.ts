import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '#db/connect.ts';
import { inPlan } from '#db/in-plan.ts';
import { recordEvent } from '#db/record-event.ts';
import { inTransaction, type Tx } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import { canSeal } from '#domain/publication/seal.ts';
import { canonicalJson } from '#exchange/canonical.ts';
import type { ExchangePlan, ExchangeProblem } from '#exchange/schema.ts';
import { findingSentence } from '#messages/finding-sentence.ts';
import { readPlan } from '#records/archive/load-plan.ts';
import { getMunicipality } from '#records/people/municipality.ts';
import { editionOf } from './edition-of.ts';
import { findSealView, type ReasonedFinding } from './seal-queries.ts';

type Sealing = { key: PlanKey; year: number; version: number; actor: string; now: Date };
export type SealOutcome = { ok: true; sha256: string } | { ok: false; refusal: 'stale' | 'obstacles' };

/**
 * Seals a year, all in one transaction that sees one state of the database: the cycle moves on, the document of the year is made and
 * kept with its hash. Whoever was about to change a sheet of it meanwhile finds that its version has moved, and is refused;
 * so does an import that was compared with the plan as it was.
 */
export async function sealCycle(db: Db, sealing: Sealing): Promise<SealOutcome> {
  try {
    return await inTransaction(db, async (tx) => {
      await sql`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ`.execute(tx);
      return seal(tx, sealing);
    });
  } catch (error) {
    if ((error as { code?: string }).code === SERIALIZATION_FAILURE) return { ok: false, refusal: 'stale' };
    throw error;
  }
}

/** Somebody changed a row of the year after this transaction had begun to look. */
const SERIALIZATION_FAILURE = '40001';

async function seal(tx: Tx, { key, year, version, actor, now }: Sealing): Promise<SealOutcome> {
  const view = await findSealView(tx, key, year);
  if (!view || view.cycle.version !== version) return { ok: false, refusal: 'stale' };
  if (!canSeal(view.obstacles)) return { ok: false, refusal: 'obstacles' };
  await closeRows(tx, key, year);
  const plan = (await readPlan(tx, key))!;
  const municipality = await getMunicipality(tx, key.municipalityId);
  const findings = view.findings.map((finding) => problemOf(finding, plan));
  const document = Buffer.from(canonicalJson(editionOf({ municipality, plan, findings }, year)));
  const sha256 = createHash('sha256').update(document).digest('hex');
  await tx
    .insertInto('edition')
    .values({
      municipality_id: key.municipalityId,
      plan_id: key.planId,
      year,
      document,
      sha256,
      sealed_at: now.toISOString(),
      sealed_by: actor,
    })
    .execute();
  await recordEvent(tx, {
    municipalityId: key.municipalityId,
    planId: key.planId,
    subjectId: String(year),
    actor,
    kind: 'cycle-sealed',
    details: { year, sha256, sheets: view.sheets.length },
  });
  return { ok: true, sha256 };
}

/** The plan, the cycle and every sheet and part of the year get another version: what was seen before is no longer it. */
async function closeRows(tx: Tx, { municipalityId, planId }: PlanKey, year: number): Promise<void> {
  const next = sql<number>`version + 1`;
  await tx
    .updateTable('cycle')
    .set({ state: 'sealed', version: next })
    .where(inPlan({ municipalityId, planId }))
    .where('year', '=', year)
    .execute();
  await tx
    .updateTable('plan')
    .set({ version: next })
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', planId)
    .execute();
  await tx
    .updateTable('sheet')
    .set({ version: next })
    .where(inPlan({ municipalityId, planId }))
    .where('year', '=', year)
    .execute();
  await tx
    .updateTable('part')
    .set({ version: next })
    .where(inPlan({ municipalityId, planId }))
    .where('sheet_id', 'in', (eb) =>
      eb
        .selectFrom('sheet')
        .select('sheet.id')
        .where(inPlan({ municipalityId, planId }, 'sheet'))
        .where('sheet.year', '=', year),
    )
    .execute();
}

/** A finding as the edition keeps it: the sentence as it was said, and the reason beside it. */
function problemOf(finding: ReasonedFinding, plan: ExchangePlan): ExchangeProblem {
  return {
    code: finding.code,
    severity: finding.severity,
    file: null,
    line: null,
    text: findingSentence(finding, plan.indicators),
    message: finding.reason ?? '',
    about: finding.about.project,
  };
}
