import { isOpen } from '#domain/cycle/progress.ts';
import type { WorkItem } from '#domain/cycle/work-item.ts';
import { groupBy } from '#domain/group-by.ts';
import type { ReturnedHead, SentHead } from '#records/workbook/queries.ts';

/** How far a department is with its workbooks. */
export type DepartmentLine = {
  departmentId: string;
  department: string;
  /** Sheets in which it has something to fill in, of all of its sheets. */
  open: number;
  total: number;
  sent: SentHead | null;
  returned: ReturnedHead | null;
};

/** The departments of a stage in the order of their first sheet, each with the last workbook that went and that came. */
export function departmentLines(
  work: readonly WorkItem[],
  sent: readonly SentHead[],
  returned: readonly ReturnedHead[],
  stage: SentHead['stage'],
): DepartmentLine[] {
  const items = work.filter(({ department }) => department !== null);
  return [...groupBy(items, (item) => item.departmentId!)].map(([departmentId, own]) => {
    const isOwn = (one: SentHead | ReturnedHead) => one.departmentId === departmentId && one.stage === stage;
    return {
      departmentId,
      department: own[0]!.department!,
      open: own.filter(({ progress }) => isOpen(progress)).length,
      total: own.length,
      sent: sent.find(isOwn) ?? null,
      returned: returned.find(isOwn) ?? null,
    };
  });
}
