/** What a check says of a plan: a contradiction in itself, something that needs a reason, something worth a look. */
export type FindingSeverity = 'error' | 'warning' | 'note';

export type FindingCode =
  | 'summary-differs-from-sheet'
  | 'listed-without-sheet'
  | 'sheet-not-listed'
  | 'rating-above-figures'
  | 'target-lowered';

/**
 * A finding 指摘: where it is, what was compared and the arithmetic, as values; its sentence is elsewhere. A finding asks, it
 * does not accuse.
 */
export type Finding = {
  code: FindingCode;
  severity: FindingSeverity;
  /** Ids of what it is about; null where it is about the plan as a whole. */
  about: { project: string | null; indicator: string | null; year: number | null };
  params: Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
};
