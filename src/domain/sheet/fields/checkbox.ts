import { type FieldOf, isBlankText, type TextKind } from './text-kind.ts';

/** Ticked is '1', not ticked ''. Anything else that an import brought counts as ticked, since somebody wrote it. */
export const checkbox: TextKind<FieldOf<'checkbox'>, boolean> = {
  parse: (_field, text) => ({ ok: true, meaning: !isBlankText(text) }),
  format: (_field, isTicked) => (isTicked ? '1' : ''),
  show: ({ statement }, text) => (isBlankText(text) ? '' : `☑ ${statement}`),
  isBlank: isBlankText,
};
