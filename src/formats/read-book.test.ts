import { describe, expect, it } from 'vitest';
import { wordFile, workbook } from '../../test/kit/hostile/office-parts.ts';
import { pdfOfPages, words } from '../../test/kit/hostile/raw-pdf.ts';
import { zipOfParts } from '../../test/kit/hostile/raw-zip.ts';
import { hostileBooks } from '../../test/kit/hostile-files.ts';
import { fileRefusals } from '../messages/files.ja.ts';
import { readBook } from './read-book.ts';

describe('a file is read by what it is, not by its name', () => {
  const whole = {
    xlsx: { bytes: zipOfParts(workbook()), place: 'cell' },
    docx: { bytes: zipOfParts(wordFile()), place: 'paragraph' },
    pdf: { bytes: pdfOfPages([words('Progress 2023')]), place: 'page' },
  };
  for (const [format, { bytes, place }] of Object.entries(whole))
    it(format, async () => {
      const reading = await readBook(bytes);
      if (!reading.ok) throw new Error(reading.refusal.code);
      const block = reading.book.chapters[0]!.blocks[0]!;
      const first = block.kind === 'table' ? block.rows.flat()[0]! : block;
      expect(first.place.kind).toBe(place);
    });

  it('a PDF before which a mail left its lines', async () => {
    const mailed = Buffer.concat([Buffer.from('\r\nContent-Type: application/pdf\r\n\r\n'), whole.pdf.bytes]);
    expect(await readBook(mailed)).toEqual(await readBook(whole.pdf.bytes));
  });
});

/** Every eighth of what is made quickly: all of them are tried by `npm run bench:hostile`, in a whole server. */
const some = hostileBooks.filter(({ isHeavy }) => !isHeavy).filter((_, i) => i % 8 === 0);

describe('a damaged or hostile file is refused with a reason or read harmlessly', () => {
  it('of every kind, some', () => {
    expect(hostileBooks.length).toBeGreaterThan(500);
    expect(new Set(hostileBooks.map(({ name }) => name)).size).toBe(hostileBooks.length);
    expect(some.length).toBeGreaterThan(55);
  });

  it.each(some.map((file) => [file.name, file] as const))('%s', async (_, { make, isRefused }) => {
    const reading = await readBook(make());
    if (reading.ok) expect(isRefused).toBe(false);
    else expect(Object.keys(fileRefusals)).toContain(reading.refusal.code);
  });
});
