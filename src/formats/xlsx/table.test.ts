import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pack } from '../zip/pack.ts';
import { readWorkbook } from './read-table.ts';
import { writeWorkbook } from './write-table.ts';

const cell = fc
  .string({ unit: 'grapheme', maxLength: 20 })
  // What XML cannot hold, no workbook can.
  .map((text) => text.replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, ''));

const book = (rows: string[][]) => writeWorkbook({ sheet: '職員', rows, widths: [10, 10] });

/** An archive that says so of the size of its first file, in both places. */
function saidToBe(archive: Uint8Array, size: number): Uint8Array {
  const bytes = archive.slice();
  const view = new DataView(bytes.buffer);
  for (const [sign, by] of [
    [0x02014b50, 24],
    [0x04034b50, 22],
  ] as const) {
    const at = bytes.findIndex((_, at) => at + 4 < bytes.length && view.getUint32(at, true) === sign);
    view.setUint32(at + by, size, true);
  }
  return bytes;
}

describe('a table as a workbook', () => {
  it('comes back as it was', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.tuple(
            cell.map((text) => `あ${text}`),
            cell,
          ),
          { minLength: 1, maxLength: 8 },
        ),
        async (rows) => {
          const reading = await readWorkbook(await book(rows), 100);
          expect(reading.ok && reading.rows.map(([a = '', b = '']) => [a, b])).toEqual(rows);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('keeps what looks like a formula, a number or a date as text', async () => {
    const rows = [
      ['=1+1', '0012'],
      ['2026-04-01', '@SUM(A1)'],
    ];
    expect(await readWorkbook(await book(rows), 100)).toEqual({ ok: true, rows });
  });

  it.each([
    ['text', new TextEncoder().encode('氏名,職名'), 'xlsx-broken'],
    ['an archive cut short', 'cut', 'xlsx-broken'],
    ['an archive of something else', 'other', 'xlsx-broken'],
    ['an old or locked workbook', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3]), 'xlsx-locked'],
    ['a workbook that would become huge', 'huge', 'xlsx-too-large'],
    ['a workbook that says it becomes less than it does', 'lying', 'xlsx-broken'],
  ] as const)('refuses %s', async (_name, made, code) => {
    const whole = await book([['あ', 'い']]);
    let bytes: Uint8Array = typeof made === 'string' ? whole.slice() : made;
    if (made === 'cut') bytes = whole.slice(0, whole.length / 2);
    if (made === 'other') bytes.fill(0x20, 40, whole.length / 3);
    if (made === 'huge') bytes = pack([{ name: 'xl/workbook.xml', bytes: new Uint8Array(32 << 20) }]);
    if (made === 'lying') bytes = saidToBe(whole, 10);
    expect(await readWorkbook(bytes, 100)).toEqual({ ok: false, code });
  });

  it('reads no more rows than it is asked for', async () => {
    const rows = Array.from({ length: 50 }, (_, at) => [`行${at}`, '']);
    const reading = await readWorkbook(await book(rows), 10);
    expect(reading.ok && reading.rows.length).toBe(10);
  });
});
