import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordFile } from '../../../test/kit/word-file.ts';
import type { ReadBook } from '../blocks.ts';
import { pack } from '../zip/pack.ts';
import { fillPlaceholders } from './fill.ts';
import { numberText } from './number-text.ts';
import { readDocx } from './read-book.ts';

const p = (text: string, properties = '') =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
const style = (id: string, name: string, more = '') =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${more}</w:style>`;
const styled = (id: string) => `<w:pStyle w:val="${id}"/>`;

async function bookOf(...given: Parameters<typeof wordFile>): Promise<ReadBook> {
  const reading = await readDocx(wordFile(...given));
  if (!reading.ok) throw new Error(reading.refusal.code);
  return reading.book;
}
async function read(...given: Parameters<typeof wordFile>): Promise<unknown[]> {
  return (await bookOf(...given)).chapters.flatMap(({ blocks }) =>
    blocks.map((one) => {
      if (one.kind === 'heading') return [one.level, one.text];
      return one.kind === 'paragraph' ? one.text : one.rows.map((row) => row.map(({ text }) => text));
    }),
  );
}
const codeOf = async (bytes: Uint8Array) => {
  const reading = await readDocx(bytes);
  return reading.ok ? 'ok' : reading.refusal.code;
};

describe('headings', () => {
  const styles =
    style('a1', '見出し 1') +
    style('2', 'heading 2') +
    style('own', '市の見出し', '<w:basedOn w:val="2"/>') +
    style('o', '小見出し', '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>') +
    style('9', '目次 1') +
    style('loop', '輪', '<w:basedOn w:val="loop"/>');
  it.each([
    ['a Japanese style', styled('a1'), [1, '題']],
    ['an English style', styled('2'), [2, '題']],
    ['a style that follows one', styled('own'), [2, '題']],
    ['a style with a level', styled('o'), [3, '題']],
    ['a level of its own', `${styled('a1')}<w:outlineLvl w:val="3"/>`, [4, '題']],
    ['body text on purpose', `${styled('a1')}<w:outlineLvl w:val="9"/>`, '題'],
    ['a style that follows itself', styled('loop'), '題'],
    ['no style', '', '題'],
  ])('are known by %s', async (_name, properties, wanted) => {
    expect(await read(p('題', properties), { styles })).toEqual([wanted]);
  });

  it('of the first level begin a chapter; contents are left out, and every paragraph is counted', async () => {
    const body = p('表紙') + p('第１章…3', styled('9')) + p('') + p('第１章', styled('a1')) + p('文');
    expect((await bookOf(body, { styles })).chapters).toEqual([
      {
        name: '',
        id: null,
        blocks: [{ kind: 'paragraph', text: '表紙', place: { kind: 'paragraph', paragraph: 1 } }],
      },
      {
        name: '第１章',
        id: null,
        blocks: [
          { kind: 'heading', level: 1, text: '第１章', place: { kind: 'paragraph', paragraph: 4 } },
          { kind: 'paragraph', text: '文', place: { kind: 'paragraph', paragraph: 5 } },
        ],
      },
    ]);
  });
});

describe('what a reader sees', () => {
  const r = (inner: string, look = '') => `<w:r>${look === '' ? '' : `<w:rPr>${look}</w:rPr>`}${inner}</w:r>`;
  const t = (text: string) => `<w:t>${text}</w:t>`;
  const field = (type: string) => `<w:fldChar w:fldCharType="${type}"/>`;
  it.each([
    [
      'insertions, not deletions',
      `<w:ins>${r(t('入'))}</w:ins><w:del>${r('<w:delText>消</w:delText>')}</w:del>`,
      '入',
    ],
    [
      'no hidden text',
      r(t('見')) + r(t('隠'), '<w:vanish/>') + r(t('える'), '<w:vanish w:val="0"/>'),
      '見える',
    ],
    [
      'tabs and breaks',
      r('<w:t>一</w:t><w:tab/><w:t>二</w:t><w:br/><w:t>三</w:t><w:br w:type="page"/>'),
      '一\t二\n三',
    ],
    [
      'symbols',
      r('<w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="Wingdings" w:char="F001"/>'),
      '☑\ufffd',
    ],
    [
      'the base of a ruby',
      r(`<w:ruby><w:rt>${r(t('みまも'))}</w:rt><w:rubyBase>${r(t('見守'))}</w:rubyBase></w:ruby>`) +
        r(t('り')),
      '見守り',
    ],
    [
      'the result of a field',
      r(field('begin')) +
        r('<w:instrText>PAGE</w:instrText>') +
        r(field('separate')) +
        r(t('12')) +
        r(field('end')) +
        r(t('頁')),
      '12頁',
    ],
    [
      'the result of a field in a code',
      r(field('begin') + field('begin')) +
        r(t('x')) +
        r(field('end') + field('separate')) +
        r(t('y')) +
        r(field('end')),
      'y',
    ],
    [
      'a simple field and a link',
      `<w:fldSimple w:instr="DATE">${r(t('今日'))}</w:fldSimple><w:hyperlink>${r(t('へ'))}</w:hyperlink>`,
      '今日へ',
    ],
    [
      'a content control, not its hint',
      `<w:sdt><w:sdtContent>${r(t('値'))}</w:sdtContent></w:sdt><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${r(t('入力'))}</w:sdtContent></w:sdt>`,
      '値',
    ],
    ['blanks only where they are kept', r('<w:t> a </w:t><w:t xml:space="preserve"> b</w:t>'), 'a b'],
    [
      'one of two wordings',
      r(
        `<mc:AlternateContent><mc:Choice>${t('新')}</mc:Choice><mc:Fallback>${t('旧')}</mc:Fallback></mc:AlternateContent>`,
      ),
      '新',
    ],
  ])('is %s', async (_name, inner, wanted) => {
    expect(await read(`<w:p>${inner}</w:p>`)).toEqual([wanted]);
  });

  it('goes on where a field was never ended', async () => {
    expect(await read(`<w:p>${r(field('begin'))}${r(t('隠'))}</w:p>${p('次')}`)).toEqual(['次']);
  });

  it('has text boxes after their paragraph and notes at the end, in their places', async () => {
    const box = `<w:pict><w:txbxContent>${p('箱の中')}</w:txbxContent></w:pict>`;
    const body = `<w:p>${r(t('本文'))}${r('<w:footnoteReference w:id="2"/>')}${r(box)}</w:p>${p('次')}`;
    const footnotes = `<w:footnote w:id="1">${p('他')}</w:footnote><w:footnote w:id="2">${p('注')}</w:footnote>`;
    const book = await bookOf(body, { footnotes, header: p('頁の上') });
    expect(book.chapters[0]!.blocks.map((one) => 'place' in one && [one.text, one.place])).toEqual([
      ['本文', { kind: 'paragraph', paragraph: 1 }],
      ['箱の中', { kind: 'paragraph', paragraph: 2 }],
      ['次', { kind: 'paragraph', paragraph: 3 }],
      ['注', { kind: 'paragraph', paragraph: 1 }],
    ]);
  });

  it('names pictures as not read', async () => {
    const xmlns = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"';
    const book = await bookOf(`${p('文')}<w:p><w:r><w:drawing><a:blip ${xmlns}/></w:drawing></w:r></w:p>`);
    expect(book.unread).toEqual([{ place: { kind: 'paragraph', paragraph: 2 }, why: 'picture' }]);
  });
});

describe('numbers of lists', () => {
  const level = (at: number, format: string, text: string, more = '') =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
  const numbering =
    `<w:abstractNum w:abstractNumId="0">${level(0, 'decimalFullWidth', '（%1）')}${level(1, 'decimalEnclosedCircle', '%2', '<w:suff w:val="nothing"/>')}${level(2, 'decimal', '%1-%3', '<w:isLgl/>')}</w:abstractNum>` +
    `<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF06C;"/><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr></w:lvl></w:abstractNum>` +
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>' +
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>';
  const item = (list: number, at = 0) =>
    p('項', `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${list}"/></w:numPr>`);

  it('stand before the texts as Word prints them', async () => {
    const body =
      item(1) +
      item(1, 1) +
      item(1, 1) +
      item(1, 2) +
      item(1) +
      item(1, 1) +
      item(2) +
      item(3) +
      item(3) +
      item(0) +
      item(9);
    expect(await read(body, { numbering })).toEqual([
      '（１） 項',
      '①項',
      '②項',
      '1-1 項',
      '（２） 項',
      '①項',
      '● 項',
      '（５） 項',
      '（６） 項',
      '項',
      '項',
    ]);
  });

  it('come from a style as well', async () => {
    const styles = style('h', 'heading 1', '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>');
    expect(await read(p('章', styled('h')) + p('章', styled('h')), { styles, numbering })).toEqual([
      [1, '（１） 章'],
      [1, '（２） 章'],
    ]);
  });

  it.each([
    ['decimal', 12, '12'],
    ['decimalZero', 3, '03'],
    ['decimalEnclosedCircle', 20, '⑳'],
    ['decimalEnclosedCircle', 36, '㊱'],
    ['decimalEnclosedParen', 3, '⑶'],
    ['decimalEnclosedFullstop', 2, '⒉'],
    ['upperRoman', 14, 'XIV'],
    ['lowerLetter', 28, 'bb'],
    ['aiueoFullWidth', 6, 'カ'],
    ['aiueo', 2, 'ｲ'],
    ['irohaFullWidth', 3, 'ハ'],
    ['japaneseCounting', 23, '二十三'],
    ['japaneseCounting', 110, '百十'],
    ['japaneseLegal', 12, '壱拾弐'],
    ['ideographDigital', 20, '二〇'],
    ['ideographTraditional', 2, '乙'],
    ['none', 2, ''],
    ['koreanLegal', 4, '4'],
    ['upperLetter', Number.NaN, ''],
  ])('%s %d is %s', (format, number, text) => {
    expect(numberText(format, number)).toBe(text);
  });
});

describe('tables', () => {
  const tc = (inner: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${inner}</w:tc>`;
  const merge = (value?: string) => `<w:vMerge${value ? ` w:val="${value}"` : ''}/>`;
  it('have merged cells once, nested tables as lines, deleted rows not at all', async () => {
    const nested = `<w:tbl><w:tr>${tc(p('甲'))}${tc(p('乙'))}</w:tr></w:tbl>`;
    const body = `<w:tbl><w:tblPr><w:tblCaption w:val="評価"/></w:tblPr>
      <w:tr><w:trPr><w:tblHeader/></w:trPr>${tc(p('A') + p('') + p('A2'), merge('restart'))}${tc(p('B'), '<w:gridSpan w:val="2"/>')}</w:tr>
      <w:tr>${tc(p(''), merge())}${tc(p('C'))}${tc(`${nested}${p('D')}`)}</w:tr>
      <w:tr><w:trPr><w:del/></w:trPr>${tc(p('消'))}</w:tr>
      <w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${tc(p('E'), merge())}</w:tr></w:tbl>`;
    const [table] = (await bookOf(body)).chapters[0]!.blocks;
    const cell = (
      text: string,
      row: number,
      column: number,
      rows: number,
      columns: number,
      paragraph: number,
    ) => ({
      text,
      row,
      column,
      rows,
      columns,
      isHeader: row === 0,
      place: { kind: 'paragraph', paragraph },
    });
    expect(table).toEqual({
      kind: 'table',
      caption: '評価',
      rows: [
        [cell('A\n\nA2', 0, 0, 2, 1, 1), cell('B', 0, 1, 1, 2, 4)],
        [cell('C', 1, 1, 1, 1, 6), cell('甲\t乙\nD', 1, 2, 1, 1, 7)],
        [cell('E', 2, 1, 1, 1, 11)],
      ],
    });
  });

  it('take the caption that stands before them', async () => {
    const body = `${p('表１ 推移', styled('c'))}<w:tbl><w:tr>${tc(p('A'))}</w:tr></w:tbl>${p('図', styled('c'))}`;
    const { chapters } = await bookOf(body, { styles: style('c', '図表番号') });
    expect(chapters[0]!.blocks).toMatchObject([{ kind: 'table', caption: '表１ 推移' }, { text: '図' }]);
  });
});

describe('a file that cannot be read', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const encrypted = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, ...Buffer.from('EncryptedPackage', 'utf16le')]);
  const whole = wordFile(p('文'));
  it.each([
    ['no archive', bytes('文'), 'file-damaged'],
    ['nothing', new Uint8Array(), 'file-empty'],
    ['cut short', whole.subarray(0, 500), 'file-damaged'],
    ['with a password', encrypted, 'file-encrypted'],
    ['of the years before 2007', encrypted.subarray(0, 8), 'file-old-format'],
    ['an archive of something else', pack([{ name: 'a.xml', bytes: bytes('<a/>') }]), 'file-unknown'],
    [
      'with macros',
      wordFile(p('文'), {}, { files: [{ name: 'word/vbaProject.bin', bytes: bytes('x') }] }),
      'file-with-macros',
    ],
    [
      'with macros by its type',
      wordFile(p('文'), {}, { type: 'document.macroEnabled.main' }),
      'file-with-macros',
    ],
    ['without text', wordFile('<w:p/>'), 'file-without-text'],
    ['of broken XML', wordFile('<w:p>'), 'file-damaged'],
    ['with entities', wordFile('&xxe;'), 'file-damaged'],
    ['without an end to its depth', wordFile('<w:p>'.repeat(5000)), 'file-damaged'],
    [
      'with a name that leaves its folder',
      wordFile(p('文'), {}, { files: [{ name: '../x', bytes: bytes('x') }] }),
      'file-unsafe',
    ],
    ['with too much text', wordFile(p('見守り'.repeat(2_000_000))), 'file-too-large'],
    ['with a part that was made to fill a memory', wordFile(p('a'.repeat(8_000_000))), 'file-unsafe'],
  ])('is one %s', async (_name, given, code) => {
    expect(await codeOf(given)).toBe(code);
  });

  it('is read or refused, whatever is wrong in it', async () => {
    const styles = style('a', 'heading 1', '<w:basedOn w:val="a"/>');
    const list = '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>';
    const numbering =
      '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="1"><w:start w:val="3"/><w:numFmt w:val="upperLetter"/><w:lvlText w:val="%2"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>';
    const body = `${p('題', styled('a'))}${p('項', list)}<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge/></w:tcPr>${p('{{課}}')}</w:tc></w:tr></w:tbl><w:sdt><w:sdtPr/><w:sdtContent><w:p><w:r><w:fldChar w:fldCharType="begin"/><w:sym w:char="F0FE"/></w:r></w:p></w:sdtContent></w:sdt>`;
    const wrong = (xml: string) =>
      fc
        .tuple(
          fc.nat(xml.length),
          fc.nat(8),
          fc.constantFrom('', '<', '"', '/>', '-1', '1e9', 'w:p', '<w:tbl>', '&#0;', '\ud800', '</w:tc>'),
        )
        .map(([at, length, put]) => xml.slice(0, at) + put + xml.slice(at + length));
    await fc.assert(
      fc.asyncProperty(wrong(body), wrong(numbering), wrong(styles), async (body, numbering, styles) => {
        const file = wordFile(body, { numbering, styles });
        expect(await codeOf(file)).toMatch(/^(ok|file-(damaged|without-text))$/u);
        const filled = fillPlaceholders(file, { '{{課}}': '福祉課', 'p:2': '値' });
        if (filled.ok && (await codeOf(file)) === 'ok') expect(await codeOf(filled.bytes)).toBe('ok');
      }),
      { numRuns: 150 },
    );
  });
});
