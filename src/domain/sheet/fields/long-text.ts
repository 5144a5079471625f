import { type FieldOf, isBlankText, type TextKind } from './text-kind.ts';

/** Prose of any number of lines: it means itself. */
export const longText: TextKind<FieldOf<'long-text'>, string> = {
  parse: (_field, text) => ({ ok: true, meaning: text }),
  format: (_field, text) => text,
  show: (_field, text) => text,
  isBlank: isBlankText,
};
