import { type ByKind, byKind } from './by-kind.ts';
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
import { traitsOf } from './kind-traits.ts';

/** A field whose answer is a text of `sheet.fields` or of a part, with the rules of its kind. */
export type TextRules = {
  /** What is wrong with a text; null where nothing is. A blank text has no fault of its kind. */
  check(text: string): TextFault | null;
  /** The text as it is kept: in the one form of its meaning; a text that cannot be parsed stays as it was typed. */
  tidy(text: string): string;
  show(text: string): string;
  isBlank(text: string): boolean;
};

/** The kinds whose answer is a text, each with its rules. */
const RULES = {
  'long-text': (field) => bind(longText, field),
  'short-text': (field) => bind(shortText, field),
  'single-choice': (field) => bind(singleChoice, field),
  'multiple-choice': (field) => bind(multipleChoice, field),
  milestones: (field) => bind(milestones, field),
  money: (field) => bind(money, field),
  date: (field) => bind(date, field),
  checkbox: (field) => bind(checkbox, field),
  rating: () => null,
  'indicator-table': () => null,
  file: () => null,
  computed: () => null,
  note: () => null,
} satisfies ByKind<[], TextRules | null>;

/** The rules of a field's text; null for the kinds that keep no text. */
export const textRulesOf = (field: FormField): TextRules | null => byKind(RULES, field);

/** Is the field's answer one of `sheet.fields`, or of a part where each owner fills its own? */
export const keepsText = ({ kind }: FormField): boolean => traitsOf(kind).keeps === 'text';

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
