import type { PartStage } from '#domain/sheet/part.ts';
import { sheetPath } from './plans.ts';

/** The addresses of filling in a sheet. Of the entry page: the part of a department, its stage, a step, and a field on it. */
export function entryPath(
  plan: string,
  sheet: string,
  at: { departmentId?: string | null; stage?: PartStage; step?: string; input?: string } = {},
): string {
  const { departmentId, stage, step, input } = at;
  const query = new URLSearchParams();
  if (departmentId != null) query.set('department', departmentId);
  if (stage === 'targeting') query.set('stage', stage);
  if (step !== undefined) query.set('step', step);
  return `${sheetPath(plan, sheet)}/entry${query.size > 0 ? `?${query}` : ''}${
    input === undefined ? '' : `#field-${encodeURIComponent(input)}`
  }`;
}
export const autosavePath = (plan: string, sheet: string) => `${sheetPath(plan, sheet)}/autosave`;
export const presencePath = (plan: string, sheet: string) => `${sheetPath(plan, sheet)}/presence`;
export const attachmentPath = (plan: string, sheet: string, attachment: string) =>
  `${sheetPath(plan, sheet)}/attachments/${encodeURIComponent(attachment)}`;
