/** The states of one owner's part 担当分, the least advanced first. */
export const PART_STATES = ['returned', 'draft', 'submitted', 'approved'] as const;
export type PartState = (typeof PART_STATES)[number];

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

/** An owner as a sheet prints it: the department, or 社協 where the council names none. */
export function ownerName(owner: {
  body: 'city' | 'shakyo' | null;
  department: string | null;
}): string | null {
  return owner.department ?? (owner.body === 'shakyo' ? '社協' : null);
}

/** The owners of a project, each once, in printed order: two 係 of one department fill one part. */
export function partNames(
  owners: readonly { body: 'city' | 'shakyo' | null; department: string | null }[],
): string[] {
  return [...new Set(owners.flatMap((owner) => ownerName(owner) ?? []))];
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
