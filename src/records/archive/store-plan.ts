import { randomBytes } from 'node:crypto';
import { recordEvent } from '#db/record-event.ts';
import type { Tx } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import { withIndicatorSheets } from '#exchange/indicator-sheets.ts';
import type { ExchangePlan } from '#exchange/schema.ts';
import { clearCycles, storeCycles } from '#records/cycle/store-cycles.ts';
import { storeEditions } from '#records/edition/store-editions.ts';
import { clearForms, storeForms } from '#records/form/store-forms.ts';
import { clearOpinions, storeOpinions } from '#records/opinion/store-opinions.ts';
import { ensureDepartments } from '#records/people/ensure-departments.ts';
import { clearContent, storeContent } from '#records/plan/store-content.ts';
import { insertHead, replaceHead } from '#records/plan/store-head.ts';
import { clearRequests, storeRequests } from '#records/request/store-requests.ts';
import { indexPlan } from '#records/search/index-plan.ts';
import { clearSheets, storeSheets } from '#records/sheet/store-sheets.ts';

/**
 * Writes a whole plan of the exchange format with its search entries and the event that says who stored it, in the
 * caller's transaction. The plan has passed the schema and its references are whole.
 */
export async function storePlan(
  tx: Tx,
  municipalityId: string,
  plan: ExchangePlan,
  { actor, planId = randomBytes(5).toString('hex') }: { actor: string; planId?: string },
): Promise<string> {
  const key = { municipalityId, planId };
  await insertHead(tx, key, plan);
  await store(tx, key, plan);
  await storeEditions(tx, key, plan);
  await recordEvent(tx, { ...key, actor, kind: 'plan-stored', details: sizeOf(plan) });
  return planId;
}

/**
 * Puts another whole document in the place of a stored plan: a later import of the same plan. False, and nothing is
 * changed, where the plan is not there or is no longer the version that the person saw.
 */
export async function replacePlan(
  tx: Tx,
  municipalityId: string,
  plan: ExchangePlan,
  { actor, planId, expectedVersion }: { actor: string; planId: string; expectedVersion: number },
): Promise<boolean> {
  const key = { municipalityId, planId };
  if (!(await replaceHead(tx, key, plan, expectedVersion))) return false;
  await clear(tx, key);
  await store(tx, key, plan);
  await recordEvent(tx, { ...key, actor, kind: 'plan-replaced', details: sizeOf(plan) });
  return true;
}

/** Each room takes its own away, what stands on others first. */
async function clear(tx: Tx, key: PlanKey): Promise<void> {
  await clearRequests(tx, key);
  await clearOpinions(tx, key);
  await clearSheets(tx, key);
  await clearForms(tx, key);
  await clearCycles(tx, key);
  await clearContent(tx, key);
}

/** Each room writes its own, in the order in which their references allow it. */
async function store(tx: Tx, key: PlanKey, document: ExchangePlan): Promise<void> {
  const plan = withIndicatorSheets(document);
  const departments = await ensureDepartments(tx, key.municipalityId, plan);
  await storeContent(tx, key, plan, departments);
  await storeForms(tx, key, plan);
  await storeSheets(tx, key, plan, departments);
  await storeOpinions(tx, key, plan);
  await storeCycles(tx, key, plan, departments);
  await storeRequests(tx, key, plan, departments);
  await indexPlan(tx, key, plan);
}

const sizeOf = (plan: ExchangePlan) => ({
  title: plan.title,
  projects: plan.projects.length,
  sheets: plan.sheets.length,
  indicators: plan.indicators.length,
});
