import { sheetPath } from '../plans/paths.ts';
import type { Stage } from './sheet-state-queries.ts';

/** The addresses of filling in a sheet. */
export function entryPath(
  plan: string,
  sheet: string,
  part: { department?: string; stage?: Stage; step?: string } = {},
): string {
  const { department, stage, step } = part;
  const query = new URLSearchParams();
  if (department !== undefined) query.set('department', department);
  if (stage === 'targeting') query.set('stage', stage);
  if (step !== undefined) query.set('step', step);
  return `${sheetPath(plan, sheet)}/entry${query.size > 0 ? `?${query}` : ''}`;
}
export const autosavePath = (plan: string, sheet: string) => `${sheetPath(plan, sheet)}/autosave`;
export const presencePath = (plan: string, sheet: string) => `${sheetPath(plan, sheet)}/presence`;
export const attachmentPath = (plan: string, sheet: string, attachment: string) =>
  `${sheetPath(plan, sheet)}/attachments/${encodeURIComponent(attachment)}`;
/** Remarks and moves of the sheet: the next room. */
export const movesPath = (plan: string, sheet: string) => `${sheetPath(plan, sheet)}/moves`;
