import type { ChoiceOption } from '../form.ts';
import { type FieldOf, isBlankText, type TextKind } from './text-kind.ts';

/** One of the options; its code is kept. */
export const singleChoice: TextKind<FieldOf<'single-choice'>, ChoiceOption> = {
  parse({ options }, text) {
    const option = options.find(({ code }) => code === text.trim());
    return option ? { ok: true, meaning: option } : { ok: false, code: 'not-a-choice' };
  },
  format: (_field, option) => option.code,
  // What an earlier version of the form offered stays readable.
  show: ({ options }, text) => options.find(({ code }) => code === text.trim())?.label ?? text,
  isBlank: isBlankText,
};
