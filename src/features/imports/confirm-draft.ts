import type { Db } from '#db/connect.ts';
import { recordEvent } from '#db/record-event.ts';
import { inTransaction, type Tx } from '#db/transaction.ts';
import { formatFiscalYear } from '#domain/calendar/fiscal-year.ts';
import { done, type Outcome, refuse } from '#domain/outcome.ts';
import type { ImportRefusal } from '#reading/refusal.ts';
import { comparePlans, type PlanComparison } from '#records/archive/compare-plan.ts';
import { loadPlan } from '#records/archive/load-plan.ts';
import { changedYears } from '#records/archive/sealed-years.ts';
import { replacePlan, storePlan } from '#records/archive/store-plan.ts';
import { closeDraft } from '#records/draft/change-draft.ts';
import type { Importer } from '#records/draft/make-draft.ts';
import { type Draft, type DraftKey, findDraft } from '#records/draft/queries.ts';
import { listSealedYears } from '#records/edition/queries.ts';
import { findPlanHead } from '#records/plan/queries.ts';

/**
 * `version` is that of the draft the person saw; `acknowledged`: the person has seen the problems of severity error;
 * `isTitleNeeded`: a new plan must have a name, since there is somebody who can be asked for it.
 */
export type Confirmation = { version: number; acknowledged: boolean; isTitleNeeded: boolean };

/**
 * Writes a draft into the plans, all of it or nothing, in one transaction with its event: as new plans, or merged into
 * the known plan that was chosen for it. Gives the ids of the plans.
 */
export async function confirmDraft(
  db: Db,
  importer: Importer,
  key: DraftKey,
  confirmation: Confirmation,
): Promise<Outcome<string[], ImportRefusal>> {
  const draft = await findDraft(db.kysely, key);
  if (!draft) return refuse({ code: 'draft-changed' });
  const refusal = refusalOf(draft, confirmation);
  if (refusal) return refuse(refusal);
  const addition = draft.planId === null ? null : await prepareAddition(db, key, draft, draft.planId);
  if (addition && !addition.ok) return addition;
  try {
    return done(
      await inTransaction(db, async (tx) => {
        const planIds = addition
          ? [await replace(tx, importer, addition.value)]
          : await storeEach(tx, importer, draft);
        const closing = { version: confirmation.version, planId: planIds[0]! };
        if (!(await closeDraft(tx, key, closing))) throw new Overtaken();
        const differences = addition?.value.comparison.differences ?? [];
        await recordEvent(tx, {
          ...importer,
          kind: 'import-confirmed',
          planId: planIds[0] ?? null,
          subjectId: draft.id,
          details: { planIds, differences },
        });
        return planIds;
      }),
    );
  } catch (error) {
    if (error instanceof Overtaken) return refuse({ code: 'draft-changed' });
    throw error;
  }
}

/** Somebody else was quicker: rolls the transaction back. */
class Overtaken extends Error {}

function refusalOf(
  draft: Draft,
  { version, acknowledged, isTitleNeeded }: Confirmation,
): ImportRefusal | null {
  if (draft.state !== 'open') return { code: 'draft-closed' };
  if (draft.version !== version) return { code: 'draft-changed' };
  if (draft.document.plans.length === 0) return { code: 'plan-nothing' };
  if (isTitleNeeded && draft.planId === null && draft.document.plans.some(({ title }) => title.trim() === ''))
    return { code: 'title-missing' };
  const count = draft.document.problems.filter(({ severity }) => severity === 'error').length;
  return count > 0 && !acknowledged ? { code: 'problems-not-acknowledged', count } : null;
}

type Addition = { planId: string; version: number; comparison: PlanComparison };

async function prepareAddition(
  db: Db,
  { municipalityId }: DraftKey,
  draft: Draft,
  planId: string,
): Promise<Outcome<Addition, ImportRefusal>> {
  const head = await findPlanHead(db.kysely, { municipalityId, planId });
  const known = await loadPlan(db, municipalityId, planId);
  if (!head || !known) return refuse({ code: 'plan-not-found', plan: planId });
  const comparison = comparePlans(known, draft.document.plans[0]!, draft.decisions);
  if (comparison.undecided > 0) return refuse({ code: 'decisions-missing', count: comparison.undecided });
  const sealed = await listSealedYears(db.kysely, { municipalityId, planId });
  const [changed] = changedYears(known, comparison.merged, sealed);
  if (changed !== undefined) return refuse({ code: 'year-sealed', year: formatFiscalYear(changed, 'era') });
  return done({ planId, version: head.version, comparison });
}

async function replace(
  tx: Tx,
  { municipalityId, actor }: Importer,
  { planId, version, comparison }: Addition,
): Promise<string> {
  const target = { actor, planId, expectedVersion: version };
  if (!(await replacePlan(tx, municipalityId, comparison.merged, target))) throw new Overtaken();
  return planId;
}

async function storeEach(tx: Tx, { municipalityId, actor }: Importer, draft: Draft): Promise<string[]> {
  const planIds: string[] = [];
  for (const plan of draft.document.plans) planIds.push(await storePlan(tx, municipalityId, plan, { actor }));
  return planIds;
}
