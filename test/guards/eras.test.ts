import { readFileSync } from 'node:fs';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { projectFiles, readProjectFile, root } from '../kit/project-files.ts';

const NAMES = /明治|大正|昭和|平成|令和|\[[MTSHRmtshr]{2,}\]/u;
/** Comments give examples; they read nothing. */
const withoutComments = (code: string) =>
  code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');

it('an era is named in one table, and in what people read', () => {
  const files = projectFiles(/^src\/.*\.tsx?$/).filter(
    (file) => !/\.test\.tsx?$|^src\/messages|^src\/domain\/calendar\/era\.ts$/.test(file),
  );
  expect(files.length).toBeGreaterThan(500);
  expect(files.filter((file) => NAMES.test(withoutComments(readProjectFile(file))))).toEqual([]);
});

/** What reads and writes years and days. */
const READERS = `
  export { parseDate, formatDate } from '#domain/calendar/calendar-date.ts';
  export { parseFiscalYear, formatFiscalYear } from '#domain/calendar/fiscal-year.ts';
  export { scanFigures } from '#domain/indicator/scan-figures.ts';
  export { printedYear } from '#reading/printed-year.ts';
  export { whole, YEAR_CELL } from '#reading/sheets/patterns.ts';
  export { shownDay } from '#formats/xlsx/reading/shown-day.ts';
`;
type Readers = typeof import('#domain/calendar/calendar-date.ts') &
  typeof import('#domain/calendar/fiscal-year.ts') &
  typeof import('#domain/indicator/scan-figures.ts') &
  typeof import('#reading/printed-year.ts') &
  typeof import('#reading/sheets/patterns.ts') &
  typeof import('#formats/xlsx/reading/shown-day.ts');
/** They with one era more in the table: 光和, from 1 May 2040. */
let next: Readers;
beforeAll(async () => {
  const { outputFiles } = await build({
    stdin: { contents: READERS, resolveDir: root, loader: 'ts' },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    plugins: [
      {
        name: 'one-era-more',
        setup: ({ onLoad }) =>
          onLoad({ filter: /calendar[\\/]era\.ts$/ }, ({ path }) => ({
            loader: 'ts',
            contents: readFileSync(path, 'utf8').replace(
              '] as const;',
              "  { name: '光和', letter: 'K', firstDay: '2040-05-01' },\n] as const;",
            ),
          })),
      },
    ],
  });
  const code = Buffer.from(outputFiles[0]!.contents).toString('base64');
  next = await import(/* @vite-ignore */ `data:text/javascript;base64,${code}`);
});

describe('an era that is added to the table is known', () => {
  it.each(['光和2年度', 'K2年度', 'k2', '光和２（2041）年度'])('as a fiscal year: %s', (text) => {
    expect(next.parseFiscalYear(text)).toEqual({ ok: true, year: 2041 });
  });

  it('where years and days are written', () => {
    expect(next.formatFiscalYear(2040, 'era')).toBe('光和元年度');
    expect(next.formatDate('2041-04-01', 'era')).toBe('光和2年4月1日');
  });

  it.each(['光和2年4月1日', 'K2.4.1'])('in a day: %s', (text) => {
    expect(next.parseDate(text)).toEqual({ ok: true, date: '2041-04-01' });
  });

  it.each(['光和2', 'K2'])('as no figure: %s', (era) => {
    expect(next.scanFigures(`${era}年度 12件`)).toMatchObject({ ok: true, figures: [{ amount: 12 }] });
  });

  it.each(['光和2年度の実績', 'K2実績'])('in the header of a table: %s', (text) => {
    expect(next.printedYear(text)).toBe(2041);
  });

  it('in rows of years and in labels of a form', () => {
    expect('光和2年度'.match(next.YEAR_CELL)?.[0]).toBe('光和2年度');
    expect(next.whole('{year}の取組').exec('K2年度の取組')?.groups?.year).toBe('K2年度');
  });

  it('in a workbook', () => {
    const serial = (Date.UTC(2041, 3, 1) - Date.UTC(1899, 11, 30)) / 86_400_000;
    expect(next.shownDay(serial, 'ggge"年"m"月"d"日"', false)).toBe('光和2年4月1日');
    expect(next.shownDay(serial, 'gg', false)).toBe('光');
    expect(next.shownDay(serial, 'ge.m.d', false)).toBe('K2.4.1');
  });
});
