import { checkbox } from './fields/checkbox.ts';
import { date } from './fields/date.ts';
import { longText } from './fields/long-text.ts';
import { milestones } from './fields/milestones.ts';
import { money } from './fields/money.ts';
import { multipleChoice } from './fields/multiple-choice.ts';
import { shortText } from './fields/short-text.ts';
import { singleChoice } from './fields/single-choice.ts';
import type { TextFault, TextKind } from './fields/text-kind.ts';
import type { FormField } from './form.ts';

/** A field whose answer is a text of `sheet.fields` or of a part, with the rules of its kind. */
export type TextRules = {
  /** What is wrong with a text; null where nothing is. A blank text has no fault of its kind. */
  check(text: string): TextFault | null;
  /** The text as it is kept: in the one form of its meaning; a text that cannot be parsed stays as it was typed. */
  tidy(text: string): string;
  show(text: string): string;
  isBlank(text: string): boolean;
};

/** The rules of a field's text; null for the kinds that keep no text. Every kind is named here. */
export function textRulesOf(field: FormField): TextRules | null {
  switch (field.kind) {
    case 'long-text':
      return bind(longText, field);
    case 'short-text':
      return bind(shortText, field);
    case 'single-choice':
      return bind(singleChoice, field);
    case 'multiple-choice':
      return bind(multipleChoice, field);
    case 'milestones':
      return bind(milestones, field);
    case 'money':
      return bind(money, field);
    case 'date':
      return bind(date, field);
    case 'checkbox':
      return bind(checkbox, field);
    case 'rating':
    case 'indicator-table':
    case 'file':
    case 'computed':
    case 'note':
      return null;
  }
}

/** Is the field's answer one of `sheet.fields`, or of a part where each owner fills its own? */
export const keepsText = (field: FormField): boolean => textRulesOf(field) !== null;

function bind<Field extends FormField, Meaning>(kind: TextKind<Field, Meaning>, field: Field): TextRules {
  return {
    check(text) {
      if (kind.isBlank(text)) return null;
      const reading = kind.parse(field, text);
      return reading.ok ? null : reading.code;
    },
    tidy(text) {
      if (kind.isBlank(text)) return '';
      // Typed money stays as typed (延べ, 約 …): only a draft's figure is counted, the text is the record.
      if (field.kind === 'money') return text.trim();
      const reading = kind.parse(field, text);
      return reading.ok ? kind.format(field, reading.meaning) : text;
    },
    show: (text) => kind.show(field, text),
    isBlank: kind.isBlank,
  };
}
