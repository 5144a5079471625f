import type { Rating } from '../rating.ts';

/** A sheet 進行管理シート with its grades. */
export type GradedSheet = { project: string; year: number; ratings: readonly Rating[] };

/** A grade in the summary table 総括表. */
export type SummaryGrade = Rating & { project: string; year: number };
