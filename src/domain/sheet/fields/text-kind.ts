import type { FormField } from '../form.ts';

export type FieldOf<Kind extends FormField['kind']> = Extract<FormField, { kind: Kind }>;

/** Why the text of a field does not say what the field asks. */
export type TextFault = 'not-a-choice' | 'not-a-number' | 'not-a-date';
export type TextReading<Meaning> = { ok: true; meaning: Meaning } | { ok: false; code: TextFault };

/**
 * A kind of field whose answer is kept as a text in `sheet.fields`. A text is kept as it was typed even where it cannot be
 * parsed: a draft may be wrong, only a submitted part may not.
 */
export type TextKind<Field extends FormField, Meaning> = {
  /** What does the kept text mean? Asked only of a text that is not blank. */
  parse(field: Field, text: string): TextReading<Meaning>;
  /** The text that is kept for a meaning; parsed again, it means the same. */
  format(field: Field, meaning: Meaning): string;
  /** The kept text as a reader sees it. */
  show(field: Field, text: string): string;
  isBlank(text: string): boolean;
};

export const isBlankText = (text: string) => text.trim() === '';
