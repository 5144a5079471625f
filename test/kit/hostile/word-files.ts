import { type HostileFile, harmless, heavy, refused } from './hostile-file.ts';
import { numberingOf, paragraph, relations, stylesOf, wordFile, wordOf } from './office-parts.ts';
import { zipOfParts } from './raw-zip.ts';

const withBody = (body: string) => zipOfParts(wordFile({ 'word/document.xml': wordOf(body) }));
const within = (open: string, inner: string, close: string, depth: number) =>
  withBody(open.repeat(depth) + inner + close.repeat(depth));
const field = (code: string) =>
  withBody(`<w:p><w:fldSimple w:instr="${code}"><w:r><w:t>見る</w:t></w:r></w:fldSimple></w:p>`);
const outside = (type: string, target: string) =>
  zipOfParts(
    wordFile({ 'word/_rels/document.xml.rels': relations([{ id: 'rId9', type, target, isOutside: true }]) }),
  );
const table = (cells: string) => `<w:tbl><w:tr>${cells}</w:tr></w:tbl>`;
const cell = (said: string, inner = paragraph('欄')) => `<w:tc><w:tcPr>${said}</w:tcPr>${inner}</w:tc>`;

export const wordFiles: readonly HostileFile[] = [
  refused('macros.docm', () => zipOfParts(wordFile({ 'word/vbaProject.bin': new Uint8Array(500) }))),
  refused('macros.docx', () => zipOfParts(wordFile({ 'word/vbaProject.bin': new Uint8Array(500) }))),
  harmless('field-dde.docx', () => field('DDEAUTO cmd &quot;/c calc&quot;')),
  harmless('field-includes-a-file.docx', () => field('INCLUDETEXT &quot;/etc/passwd&quot;')),
  harmless('field-includes-an-address.docx', () => field('INCLUDEPICTURE &quot;http://127.0.0.1:1/x&quot;')),
  harmless('template-outside.docx', () => outside('attachedTemplate', 'http://127.0.0.1:1/x.dotm')),
  harmless('object-outside.docx', () => outside('oleObject', 'mhtml:http://127.0.0.1:1/x')),
  harmless('chunk-of-another-format.docx', () => withBody(`<w:altChunk r:id="rId9"/>${paragraph('本文')}`)),
  harmless('relations-in-a-circle.docx', () =>
    zipOfParts(
      wordFile({
        'word/_rels/document.xml.rels': relations([
          { id: 'rId1', type: 'styles', target: 'document.xml' },
          { id: 'rId2', type: 'numbering', target: 'document.xml' },
        ]),
      }),
    ),
  ),
  harmless('document-is-its-own-relations.docx', () =>
    zipOfParts(
      wordFile({ '_rels/.rels': relations([{ id: 'rId1', type: 'officeDocument', target: '_rels/.rels' }]) }),
    ),
  ),
  harmless('styles-in-a-circle.docx', () =>
    zipOfParts(
      wordFile({
        'word/styles.xml': stylesOf(
          '<w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="b"/></w:style><w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/></w:style>',
        ),
        'word/document.xml': wordOf(
          '<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr><w:r><w:t>本文</w:t></w:r></w:p>',
        ),
      }),
    ),
  ),
  harmless('numbers-in-a-circle.docx', () =>
    zipOfParts(
      wordFile({
        'word/numbering.xml': numberingOf(
          '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="a"/></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
        ),
        'word/styles.xml': stylesOf(
          '<w:style w:type="numbering" w:styleId="a"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
        ),
        'word/document.xml': wordOf(
          '<w:p><w:pPr><w:numPr><w:ilvl w:val="99"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>本文</w:t></w:r></w:p>',
        ),
      }),
    ),
  ),
  harmless('cell-as-wide-as-a-thousand-million.docx', () =>
    withBody(table(cell('<w:gridSpan w:val="1000000000"/>'))),
  ),
  harmless('cell-of-negative-width.docx', () =>
    withBody(table(cell('<w:gridSpan w:val="-5"/>') + cell('<w:vMerge/>'))),
  ),
  harmless('hundred-cells-a-million-wide.docx', () =>
    withBody(table(cell('<w:gridSpan w:val="1000000"/>').repeat(100)).repeat(50)),
  ),
  harmless('merge-that-never-began.docx', () => withBody(table(cell('<w:vMerge/>')).repeat(3))),
  harmless('table-without-rows.docx', () => withBody(`<w:tbl></w:tbl>${paragraph('本文')}`)),
  heavy(
    harmless('tables-100000-deep.docx', () =>
      within('<w:tbl><w:tr><w:tc>', paragraph('底'), '</w:tc></w:tr></w:tbl>', 100_000),
    ),
  ),
  harmless('tables-50-deep.docx', () =>
    within('<w:tbl><w:tr><w:tc>', paragraph('底'), '</w:tc></w:tr></w:tbl>', 50),
  ),
  heavy(
    harmless('insertions-100000-deep.docx', () => within('<w:ins>', paragraph('底'), '</w:ins>', 100_000)),
  ),
  heavy(
    harmless('boxes-100000-deep.docx', () =>
      within('<w:sdt><w:sdtContent>', paragraph('底'), '</w:sdtContent></w:sdt>', 100_000),
    ),
  ),
  heavy(harmless('unknown-elements-100000-deep.docx', () => within('<x>', paragraph('底'), '</x>', 100_000))),
  heavy(harmless('a-million-empty-paragraphs.docx', () => withBody('<w:p/>'.repeat(1_000_000)))),
  heavy(
    harmless('four-hundred-thousand-runs.docx', () =>
      withBody(`<w:p>${'<w:r><w:t>あ</w:t></w:r>'.repeat(400_000)}</w:p>`),
    ),
  ),
  heavy(
    harmless('paragraph-of-ten-million-characters.docx', () => withBody(paragraph('あ'.repeat(10_000_000)))),
  ),
  heavy(
    harmless('a-hundred-thousand-attributes.docx', () =>
      withBody(
        `<w:p ${Array.from({ length: 100_000 }, (_, i) => `a${i}="x"`).join(' ')}/>${paragraph('本文')}`,
      ),
    ),
  ),
  refused('document-without-body.docx', () => zipOfParts(wordFile({ 'word/document.xml': wordOf('') }))),
];
