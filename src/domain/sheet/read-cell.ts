import { squeeze } from '../text/fold.ts';
import { oneMark } from '../text/look-alikes.ts';
import { type ByKind, byKind } from './by-kind.ts';
import { isLongerThan, LONGEST_TEXT, LONGEST_VALUE } from './count-characters.ts';
import type { Entry } from './entry-name.ts';
import { textRulesOf } from './field-kind.ts';
import type { ChoiceOption, FormField } from './form.ts';
import { oneLineBreak } from './merge-text.ts';

export type CellReading =
  | { ok: true; text: string }
  | { ok: false; code: 'not-a-choice' | 'too-long'; limit: number };

/** What is asked of a cell; `codes`: of the scale, where it is a grade. */
export type AskedOfCell = { entry: Entry; field: FormField; codes: readonly ChoiceOption[] };

/**
 * The text that a sheet keeps for what somebody typed into a cell of a workbook. A choice may be written by its code, its label or
 * both; another one is not guessed. All else is kept as a draft may be, if it is not too long to be kept.
 */
export function readCell({ entry, field, codes }: AskedOfCell, typed: string): CellReading {
  const text = oneLineBreak(typed).trim();
  if (entry.of === 'value') return withinLimit(text, LONGEST_VALUE);
  if (entry.of === 'reason') return withinLimit(text, LONGEST_TEXT);
  if (entry.of === 'rating') return choose(codes, text);
  return byKind(READ, field, text);
}

function tidied(field: FormField, text: string): CellReading {
  const read = withinLimit(text, LONGEST_TEXT);
  return read.ok ? { ok: true, text: textRulesOf(field)?.tidy(text) ?? text } : read;
}

const READ = {
  'long-text': tidied,
  'short-text': tidied,
  'single-choice': ({ options }, text) => choose(options, text),
  'multiple-choice': (field, text) => chooseAll(field, text),
  milestones: tidied,
  money: tidied,
  date: tidied,
  checkbox: (_, text) => ({ ok: true, text: /^[☐□✕×]|^$/u.test(text) ? '' : '1' }),
  rating: tidied,
  'indicator-table': tidied,
  file: tidied,
  computed: tidied,
  note: tidied,
} satisfies ByKind<[text: string], CellReading>;

const WRONG: CellReading = { ok: false, code: 'not-a-choice', limit: 0 };

const withinLimit = (text: string, limit: number): CellReading =>
  isLongerThan(text, limit) ? { ok: false, code: 'too-long', limit } : { ok: true, text };

function choose(options: readonly ChoiceOption[], text: string): CellReading {
  if (text === '') return { ok: true, text: '' };
  const option = optionOf(options, text);
  return option ? { ok: true, text: option.code } : WRONG;
}

function chooseAll(field: Extract<FormField, { kind: 'multiple-choice' }>, text: string): CellReading {
  // A label may have a comma of its own: the whole is looked at before it is cut.
  const whole = text === '' ? undefined : optionOf(field.options, text);
  if (whole) return { ok: true, text: whole.code };
  const chosen = text
    .split(/[\n、,，;；]/u)
    .filter((name) => name.trim() !== '' && !/^\s*[☐□]/u.test(name))
    .map((name) => optionOf(field.options, name.replace(/^\s*[☑☒■・]/u, '')));
  if (chosen.includes(undefined)) return WRONG;
  const codes = chosen.map((option) => option!.code).join('\n');
  return { ok: true, text: textRulesOf(field)!.tidy(codes) };
}

/** The one option that a text names; undefined where it names none, or two. */
function optionOf(options: readonly ChoiceOption[], text: string): ChoiceOption | undefined {
  const wanted = named(text);
  const byCode = options.filter(({ code }) => named(code) === wanted);
  if (byCode.length === 1) return byCode[0];
  const byLabel = options.filter(
    ({ code, label }) => named(label) === wanted || named(code + label) === wanted,
  );
  return byLabel.length === 1 ? byLabel[0] : undefined;
}

/** Widths, blanks, look-alikes and the marks between a code and its label do not count: Ａ：順調 is A順調. */
const named = (text: string) => squeeze(oneMark(text)).replace(/[:：.．・()（）［\][\]]/gu, '');
