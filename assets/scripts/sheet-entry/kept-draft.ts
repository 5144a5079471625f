/** What the browser keeps until the server has it. No DOM here: tried by a test of its own. */
export type KeptEntry = { base: string; sent: string[]; inputs: [name: string, value: string][] };
export type KeptDraft = { at: string; entries: Record<string, KeptEntry> };

/** One draft for each account, sheet and part: two accounts at one machine do not see each other's. */
export const draftKey = (account: string, sheet: string, department: string, stage: string) =>
  ['ayumi-entry', account, sheet, department, stage].map(encodeURIComponent).join('/');

export const writeDraft = (draft: KeptDraft): string => JSON.stringify(draft);

/** A kept draft; null for what is none, whoever wrote it. */
export function readDraft(text: string | null): KeptDraft | null {
  if (text === null) return null;
  try {
    const draft: unknown = JSON.parse(text);
    if (!isRecord(draft) || typeof draft.at !== 'string' || !isRecord(draft.entries)) return null;
    const entries = Object.entries(draft.entries);
    if (!entries.every(([, entry]) => isKeptEntry(entry))) return null;
    return { at: draft.at, entries: Object.fromEntries(entries) as KeptDraft['entries'] };
  } catch {
    return null;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';

function isKeptEntry(value: unknown): value is KeptEntry {
  if (!isRecord(value) || !isText(value.base)) return false;
  if (!Array.isArray(value.sent) || !value.sent.every(isText) || !Array.isArray(value.inputs)) return false;
  return value.inputs.every((pair) => Array.isArray(pair) && pair.length === 2 && pair.every(isText));
}
