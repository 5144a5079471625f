/** A grade as a sheet or a summary prints it, by the structure of the exchange format. */
export type Grade = {
  layer: 'self' | 'review' | 'committee' | 'final';
  /** The owner, where each owner rates. */
  department: string | null;
  code: string;
  /** The scale, where the plan has several. */
  scale?: string | undefined;
};

/** A sheet 進行管理シート with its grades. */
export type GradedSheet = { project: string; year: number; ratings: readonly Grade[] };

/** A grade in the summary table 総括表. */
export type SummaryGrade = Grade & { project: string; year: number };
