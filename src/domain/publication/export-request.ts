/**
 * What can be handed out. book: the whole plan with its years; sheets: one year's sheets in their form; summary 総括表;
 * findings 指摘; opinions 委員会の意見と回答; pack 委員会資料; handover 引継書; data: tidy tables with their dictionary.
 */
export const WHATS = [
  'book',
  'sheets',
  'summary',
  'findings',
  'opinions',
  'pack',
  'handover',
  'data',
] as const;
export type What = (typeof WHATS)[number];
export const FORMATS = ['xlsx', 'pdf', 'docx', 'csv', 'json'] as const;
export type Format = (typeof FORMATS)[number];

export type ExportRequest = {
  what: What;
  format: Format;
  /** The fiscal year; null: all, or the latest where only one can be printed. */
  year: number | null;
  /** Only what this department has a part in, as lists print it; null: all. */
  department: string | null;
  /** Only this sheet; null: all. */
  sheet: string | null;
  paper: { size: 'A4' | 'A3'; orientation: 'portrait' | 'landscape' } | null;
};

/** The same as somebody asks for it: the department is named when it is made. */
export type ExportAsked = Omit<ExportRequest, 'department'> & { departmentId: string | null };
