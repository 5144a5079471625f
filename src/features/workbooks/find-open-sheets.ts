import type { Tx } from '#db/transaction.ts';
import { isOpen } from '#domain/cycle/progress.ts';
import { groupBy } from '#domain/group-by.ts';
import type { NamedDepartment } from '#domain/people/actor.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import { type SheetMaterial, sheetMaterials } from '#papers/sheet-material.ts';
import { readPlan } from '#records/archive/load-plan.ts';
import { listWork } from '#records/cycle/work-queries.ts';
import { type AskedEntry, askedEntries } from '#records/sheet/asked-entries.ts';
import { listRemarks, type RemarkThread } from '#records/sheet/remark-queries.ts';
import { findSheetState, type Stage } from '#records/sheet/sheet-state-queries.ts';
import { storedText } from '#records/sheet/stored-text.ts';

/** An entry that a department has to fill in, and what the sheet says there now. */
export type OpenEntry = AskedEntry & { text: string };

/** One sheet that a department writes in now. */
export type OpenSheet = {
  id: string;
  /** As the sheet prints the department. */
  owner: string;
  title: string;
  number: string;
  isReturned: boolean;
  material: SheetMaterial;
  entries: OpenEntry[];
  /** What was said about its part and is not settled, oldest first. */
  remarks: RemarkThread[];
};

/** What each department has to fill in, in the order of the plan; of some departments only where they are named. */
export async function findOpenSheets(
  tx: Tx,
  key: PlanKey,
  { year, stage, departmentIds }: { year: number; stage: Stage; departmentIds: readonly string[] | null },
): Promise<(NamedDepartment & { sheets: OpenSheet[] })[]> {
  const plan = await readPlan(tx, key);
  if (!plan) return [];
  const work = await listWork(tx, key, year, { stage, ...(departmentIds ? { departmentIds } : {}) });
  const open = work.filter(({ progress, department }) => department !== null && isOpen(progress));
  const remarks = await listRemarks(tx, key, { sheets: open.map(({ sheet }) => sheet), open: true });
  const drawn = sheetMaterials(plan, { year, department: null, sheet: null });
  const materials = new Map(drawn.map((one) => [one.sheet.id, one]));
  const found: (NamedDepartment & { sheets: OpenSheet[] })[] = [];
  for (const [departmentId, items] of groupBy(open, (item) => item.departmentId!)) {
    const sheets: OpenSheet[] = [];
    for (const { sheet: id, title, number, progress } of items) {
      const material = materials.get(id);
      const { owner, entries } = await entriesOf(tx, key, { sheet: id, stage, departmentId });
      if (!material || entries.length === 0) continue;
      const said = remarks.filter(
        (one) => one.sheet === id && (one.departmentId === null || one.departmentId === departmentId),
      );
      sheets.push({
        id,
        owner,
        title,
        number,
        isReturned: progress === 'returned',
        material,
        entries,
        remarks: said,
      });
    }
    if (sheets.length > 0) found.push({ id: departmentId, label: items[0]!.department!, sheets });
  }
  return found;
}

type OfPart = { sheet: string; stage: Stage; departmentId: string };

/** What the form asks of the department's own writer; nothing where the sheet has no form. */
async function entriesOf(
  tx: Tx,
  key: PlanKey,
  { sheet, stage, departmentId }: OfPart,
): Promise<{ owner: string; entries: OpenEntry[] }> {
  const state = await findSheetState(tx, key, { sheet, stage, departmentId });
  const owner = state?.parts.find((part) => part.departmentId === departmentId)?.department ?? '';
  if (!state?.sections) return { owner, entries: [] };
  const { sections, year, indicators } = state;
  const entries = askedEntries({ sections, stage, year, indicators }).map((one) => ({
    ...one,
    text: storedText(state, one, departmentId),
  }));
  return { owner, entries };
}
