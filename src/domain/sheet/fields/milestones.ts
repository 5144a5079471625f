import { formatFiscalYear, parseFiscalYear } from '../../calendar/fiscal-year.ts';
import { type FieldOf, isBlankText, type TextKind } from './text-kind.ts';

/** 年次計画: a text for each year, and what stands before the first year (`rest`, mostly nothing). */
export type YearTexts = { rest: string; years: readonly { year: number; text: string }[] };

/** Continues the text of the year above; so a line of it can begin like a year without being one. */
const INDENT = '　';

/** One text a year, kept as lines `R6：検討`; further lines of a year are indented. Every text can be read so. */
export const milestones: TextKind<FieldOf<'milestones'>, YearTexts> = {
  parse: (_field, text) => ({ ok: true, meaning: yearTexts(text) }),
  format: (_field, { rest, years }) =>
    [
      ...(rest === '' ? [] : [rest]),
      ...years
        .filter(({ text }) => !isBlankText(text))
        .toSorted((one, other) => one.year - other.year)
        .map(
          ({ year, text }) => `${formatFiscalYear(year, 'short')}：${text.split('\n').join(`\n${INDENT}`)}`,
        ),
    ].join('\n'),
  show: (_field, text) => text,
  isBlank: isBlankText,
};

/** The texts by year, as a kept text or a printed one has them. A year that stands twice is one. */
export function yearTexts(text: string): YearTexts {
  const before: string[] = [];
  const years = new Map<number, string[]>();
  let current = before;
  for (const line of text.split('\n')) {
    const [, head = '', own = ''] = line.match(/^([^\s：:][^：:]{0,15})[：:](.*)$/u) ?? [];
    const reading = parseFiscalYear(head);
    if (reading.ok) {
      current = years.get(reading.year) ?? [];
      years.set(reading.year, current);
      current.push(own);
    } else current.push(current === before || !line.startsWith(INDENT) ? line : line.slice(INDENT.length));
  }
  return {
    rest: before.join('\n'),
    years: [...years]
      .map(([year, lines]) => ({ year, text: lines.join('\n') }))
      .sort((one, other) => one.year - other.year),
  };
}
