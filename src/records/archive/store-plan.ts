import { randomBytes } from 'node:crypto';
import type { Transaction } from 'kysely';
import { inPlan } from '#db/in-plan.ts';
import { insertRows } from '#db/insert-rows.ts';
import type { Database } from '#db/tables.ts';
import type { EventKind } from '#domain/activity/event-kind.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { ExchangePlan } from '#exchange/schema.ts';
import { ensureDepartments } from '#records/people/ensure-departments.ts';
import { searchEntries } from '#records/search/search-entries.ts';
import { insertEditions } from './insert-editions.ts';
import { planRows } from './plan-rows.ts';

type Tx = Transaction<Database>;

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
  await tx
    .insertInto('plan')
    .values({ municipality_id: municipalityId, id: planId, ...head(plan) })
    .execute();
  await insertContent(tx, key, plan);
  await insertEditions(tx, key, plan);
  await recordEvent(tx, key, actor, 'plan-stored', plan);
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
  const moved = await tx
    .updateTable('plan')
    .set({ ...head(plan), version: expectedVersion + 1 })
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', planId)
    .where('version', '=', expectedVersion)
    .executeTakeFirst();
  if (moved.numUpdatedRows === 0n) return false;
  for (const table of CONTENT) {
    await tx.deleteFrom(table).where(inPlan({ municipalityId, planId })).execute();
  }
  await insertContent(tx, key, plan);
  await recordEvent(tx, key, actor, 'plan-replaced', plan);
  return true;
}

/** What {@link insertContent} writes, in the order in which it may be deleted; placements, owners and values go with theirs. */
const CONTENT = [
  'search_entry',
  'collaboration_request',
  'opinion',
  'outlook_item',
  'rating',
  'sheet',
  'indicator',
  'project',
  'node',
  'form',
  'cycle',
  'rating_scale',
] as const;

function head(plan: ExchangePlan) {
  return {
    document_id: plan.id,
    title: plan.title,
    from_year: plan.years.from,
    to_year: plan.years.to,
    philosophies: JSON.stringify(plan.philosophies),
    levels: JSON.stringify(plan.levels),
    rules: plan.rules ? JSON.stringify(plan.rules) : null,
  };
}

async function insertContent(tx: Tx, key: PlanKey, plan: ExchangePlan): Promise<void> {
  const rows = planRows(key, plan);
  await insertRows(tx, 'rating_scale', rows.rating_scale);
  await insertRows(tx, 'node', rows.node);
  await insertRows(tx, 'project', rows.project);
  await insertRows(tx, 'placement', rows.placement);
  await insertRows(tx, 'owner', rows.owner);
  await insertRows(tx, 'indicator', rows.indicator);
  await insertRows(tx, 'indicator_value', rows.indicator_value);
  await insertRows(tx, 'form', rows.form);
  await insertRows(tx, 'sheet', rows.sheet);
  await insertRows(tx, 'rating', rows.rating);
  await insertRows(tx, 'outlook_item', rows.outlook_item);
  await insertRows(tx, 'opinion', rows.opinion);
  await insertRows(tx, 'part', rows.part);
  await insertRows(tx, 'cycle', rows.cycle);
  await insertRows(tx, 'collaboration_request', rows.collaboration_request);
  await insertRows(tx, 'search_entry', searchEntries(key, plan));
  await ensureDepartments(tx, key);
}

async function recordEvent(tx: Tx, key: PlanKey, actor: string, kind: EventKind, plan: ExchangePlan) {
  const details = {
    title: plan.title,
    projects: plan.projects.length,
    sheets: plan.sheets.length,
    indicators: plan.indicators.length,
  };
  await tx
    .insertInto('event')
    .values({
      municipality_id: key.municipalityId,
      plan_id: key.planId,
      subject_id: null,
      actor,
      kind,
      details: JSON.stringify(details),
    })
    .execute();
}
