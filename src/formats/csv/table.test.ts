import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv } from './read-table.ts';
import { writeCsv } from './write-table.ts';

const cell = fc.oneof(
  fc.constantFrom(
    '',
    '=1+1',
    "'=1+1",
    '－',
    '-',
    '-12.5',
    "'-5",
    '＝合計',
    'a,b',
    '"',
    '一行目\n二行目',
    ' ',
    '\t=1',
    '+81-3',
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replace(/[\r\ufeff]/gu, '')),
);

describe('a table as CSV', () => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 }),
        (body) => {
          const rows = [['氏名', '職名'], ...body];
          expect(readCsv(writeCsv(rows), 100)).toEqual({ ok: true, rows });
        },
      ),
    );
  });

  it.each(['=cmd|x', '＝1', '@SUM(A1)', '-1+1', '\t=1'])('gives no spreadsheet the formula %j', (formula) => {
    const [, line] = writeCsv([['氏名'], [formula]]).split('\r\n');
    expect(line).toMatch(/^"?'/u);
  });

  it('reads tabs, semicolons, lines of uneven length and all line ends', () => {
    expect(readCsv('氏名\t職名\n試し\t担当', 9)).toEqual({
      ok: true,
      rows: [
        ['氏名', '職名'],
        ['試し', '担当'],
      ],
    });
    expect(readCsv('a;b\r\n1;2;3\r4', 9)).toEqual({ ok: true, rows: [['a', 'b'], ['1', '2', '3'], ['4']] });
  });

  it('names the line of a quotation that never ends', () => {
    expect(readCsv('a,b\n1,2\n"3,4', 9)).toMatchObject({ ok: false, code: 'csv-broken' });
  });

  it('names a line that is longer than any list has, quoted or not', () => {
    expect(readCsv(`a,b\n${','.repeat(1_000_001)}`, 9)).toEqual({ ok: false, code: 'csv-broken', line: 2 });
    const quoted = readCsv(`a,b\n"${'見守り\n'.repeat(300_000)}"`, 9);
    expect(quoted).toMatchObject({ ok: false, code: 'csv-broken' });
  });

  it('reads no more rows than it is asked for', () => {
    const reading = readCsv('行\n'.repeat(50_000), 10);
    expect(reading.ok && reading.rows.length).toBe(10);
  });
});
