import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { inPlan, samePlan } from '#db/in-plan.ts';
import type { Reader } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import {
  type ClosedSheet,
  openIndicators,
  openParts,
  openRatings,
  openTexts,
} from '#domain/sheet/closed-sheet.ts';
import { opensPart, type SheetAsker } from '#domain/sheet/who-reads.ts';
import type { ExchangePlan } from '#exchange/schema.ts';
import type { FieldKey } from '#exchange/values.ts';
import { keptName } from '#records/people/department-name.ts';
import { isLead } from '#records/plan/owner-queries.ts';
import { listParts } from './queries.ts';

/**
 * The sheets of a plan, or of all, that this person may not read whole yet. Every page, file and search that shows what sheets say leaves
 * out what these keep closed (domain/sheet/closed-sheet.ts).
 */
export async function listClosedSheets(
  db: Reader,
  { municipalityId, planId }: { municipalityId: string; planId?: string },
  asker: SheetAsker,
): Promise<ClosedSheet[]> {
  if (asker.capacities.some(({ role }) => role === 'secretariat')) return [];
  const sheets = await db
    .selectFrom('sheet')
    .select(['plan_id as planId', 'id', 'project_id as project', 'year', 'state'])
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('part')
          .select(['part.department_id as departmentId', 'part.stage', 'part.state'])
          .select([keptName('part').as('department'), isLead('part').as('isLead')])
          .where(samePlan('part', 'sheet'))
          .whereRef('part.sheet_id', '=', 'sheet.id')
          .orderBy('part.position'),
      ).as('parts'),
    )
    .where('municipality_id', '=', municipalityId)
    .$if(planId !== undefined, (query) => query.where('plan_id', '=', planId!))
    .where('state', 'in', ['returned', 'draft', 'submitted', 'approved'])
    .execute();
  return sheets
    .map(({ state, parts, ...sheet }) => ({
      ...sheet,
      parts: parts.map(({ state: reached, ...part }) => ({
        ...part,
        isOpen: opensPart(asker, { ...part, state: reached }, { state: state ?? null, parts }),
      })),
    }))
    .filter(({ parts }) => parts.length === 0 || parts.some(({ isOpen }) => !isOpen));
}

/** The plan without what its sheets keep closed for this person, for the files that people take along. */
export async function withoutClosedTexts(
  db: Reader,
  key: PlanKey,
  plan: ExchangePlan,
  asker: SheetAsker,
): Promise<ExchangePlan> {
  const closed = await listClosedSheets(db, key, asker);
  if (closed.length === 0) return plan;
  const sectionsOf = ({ form }: ExchangePlan['sheets'][number]) =>
    plan.forms?.find(({ id, version }) => id === form?.id && version === form.version)?.sections;
  return {
    ...plan,
    indicators: openIndicators(closed, plan.indicators),
    sheets: plan.sheets.map((sheet) => ({
      ...openTexts(closed, sheet, sheet.parts ?? [], sectionsOf(sheet)),
      ...(sheet.parts ? { parts: openParts(closed, sheet.id, sheet.parts) } : {}),
      ratings: openRatings(
        closed,
        sheet.ratings.map((rating) => ({ ...rating, sheet: sheet.id })),
      ).map(({ sheet: _, ...rating }) => rating),
    })),
  };
}

/**
 * What a search may not show this person: whole sheets (`field` null), or the fields of a sheet that is open in part where another owner's
 * unfinished words stand among the own.
 */
export async function listClosedEntries(
  db: Reader,
  municipalityId: string,
  asker: SheetAsker,
): Promise<{ planId: string; id: string; field: string | null }[]> {
  const closed = await listClosedSheets(db, { municipalityId }, asker);
  const entries: { planId: string; id: string; field: string | null }[] = [];
  for (const { planId, id, parts } of closed) {
    if (!parts.some(({ isOpen }) => isOpen)) {
      entries.push({ planId, id, field: null });
      continue;
    }
    const key = { municipalityId, planId };
    const stored = await db
      .selectFrom('sheet')
      .leftJoin('form', (join) =>
        join
          .on(samePlan('form', 'sheet'))
          .onRef('form.id', '=', 'sheet.form_id')
          .onRef('form.version', '=', 'sheet.form_version'),
      )
      .select(['sheet.id', 'sheet.fields', 'form.sections'])
      .where(inPlan(key, 'sheet'))
      .where('sheet.id', '=', id)
      .executeTakeFirstOrThrow();
    const own = await listParts(db, key, { sheet: id });
    const open = openTexts(closed, stored, own, stored.sections ?? []).fields;
    const mixed = Object.entries(stored.fields).filter(
      ([field, text]) => text && open[field as FieldKey] !== text,
    );
    for (const field of [...mixed.map(([name]) => name), 'ratingReason']) entries.push({ planId, id, field });
  }
  return entries;
}
