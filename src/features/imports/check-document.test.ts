import { describe, expect, it } from 'vitest';
import { documentSchema, type ExchangeProblem } from '#exchange/schema.ts';
import { smallPlan } from '../../../test/kit/small-plan.ts';
import { checkDocument } from './check-document.ts';

const reported = (code: string, severity: string, about: string | null) => ({
  code,
  severity,
  about,
  file: '冊子.txt',
  line: 3,
  text: '',
  message: 'as the reader said it',
});

/** Projects p-1 … p-5; which have a sheet, and which a row of the summary. */
function found(sheets: number[], rows: number[], problems: object[] = []): ExchangeProblem[] {
  const rating = { layer: 'self', department: null, code: 'A' };
  const document = documentSchema.parse({
    format: 'ayumi/1',
    plans: [
      {
        id: 'plan-1',
        title: '計画',
        projects: [1, 2, 3, 4, 5].map((at) => ({ id: `p-${at}`, title: `事業${at}` })),
        sheets: sheets.map((at) => ({ id: `s-${at}`, project: `p-${at}`, year: 2023, ratings: [rating] })),
        ratings: rows.map((at) => ({ project: `p-${at}`, year: 2023, ...rating })),
      },
    ],
    problems,
  });
  return checkDocument(document, {});
}
const brief = (problems: ExchangeProblem[]) =>
  problems.map(({ code, severity, about }) => [code, severity, about]);

describe('rows of the summary and sheets', () => {
  it.each<[string, number[], number[], unknown[]]>([
    ['a lost sheet', [1, 3], [1, 2, 3], [['listed-without-sheet', 'error', 'p-2']]],
    ['a lost sheet at the end', [1, 2], [1, 2, 3], [['listed-without-sheet', 'error', 'p-3']]],
    ['a sheet that is not listed', [1, 2, 3], [1, 3], [['sheet-not-listed', 'error', 'p-2']]],
    ['a part of a book', [1, 2], [1, 2, 3, 4, 5], [['listed-without-sheet', 'note', null]]],
  ])('finds %s', (_name, sheets, rows, expected) => {
    expect(brief(found(sheets, rows))).toEqual(expected);
  });

  it('says once what the reader said, for as long as it is so', () => {
    const problem = reported('sheet-not-listed', 'warning', 'p-2');
    expect(found([1, 2, 3], [1, 3], [problem])).toEqual([problem]);
    expect(found([1, 2, 3], [1, 2, 3], [problem])).toEqual([]);
  });

  it('keeps what the reader said of a row that is no project', () => {
    const problem = reported('listed-without-sheet', 'error', null);
    expect(found([1, 2], [1, 2], [problem])).toEqual([problem]);
  });
});

it('keeps an accepted finding as the note that it became, until its grades change', () => {
  const document = documentSchema.parse({ format: 'ayumi/1', plans: [smallPlan()] });
  const isContradiction = ({ code }: ExchangeProblem) => code === 'summary-differs-from-sheet';
  const [finding] = checkDocument(document, {}).filter(isContradiction);
  expect(finding?.severity).toBe('error');
  document.problems = [{ ...finding!, severity: 'note' }];
  expect(checkDocument(document, {}).filter(isContradiction)[0]?.severity).toBe('note');
  document.problems = [{ ...finding!, severity: 'note', text: '前の評価' }];
  expect(checkDocument(document, {}).filter(isContradiction)[0]?.severity).toBe('error');
});
