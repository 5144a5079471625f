import { type FieldOf, isBlankText, type TextKind } from './text-kind.ts';

/** One line; line breaks that came with a pasted text are spaces. */
export const shortText: TextKind<FieldOf<'short-text'>, string> = {
  parse: (_field, text) => ({ ok: true, meaning: oneLine(text) }),
  format: (_field, text) => oneLine(text),
  show: (_field, text) => oneLine(text),
  isBlank: isBlankText,
};

const oneLine = (text: string) => text.trim().replace(/\s*\n\s*/gu, ' ');
