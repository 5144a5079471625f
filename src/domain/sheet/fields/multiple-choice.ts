import type { ChoiceOption } from '../form.ts';
import { type FieldOf, isBlankText, type TextKind } from './text-kind.ts';

/** Any of the options; their codes are kept one a line, in the order of the form. */
export const multipleChoice: TextKind<FieldOf<'multiple-choice'>, ChoiceOption[]> = {
  parse({ options }, text) {
    const codes = codesIn(text);
    if (codes.some((code) => !options.some((option) => option.code === code)))
      return { ok: false, code: 'not-a-choice' };
    return { ok: true, meaning: options.filter(({ code }) => codes.includes(code)) };
  },
  format: ({ options }, chosen) =>
    options
      .filter(({ code }) => chosen.some((one) => one.code === code))
      .map(({ code }) => code)
      .join('\n'),
  show: ({ options }, text) =>
    codesIn(text)
      .map((code) => options.find((option) => option.code === code)?.label ?? code)
      .join('、'),
  isBlank: isBlankText,
};

/** The codes that a kept text holds, whether the form still offers them or not. */
export const codesIn = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
