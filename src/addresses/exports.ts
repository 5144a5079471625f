import type { ExportAsked } from '#domain/publication/export-request.ts';

/** The addresses of what a plan hands out. */
export const exportsPath = (planId: string) => `/plans/${encodeURIComponent(planId)}/exports`;

/** Where what takes long is asked for. */
export const queuedExportPath = (planId: string) => `${exportsPath(planId)}/queue`;

/** Of a file; what is left out is not asked for. It can be kept as a bookmark. */
export function exportFilePath(
  planId: string,
  { paper, departmentId: department, ...others }: Pick<ExportAsked, 'what' | 'format'> & Partial<ExportAsked>,
): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...others, department }))
    if (value !== null && value !== undefined) query.set(name, String(value));
  if (paper) query.set('paper', `${paper.size}-${paper.orientation}`);
  return `${exportsPath(planId)}/file?${query}`;
}
