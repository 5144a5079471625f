import type { ExportRequest, Format, What } from '#domain/publication/export-request.ts';

/** In which formats each thing can be had, the one that most people want first. The page, the routes and the command read it. */
export const OFFERED: Readonly<Record<What, readonly Format[]>> = {
  book: ['pdf', 'docx', 'xlsx'],
  sheets: ['xlsx', 'pdf', 'docx'],
  summary: ['pdf', 'xlsx', 'docx', 'csv'],
  findings: ['xlsx', 'pdf', 'docx', 'csv'],
  opinions: ['docx', 'pdf', 'xlsx', 'csv'],
  pack: ['pdf', 'docx', 'xlsx'],
  handover: ['pdf', 'docx', 'xlsx'],
  data: ['csv', 'xlsx', 'json'],
};

/** What can be had for one department alone. The data are the plan's, the book is everybody's. */
export const BY_DEPARTMENT: ReadonlySet<What> = new Set([
  'sheets',
  'summary',
  'findings',
  'opinions',
  'handover',
]);

export const isOffered = ({ what, format }: Pick<ExportRequest, 'what' | 'format'>): boolean =>
  OFFERED[what].includes(format);
