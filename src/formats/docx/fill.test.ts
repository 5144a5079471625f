import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordFile } from '../../../test/kit/word-file.ts';
import { unpack } from '../zip/unpack.ts';
import { fillPlaceholders, findPlaceholders } from './fill.ts';
import { readDocx } from './read-book.ts';

const filesOf = (bytes: Uint8Array) => {
  const unpacked = unpack(bytes, { fileBytes: 1e7, totalBytes: 1e7, files: 99 });
  if (!unpacked.ok) throw new Error(unpacked.refusal.code);
  return new Map(unpacked.files.map((file) => [file.name, new TextDecoder().decode(file.bytes)]));
};
const filled = (bytes: Uint8Array, values: Record<string, string>) => {
  const done = fillPlaceholders(bytes, values);
  if (!done.ok) throw new Error(done.refusal.code);
  return { document: filesOf(done.bytes).get('word/document.xml')!, ...done };
};
async function textsOf(bytes: Uint8Array): Promise<string[]> {
  const reading = await readDocx(bytes);
  if (!reading.ok) return [reading.refusal.code];
  return reading.book.chapters.flatMap(({ blocks }) =>
    blocks.flatMap((one) => (one.kind === 'table' ? one.rows.flat().map(({ text }) => text) : [one.text])),
  );
}
const cell = (inner: string) => `<w:tc>${inner}</w:tc>`;
const split = `<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>事業名：{</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>{事業</w:t></w:r><w:proofErr w:type="spellEnd"/><w:r><w:t xml:space="preserve">名}} 御中 {{課}}</w:t></w:r></w:p>`;

describe('names that an office typed into its document', () => {
  it('are found, in headers too, however Word split them', () => {
    const file = wordFile(`${split}<w:p><w:r><w:t>｛｛年度｝｝ {{課}} {{}} {{a{b}</w:t></w:r></w:p>`, {
      header: '<w:p><w:r><w:t>{{課}}・{{頁の上}}</w:t></w:r></w:p>',
    });
    expect(findPlaceholders(file)).toEqual({
      ok: true,
      names: ['{{事業名}}', '{{課}}', '{{年度}}', '{{頁の上}}'],
      paragraphs: 2,
    });
  });

  it('are replaced in the look of where they begin', () => {
    const { document, missing } = filled(wordFile(split), { '{{事業名}}': '見守り', '{{年度}}': '7' });
    expect(document).toContain('<w:rPr><w:b/></w:rPr><w:t xml:space="preserve">事業名：見守り</w:t>');
    expect(document).toContain('<w:t xml:space="preserve"> 御中 {{課}}</w:t>');
    expect(missing).toEqual(['{{年度}}']);
  });

  it('leave everything else as it is, byte for byte', () => {
    const file = wordFile(`${split}<w:p w:rsidR='1'  ><w:r><w:t>そ&#x306E;まま</w:t></w:r></w:p>`, {
      header: '<w:p><w:r><w:t>{{課}}</w:t></w:r></w:p>',
    });
    const [before, after] = [filesOf(file), filesOf(filled(file, { '{{課}}': '福祉課' }).bytes)];
    expect([...after.keys()]).toEqual([...before.keys()]);
    for (const [name, text] of before)
      if (name === 'word/header1.xml')
        expect(after.get(name)).toBe(text.replace('<w:t>{{課}}', '<w:t xml:space="preserve">福祉課'));
      else if (name === 'word/document.xml') expect(after.get(name)).toBe(text.replace('{{課}}', '福祉課'));
      else expect(after.get(name)).toBe(text);
  });

  it('are filled once: a value is never looked through for names', () => {
    const { document } = filled(wordFile(split), { '{{事業名}}': '{{課}}', '{{課}}': '{{事業名}}' });
    expect(document).toContain('事業名：{{課}}');
    expect(document).toContain(' 御中 {{事業名}}');
  });

  it('are filled in text boxes, in both wordings', () => {
    const box = '<w:txbxContent><w:p><w:r><w:t>{{課}}</w:t></w:r></w:p></w:txbxContent>';
    const file = wordFile(
      `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps">${box}</mc:Choice><mc:Fallback>${box}</mc:Fallback></mc:AlternateContent></w:r></w:p>`,
    );
    expect(findPlaceholders(file)).toMatchObject({ names: ['{{課}}'], paragraphs: 2 });
    expect(filled(file, { '{{課}}': '福祉課' }).document).not.toContain('{{課}}');
  });
});

describe('paragraphs by their number', () => {
  const table = `<w:tbl><w:tr>${cell('<w:p><w:r><w:t>概要</w:t></w:r></w:p>')}${cell('<w:p w:rsid="1"/><w:p><w:r><w:t>（記入）</w:t></w:r></w:p>')}</w:tr></w:tbl>`;

  it('are filled as the reader counts them, a cell as a whole', async () => {
    const file = wordFile(
      `<w:p><w:r><w:t>様式</w:t></w:r></w:p>${table}<w:p><w:r><w:t>終わり</w:t></w:r></w:p>`,
    );
    expect(await textsOf(file)).toEqual(['様式', '概要', '（記入）', '終わり']);
    const done = filled(file, { 'p:3': '一行目\n\tA & B < C', 'p:5': '', 'p:99': '無い' });
    expect(await textsOf(done.bytes)).toEqual(['様式', '概要', '一行目\n\tA & B < C']);
    expect(done.missing).toEqual(['p:99']);
  });

  it('keep the look of their first run, or of their end', () => {
    const file = wordFile(
      '<w:p><w:pPr><w:jc w:val="right"/><w:rPr><w:ins w:id="1"/><w:sz w:val="20"/></w:rPr></w:pPr></w:p><w:p><w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t><w:br/><w:t>b</w:t></w:r><w:r><w:t>c</w:t></w:r></w:p>',
    );
    const { document } = filled(file, { 'p:1': '一', 'p:2': '二' });
    expect(document).toContain(
      '</w:pPr><w:r><w:rPr><w:sz w:val="20"/></w:rPr><w:t xml:space="preserve">一</w:t></w:r></w:p>',
    );
    expect(document).toContain(
      '<w:rPr><w:b/></w:rPr><w:t xml:space="preserve">二</w:t></w:r><w:r></w:r></w:p>',
    );
  });

  it('are no hint of a content control any more', async () => {
    const file = wordFile(
      '<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p><w:r><w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr><w:t>クリックして入力</w:t></w:r></w:p></w:sdtContent></w:sdt><w:p><w:r><w:t>次</w:t></w:r></w:p>',
    );
    expect(await textsOf(file)).toEqual(['次']);
    const { bytes, document } = filled(file, { 'p:1': '見守り' });
    expect(await textsOf(bytes)).toEqual(['見守り', '次']);
    expect(document).not.toContain('PlaceholderText');
  });

  it('say what they were given', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc
            .string({ unit: 'grapheme', minLength: 1, maxLength: 9 })
            .map((one) => `${one.replace(/[\p{C}\u2028\u2029]/gu, '')}。`),
          { minLength: 3, maxLength: 3 },
        ),
        async ([a, b, c]) => {
          const file = wordFile(`<w:p/>${table}`);
          const { bytes } = filled(file, { 'p:1': a!, 'p:2': b!, 'p:3': c! });
          expect(await textsOf(bytes)).toEqual([a, b, c]);
        },
      ),
      { numRuns: 50 },
    );
  });
});

it('a document that cannot be read is not filled', () => {
  const bytes = new TextEncoder().encode('氏名');
  expect(fillPlaceholders(bytes, {})).toEqual({ ok: false, refusal: { code: 'file-damaged' } });
  expect(findPlaceholders(bytes)).toEqual({ ok: false, refusal: { code: 'file-damaged' } });
});
