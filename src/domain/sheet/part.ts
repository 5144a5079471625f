/** The states of one owner's part 担当分, the least advanced first. */
export const PART_STATES = ['returned', 'draft', 'submitted', 'approved'] as const;
export type PartState = (typeof PART_STATES)[number];

/** The stage in which a part is written: the targets of the year, or the account of it. */
export type PartStage = 'targeting' | 'collecting';

/** The states of a sheet 進行管理シート, the least advanced first. */
export const SHEET_STATES = [...PART_STATES, 'accepted', 'reviewed', 'finalised'] as const;
export type SheetState = (typeof SHEET_STATES)[number];

/**
 * How far is a sheet that has not been accepted? As far as its least advanced part. Does not answer for a sheet
 * that was accepted: from then on it moves as a whole.
 */
export function stateOfParts(parts: readonly PartState[]): PartState {
  return PART_STATES.find((state) => parts.includes(state)) ?? 'draft';
}

/**
 * A field that each owner fills for itself, as one text: 【…課】 over each text, in the order of the owners. One owner needs
 * no heading; an owner that wrote nothing is left out.
 */
export function joinParts(texts: readonly { department: string; text: string }[]): string {
  if (texts.length === 1) return texts[0]!.text;
  return texts
    .filter(({ text }) => text.trim() !== '')
    .map(({ department, text }) => `【${department}】\n${text}`)
    .join('\n');
}

/**
 * The parts of a text that {@link joinParts} joined: what stands under 【…課】 of an owner is its own. A text without such
 * headings belongs to every owner; what stands before the first heading is nobody's part and goes to the first owner.
 */
export function splitParts(text: string, owners: readonly string[]): [owner: string, text: string][] {
  const headings = new Map(owners.map((owner) => [`【${owner}】`, owner]));
  const lines = text.split('\n');
  if (!lines.some((line) => headings.has(line.trim()))) return owners.map((owner) => [owner, text]);
  const parts = new Map(owners.map((owner): [string, string[]] => [owner, []]));
  let current = owners[0]!;
  for (const line of lines) {
    const heading = headings.get(line.trim());
    if (heading !== undefined) current = heading;
    else parts.get(current)!.push(line);
  }
  return [...parts].map(([owner, own]) => [owner, own.join('\n')]);
}
