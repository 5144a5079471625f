import type { SheetState } from '../sheet/part.ts';
import type { Progress } from './progress.ts';

/** One owner's part of a sheet as lists of work show it; `department` null: the project has no owner. */
export type WorkItem = {
  sheet: string;
  project: string;
  title: string;
  number: string;
  department: string | null;
  progress: Progress;
  /** The state of the sheet as a whole. */
  sheetState: SheetState | null;
  savedAt: string | null;
  openRemarks: number;
};
