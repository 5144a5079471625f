import type { FormField, FormSection } from './form.ts';

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
 * How the owners of a sheet share its form. alone: there is one. each: every one writes its own. joint: the plan names a 主担当, and
 * this is how it sees the form, or who reads the sheet. beside: how the others see it, whose words stand beside.
 */
export type Sharing = 'alone' | 'each' | 'joint' | 'beside';

/** `parts`: of one stage. `departmentId`: who looks at the form; null: whoever reads the sheet. */
export function sharingOf(
  parts: readonly { departmentId: string; isLead: boolean }[],
  departmentId: string | null,
): Sharing {
  if (parts.length < 2) return 'alone';
  const leads = parts.filter(({ isLead }) => isLead);
  if (leads.length !== 1) return 'each';
  return departmentId === null || leads[0]!.departmentId === departmentId ? 'joint' : 'beside';
}

/**
 * The form of a sheet as its owners share it. Where several write and none has the lead, nobody writes into another's words: all
 * prose and grades of writers are each owner's own, whatever the form says. Where one has the lead, what the form does not give to each owner
 * is that one's to write and to give; the others may say their own beside it, and nothing is required of them.
 */
export function sharedOut(sections: readonly FormSection[], sharing: Sharing): FormSection[] {
  const share = SHARED[sharing];
  return sections.map(({ heading, fields }) => ({
    heading,
    fields: fields.map((field) =>
      field.perOwner || (field.filledBy ?? 'writer') !== 'writer' ? field : share(field),
    ),
  }));
}

const isProse = ({ kind }: FormField) => kind === 'long-text' || kind === 'short-text';
const asItIs = (field: FormField) => field;

const SHARED: Record<Sharing, (field: FormField) => FormField> = {
  alone: asItIs,
  each: (field) => (isProse(field) || field.kind === 'rating' ? { ...field, perOwner: true } : field),
  joint: asItIs,
  beside: ({ required: _, ...field }) => {
    if (isProse(field)) return { ...field, perOwner: true };
    // Read by them, as what a reviewer fills is.
    return field.kind === 'rating' ? { ...field, filledBy: 'reviewer' } : field;
  },
};

/**
 * What each owner has said for itself in a field that was shared before, where the sheet says more than the parts do: what stands
 * under its heading, or the whole text. Null for a part that says something of its own, and where nothing is to be shared out.
 */
export function shareText(
  text: string,
  parts: readonly { department: string; text: string | undefined }[],
): (string | null)[] {
  const joined = joinParts(parts.map((part) => ({ ...part, text: part.text ?? '' })));
  if (text === '' || text === joined) return parts.map(() => null);
  const shares = new Map(
    splitParts(
      text,
      parts.map(({ department }) => department),
    ),
  );
  return parts.map((part) => (part.text === undefined ? (shares.get(part.department) ?? null) : null));
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
