import type { Db } from '#db/connect.ts';
import { recordAct } from '#db/record-event.ts';
import type { CellDecision } from '#db/tables-workbooks.ts';
import { inTransaction, type Tx } from '#db/transaction.ts';
import type { Act } from '#domain/people/act.ts';
import { hasRole } from '#domain/people/actor.ts';
import { settleTexts } from '#domain/sheet/merge-text.ts';
import { holdYear } from '#records/plan/hold-year.ts';
import { moveSheetIn } from '#records/sheet/move-sheet.ts';
import { saveInto, type TypedEntry } from '#records/sheet/save-answers.ts';
import { PartMoved } from '#records/sheet/write-entries.ts';
import { findReturned, findSent, type Sent } from '#records/workbook/queries.ts';
import { claimReturned, keepDecisions } from '#records/workbook/settle-returned.ts';
import { type ComparedOf, compareSheet, isUnclear, isUndecided } from './compare-sheet.ts';
import { type ComparedSheet, comparedOf, compareWorkbook } from './comparison-queries.ts';

/** What somebody decided about a cell, and the sheet's text that was beside it. */
export type Choice = { decision: CellDecision; seen: string };
export type WantedCells = {
  id: string;
  /** Of the returned workbook, as the person saw it. */
  version: number;
  choices: ReadonlyMap<string, Choice>;
  /** Why targets are changed of which the workbook did not say it, by the names of their entries. */
  reasons: ReadonlyMap<string, string>;
  /** Submit the parts in which nothing is left to decide. */
  submits: boolean;
};
export type TakenCells =
  | { ok: false; refusal: 'cycle-sealed' | 'workbook-changed' }
  /** `left`: decisions that were not carried out, since the sheet says something else by now or is locked. */
  | { ok: true; written: number; left: number; unsubmitted: number };

/**
 * Writes the chosen cells of a returned workbook, all of them in one transaction, by the same write as what is typed on the page.
 * Each decision is about what its maker saw: where the sheet says something else by now, the cell waits for another look.
 */
export async function takeCells(db: Db, act: Act, wanted: WantedCells): Promise<TakenCells> {
  const take = () => inTransaction(db, (tx) => takeInto(tx, act, wanted));
  return take().catch((error: unknown) => {
    if (error instanceof PartMoved) return take();
    throw error;
  });
}

async function takeInto(tx: Tx, act: Act, wanted: WantedCells): Promise<TakenCells> {
  const { key, actor } = act;
  const known = await findReturned(tx, key, wanted.id);
  const sent = known && (await findSent(tx, key, known.sent_id));
  if (!sent) return { ok: false, refusal: 'workbook-changed' };
  if ((await holdYear(tx, key, sent.year)).isSealed) return { ok: false, refusal: 'cycle-sealed' };
  const isOurs = await claimReturned(tx, key, wanted);
  const returned = isOurs ? await findReturned(tx, key, wanted.id) : undefined;
  if (!returned) return { ok: false, refusal: 'workbook-changed' };
  const done: Record<string, CellDecision> = {};
  let written = 0;
  const compared = [...(await comparedOf(tx, key, { sent, returned }))];
  // In one order, whoever else writes several sheets at once.
  for (const [sheet, of] of compared.sort(([one], [other]) => (one < other ? -1 : 1)))
    written += await takeSheet(tx, act, { sheet, of, wanted, done });
  const settled = { ...returned, decisions: { ...returned.decisions, ...done } };
  const sheets = await compareWorkbook(tx, key, { sent, returned: settled, actor });
  const unsubmitted = wanted.submits ? await submitSheets(tx, act, sent, sheets) : 0;
  const waits = sheets.some(({ cells }) => cells.some((cell) => isUndecided(cell) || isUnclear(cell)));
  await keepDecisions(tx, act, settled, !waits);
  const isOwn = actor.posts.some(
    ({ role, departmentIds }) => role === 'writer' && departmentIds.includes(sent.departmentId),
  );
  await recordAct(tx, act, {
    kind: 'workbook-accepted',
    subjectId: returned.id,
    details: {
      departmentId: sent.departmentId,
      department: sent.department,
      cells: written,
      onBehalf: !isOwn && hasRole(actor, 'secretariat') ? sent.department : null,
    },
  });
  return { ok: true, written, left: wanted.choices.size - Object.keys(done).length, unsubmitted };
}

type OfSheet = {
  sheet: string;
  of: ComparedOf;
  wanted: WantedCells;
  /** Gets what was carried out. */
  done: Record<string, CellDecision>;
};

async function takeSheet(tx: Tx, act: Act, { sheet, of, wanted, done }: OfSheet) {
  const { choices, reasons } = wanted;
  const own = of.sent.filter(({ id }) => choices.has(id));
  if (own.length === 0) return 0;
  const { stage, departmentId } = of;
  const carried: Record<string, CellDecision> = {};
  const saved = await saveInto(tx, act, { sheet, departmentId, stage }, (state) =>
    compareSheet(state, of, act.actor).flatMap((cell): TypedEntry[] => {
      const choice = choices.get(cell.id);
      if (!choice || !isUndecided(cell) || choice.seen !== cell.seen) return [];
      carried[cell.id] = choice.decision === 'both' && !cell.canJoin ? 'taken' : choice.decision;
      if (choice.decision === 'kept') return [];
      const { now, returned } = cell;
      const text = carried[cell.id] === 'both' ? settleTexts(now, returned, 'both') : returned;
      const why = cell.reason && reasons.get(cell.reason.name);
      return [
        { name: cell.entry, base: now, sent: [], text },
        // After its target: the reason stands with the one that is in force then.
        ...(cell.reason && why
          ? [{ name: cell.reason.name, base: cell.reason.stored, sent: [], text: why }]
          : []),
      ];
    }),
  );
  if (!saved.ok) return 0;
  Object.assign(done, carried);
  return saved.written.length;
}

/** Submits the open parts of the workbook in which nothing is left to decide; how many are not whole yet? */
async function submitSheets(
  tx: Tx,
  act: Act,
  { departmentId, stage }: Sent,
  sheets: readonly ComparedSheet[],
): Promise<number> {
  let unsubmitted = 0;
  for (const { id: sheet, version, refusal, cells } of sheets) {
    if (refusal !== null) continue;
    if (cells.some((cell) => isUndecided(cell) || isUnclear(cell))) unsubmitted += 1;
    else {
      const wanted = { sheet, departmentId, stage, version, action: 'submit' as const, comment: '' };
      const moved = await moveSheetIn(tx, act, wanted);
      if (!moved.ok) unsubmitted += 1;
    }
  }
  return unsubmitted;
}
