import type { SheetState } from '../sheet/part.ts';
import type { Progress } from './progress.ts';

/**
 * One owner's part of a sheet as lists of work show it. `department`: as a list prints it; null where it is nobody's, whom
 * nothing is asked of. `departmentId` null: the sheet has no part.
 */
export type WorkItem = {
  sheet: string;
  project: string;
  title: string;
  number: string;
  departmentId: string | null;
  department: string | null;
  progress: Progress;
  /** The state of the sheet as a whole. */
  sheetState: SheetState | null;
  savedAt: string | null;
  openRemarks: number;
};
