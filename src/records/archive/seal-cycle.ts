import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '#db/connect.ts';
import { recordAct } from '#db/record-event.ts';
import { inTransaction, type Tx } from '#db/transaction.ts';
import { dayOf } from '#domain/calendar/day-in-japan.ts';
import { done, type Outcome, refuse } from '#domain/outcome.ts';
import type { Act } from '#domain/people/act.ts';
import { canSeal, isStillRunning } from '#domain/publication/seal.ts';
import type { PlanFinding } from '#domain/review/findings.ts';
import { canonicalJson } from '#exchange/canonical.ts';
import type { ExchangeIndicator, ExchangeProblem } from '#exchange/schema.ts';
import { closeCycle } from '#records/cycle/close-cycle.ts';
import { findSealView, type ReasonedFinding } from '#records/edition/seal-queries.ts';
import { insertEdition } from '#records/edition/store-editions.ts';
import { getMunicipality } from '#records/people/municipality.ts';
import { outdatePlan } from '#records/plan/claim-plan.ts';
import { outdateSheets, printOwners } from '#records/sheet/year-of-sheets.ts';
import { editionOf } from './edition-of.ts';
import { readPlan } from './load-plan.ts';

/** `version`: of the cycle that the person saw; `sentenceOf`: a finding as the edition keeps it in words. */
export type Sealing = {
  year: number;
  version: number;
  /** Why a year is sealed that still runs; '' where it does not, or nobody said. */
  earlyReason: string;
  sentenceOf: (finding: PlanFinding, indicators: ExchangeIndicator[]) => string;
};
type SealOutcome = Outcome<{ sha256: string }, 'stale' | 'cycle-sealed' | 'obstacles' | 'early'>;

/**
 * Seals a year, all in one transaction that sees one state of the database: the cycle moves on, the document of the year is made and
 * kept with its hash. Whoever holds the year ({@link holdYear}) is waited for, and what was written so is in the document; whoever
 * was about to change a sheet of it meanwhile finds that its version has moved, and is refused; so does an import that was
 * compared with the plan as it was.
 */
export async function sealCycle(db: Db, act: Act, sealing: Sealing): Promise<SealOutcome> {
  try {
    return await inTransaction(db, async (tx) => {
      await sql`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ`.execute(tx);
      // Before the first look: this statement alone waits without settling what is seen.
      await sql`LOCK TABLE cycle IN EXCLUSIVE MODE`.execute(tx);
      return seal(tx, act, sealing);
    });
  } catch (error) {
    if ((error as { code?: string }).code === SERIALIZATION_FAILURE) return refuse('stale');
    throw error;
  }
}

/** Somebody changed a row of the year after this transaction had begun to look. */
const SERIALIZATION_FAILURE = '40001';

async function seal(
  tx: Tx,
  act: Act,
  { year, version, earlyReason, sentenceOf }: Sealing,
): Promise<SealOutcome> {
  const { key, actor, now } = act;
  const view = await findSealView(tx, key, year);
  if (view?.cycle.state === 'sealed') return refuse('cycle-sealed');
  if (!view || view.cycle.version !== version) return refuse('stale');
  if (!canSeal(view.obstacles)) return refuse('obstacles');
  const isEarly = isStillRunning(year, dayOf(now));
  if (isEarly && earlyReason === '') return refuse('early');
  // What was seen of the year before is no longer it.
  await closeCycle(tx, key, year);
  await outdatePlan(tx, key);
  await outdateSheets(tx, key, year);
  await printOwners(tx, key, year);
  const plan = (await readPlan(tx, key))!;
  const municipality = await getMunicipality(tx, key.municipalityId);
  const findings = view.findings.map((finding) => problemOf(finding, sentenceOf(finding, plan.indicators)));
  const document = Buffer.from(canonicalJson(editionOf({ municipality, plan, findings }, year)));
  const sha256 = createHash('sha256').update(document).digest('hex');
  const sealedAt = now.toISOString();
  await insertEdition(tx, key, { year, document, sha256, sealedAt, sealedBy: actor.label });
  await recordAct(tx, act, {
    kind: 'cycle-sealed',
    subjectId: String(year),
    details: { year, sha256, sheets: view.sheets.length, ...(isEarly ? { reason: earlyReason } : {}) },
  });
  return done({ sha256 });
}

/** A finding as the edition keeps it: the sentence as it was said, and the reason beside it. */
function problemOf(finding: ReasonedFinding, sentence: string): ExchangeProblem {
  return {
    code: finding.code,
    severity: finding.severity,
    file: null,
    line: null,
    text: sentence,
    message: finding.reason ?? '',
    about: finding.about.project,
  };
}
