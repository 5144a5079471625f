import { inPlan } from '#db/in-plan.ts';
import type { ReturnedCell } from '#db/tables-workbooks.ts';
import type { Reader } from '#db/transaction.ts';
import { groupBy } from '#domain/group-by.ts';
import type { Actor } from '#domain/people/actor.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { PartState } from '#domain/sheet/part.ts';
import { refusalOf, type SaveRefusal } from '#records/sheet/save-answers.ts';
import { findSheetState } from '#records/sheet/sheet-state-queries.ts';
import { findStanding } from '#records/sheet/standing-queries.ts';
import type { Returned, Sent } from '#records/workbook/queries.ts';
import { type ComparedCell, type ComparedOf, compareSheet } from './compare-sheet.ts';

export type ComparedSheet = {
  id: string;
  title: string;
  /** Of the department's part; null where the sheet or the part is gone. */
  state: PartState | null;
  version: number;
  /** Why nothing can be written in it now; null where it can. */
  refusal: SaveRefusal | null;
  cells: ComparedCell[];
};

/** What is compared of each sheet, in the order of the workbook. */
export async function comparedOf(
  db: Reader,
  key: PlanKey,
  { sent, returned }: { sent: Sent; returned: Returned },
): Promise<Map<string, ComparedOf>> {
  const earlier = await listTakenTexts(db, key, returned);
  const place = (id: string) => Number(id.split('_').at(-1));
  const cells = Object.entries(sent.cells)
    .map(([id, cell]) => ({ id, ...cell }))
    .sort((one, other) => place(one.id) - place(other.id));
  const copies: Record<string, ReturnedCell[]> = {};
  for (const { code, cell, place, text } of returned.problems)
    if (code === 'twice' && cell) copies[cell] = [...(copies[cell] ?? []), { place, text }];
  const { stage, departmentId } = sent;
  const bySheet = groupBy(cells, ({ sheet }) => sheet);
  return new Map(
    [...bySheet].map(([sheet, own]) => [
      sheet,
      {
        stage,
        departmentId,
        sent: own,
        returned: returned.cells,
        decisions: returned.decisions,
        copies,
        earlier,
      },
    ]),
  );
}

/** What was taken of each cell from other files of the same workbook. */
async function listTakenTexts(
  db: Reader,
  key: PlanKey,
  { id, sent_id }: Returned,
): Promise<Record<string, string[]>> {
  const rows = await db
    .selectFrom('returned_workbook')
    .select(['cells', 'decisions'])
    .where(inPlan(key))
    .where('sent_id', '=', sent_id)
    .where('id', '!=', id)
    .execute();
  const taken: Record<string, string[]> = {};
  for (const { cells, decisions } of rows)
    for (const [cell, decision] of Object.entries(decisions))
      if (decision === 'taken' && cells[cell]) taken[cell] = [...(taken[cell] ?? []), cells[cell].text];
  return taken;
}

/** A returned workbook beside its sheets as they are now. */
export async function compareWorkbook(
  db: Reader,
  key: PlanKey,
  { sent, returned, actor }: { sent: Sent; returned: Returned; actor: Actor },
): Promise<ComparedSheet[]> {
  const sheets: ComparedSheet[] = [];
  for (const [id, of] of await comparedOf(db, key, { sent, returned })) {
    const standing = await findStanding(db, key, id);
    const state = standing && (await findSheetState(db, key, { ...of, sheet: id }));
    const part = standing?.parts.find(
      ({ departmentId, stage }) => departmentId === of.departmentId && stage === of.stage,
    );
    sheets.push({
      id,
      title: standing?.title ?? '',
      state: part?.state ?? null,
      version: part?.version ?? 0,
      refusal: standing && state ? refusalOf(standing, of, actor) : 'not-found',
      cells: state ? compareSheet(state, of, actor) : [],
    });
  }
  return sheets;
}

export type LastChange = { actor: string; onBehalfOf: string | null; at: string };

/** Who wrote last what stands in a sheet, since a moment; by sheet, field and owner. */
export async function listLastChanges(
  db: Reader,
  key: PlanKey,
  { sheets, since }: { sheets: readonly string[]; since: string },
): Promise<Map<string, LastChange>> {
  if (sheets.length === 0) return new Map();
  const rows = await db
    .selectFrom('field_change')
    .select(['sheet_id', 'field', 'department_id', 'actor', 'on_behalf_of', 'at'])
    .where(inPlan(key))
    .where('sheet_id', 'in', sheets)
    .where('at', '>=', since)
    .orderBy('id')
    .execute();
  return new Map(
    rows.map(({ actor, on_behalf_of: onBehalfOf, at, ...of }) => [
      changeKey(of.sheet_id, of.field, of.department_id),
      { actor, onBehalfOf, at },
    ]),
  );
}

export const changeKey = (sheet: string, field: string, owner: string | null) =>
  JSON.stringify([sheet, field, owner]);
