import { deflateSync } from 'node:zlib';
import { type HostileFile, harmless, heavy, refused } from './hostile-file.ts';
import { FONT, packed, pdfOfPages, rawPdf, words } from './raw-pdf.ts';

const SAID = words('Progress 2023');
const MEGABYTE = 1024 * 1024;
const CATALOG = '<< /Type /Catalog /Pages 2 0 R >>';
const KEY = 'a1b2c3d4'.repeat(8);

/** Its pages are told by these dictionaries: 2 is the root, 3 a page, 4 a content, 5 a font. */
const withTree = (root: string, more: string[] = []) =>
  rawPdf([
    CATALOG,
    root,
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 5 0 R >> >> /Contents 4 0 R >>',
    packed(SAID),
    FONT,
    ...more,
  ]);
const encrypted = (said: string) =>
  pdfOfPages([SAID], { trailer: `/ID [<${KEY}> <${KEY}>] /Encrypt << /Filter /Standard ${said} >>` });
const startingAt = (bytes: Uint8Array, place: string) =>
  Buffer.from(
    Buffer.from(bytes)
      .toString('latin1')
      .replace(/startxref\n\d+/u, `startxref\n${place}`),
    'latin1',
  );
const withForm = (content: string, form: string) =>
  pdfOfPages([content], {
    resources: '/XObject << /X 6 0 R >>',
    more: [
      {
        dictionary:
          '/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /X 6 0 R >> >>',
        stream: form,
      },
    ],
  });
const tagged = (tree: string, more: string[] = []) =>
  pdfOfPages([`/P << /MCID 0 >> BDC ${SAID} EMC`], {
    page: '/StructParents 0',
    catalog: '/MarkInfo << /Marked true >> /StructTreeRoot 6 0 R',
    more: [tree, ...more],
  });
const drawn = (content: string) => () => pdfOfPages([content]);

export const pdfs: readonly HostileFile[] = [
  refused('password.pdf', () => encrypted(`/V 1 /R 2 /P -44 /O <${KEY}> /U <${KEY}>`)),
  refused('password-of-128-bits.pdf', () =>
    encrypted(`/V 2 /R 3 /Length 128 /P -44 /O <${KEY}> /U <${KEY}>`),
  ),
  refused('password-of-256-bits.pdf', () =>
    encrypted(
      `/V 5 /R 6 /Length 256 /P -44 /O <${KEY.repeat(2)}> /U <${KEY.repeat(2)}> /OE <${KEY}> /UE <${KEY}> /Perms <${KEY.slice(32)}>`,
    ),
  ),
  refused('unknown-encryption.pdf', () => encrypted('/V 99 /R 99')),
  harmless('script-on-opening.pdf', () =>
    pdfOfPages([SAID], {
      catalog:
        "/OpenAction << /S /JavaScript /JS (app.alert('x'); this.submitForm('http://127.0.0.1:1/')) >>",
    }),
  ),
  harmless('script-in-names.pdf', () =>
    pdfOfPages([SAID], {
      catalog: '/Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (while\\(1\\);) >>] >> >>',
    }),
  ),
  harmless('launches-a-program.pdf', () =>
    pdfOfPages([SAID], { catalog: '/OpenAction << /S /Launch /F (cmd.exe) >>' }),
  ),
  harmless('attachment.pdf', () =>
    pdfOfPages([SAID], {
      catalog:
        '/Names << /EmbeddedFiles << /Names [(a.exe) << /Type /Filespec /F (a.exe) /EF << /F 6 0 R >> >>] >> >>',
      more: [{ dictionary: '/Type /EmbeddedFile', stream: 'MZ' }],
    }),
  ),
  harmless('form-of-xfa.pdf', () =>
    pdfOfPages([SAID], {
      catalog: '/AcroForm << /XFA 6 0 R /Fields [] >>',
      more: [{ stream: '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><xdp>&e;</xdp>' }],
    }),
  ),
  refused('pages-in-a-circle.pdf', () => withTree('<< /Type /Pages /Kids [2 0 R] /Count 1 >>')),
  refused('page-that-is-not-there.pdf', () => withTree('<< /Type /Pages /Kids [99 0 R] /Count 1 >>')),
  harmless('says-a-thousand-million-pages.pdf', () =>
    withTree('<< /Type /Pages /Kids [3 0 R] /Count 1000000000 >>'),
  ),
  harmless('says-minus-five-pages.pdf', () => withTree('<< /Type /Pages /Kids [3 0 R] /Count -5 >>')),
  harmless('one-page-a-thousand-times.pdf', () =>
    withTree(`<< /Type /Pages /Kids [${'3 0 R '.repeat(1_000)}] /Count 1000 >>`),
  ),
  refused('one-page-hundred-thousand-times.pdf', () =>
    withTree(`<< /Type /Pages /Kids [${'3 0 R '.repeat(100_000)}] /Count 100000 >>`),
  ),
  harmless('pages-10000-deep.pdf', () =>
    withTree(
      '<< /Type /Pages /Kids [6 0 R] /Count 1 >>',
      Array.from(
        { length: 10_000 },
        (_, i) =>
          `<< /Type /Pages /Parent ${i === 0 ? 2 : i + 5} 0 R /Kids [${i === 9_999 ? 3 : i + 7} 0 R] /Count 1 >>`,
      ),
    ),
  ),
  refused('catalog-that-is-no-catalog.pdf', () => rawPdf(['<< /Type /Page >>'])),
  refused('nothing-but-a-head.pdf', () => '%PDF-1.7\n'),
  refused('nothing-but-an-end.pdf', () => '%PDF-1.7\nstartxref\n0\n%%EOF'),
  harmless('table-of-places-in-a-circle.pdf', () => pdfOfPages([SAID], { trailer: '/Prev 15' })),
  harmless('table-of-places-elsewhere.pdf', () => startingAt(pdfOfPages([SAID]), '999999999')),
  harmless('table-of-places-before-the-file.pdf', () => startingAt(pdfOfPages([SAID]), '-1')),
  harmless('something-stands-before.pdf', () =>
    Buffer.concat([Buffer.from('\r\nContent-Type: application/pdf\r\n\r\n'), pdfOfPages([SAID])]),
  ),
  heavy(
    refused('content-bomb-of-400-megabytes.pdf', () =>
      pdfOfPages([packed(Buffer.alloc(400 * MEGABYTE, 0x20))]),
    ),
  ),
  heavy(
    refused('content-bomb-packed-twice.pdf', () =>
      pdfOfPages([
        {
          dictionary: '/Filter [/FlateDecode /FlateDecode]',
          stream: deflateSync(deflateSync(Buffer.alloc(400 * MEGABYTE, 0x20))),
        },
      ]),
    ),
  ),
  harmless('filters-without-end.pdf', () =>
    pdfOfPages([{ dictionary: `/Filter [${'/ASCIIHexDecode '.repeat(5_000)}]`, stream: SAID }]),
  ),
  heavy(
    refused(
      'two-million-characters-on-a-page.pdf',
      drawn(`BT /F 1 Tf 0 500 Td ${`(${'a'.repeat(1_000)}) Tj `.repeat(2_000)} ET`),
    ),
  ),
  heavy(
    refused(
      'a-million-lines-on-a-page.pdf',
      drawn(
        Array.from({ length: 1_000_000 }, (_, i) => `${i % 595} 0 m ${i % 595} ${i % 842} l S`).join('\n'),
      ),
    ),
  ),
  harmless(
    'four-thousand-crossing-lines.pdf',
    drawn(
      SAID +
        Array.from(
          { length: 2_000 },
          (_, i) => `${i / 4} 0 m ${i / 4} 842 l S 0 ${i / 3} m 595 ${i / 3} l S`,
        ).join('\n'),
    ),
  ),
  heavy(harmless('hundred-thousand-saved-states.pdf', drawn(`${'q '.repeat(100_000)}${SAID}`))),
  harmless('more-restored-than-saved.pdf', drawn(`${'Q '.repeat(10_000)}${SAID}`)),
  harmless('marks-that-never-end.pdf', drawn(`${'/P << /MCID 1 >> BDC '.repeat(10_000)}${SAID}`)),
  harmless('ends-of-marks-that-never-began.pdf', drawn(`${'EMC '.repeat(10_000)}${SAID}`)),
  harmless('letters-of-no-size.pdf', drawn(words('zero', 72, 720, 0) + SAID)),
  harmless('letters-as-large-as-the-world.pdf', drawn(words('large', 0, 0, 1e30) + SAID)),
  harmless(
    'places-that-are-no-numbers.pdf',
    drawn(`1e400 0 0 1e400 0 0 cm BT /F 12 Tf 1e400 -1e400 Td (x) Tj ET ${SAID}`),
  ),
  harmless('matrix-of-zeros.pdf', drawn(`0 0 0 0 0 0 cm ${SAID}`)),
  harmless('page-of-no-size.pdf', () => pdfOfPages([SAID], { page: '/MediaBox [0 0 0 0]' })),
  harmless('page-as-large-as-the-world.pdf', () =>
    pdfOfPages([SAID], { page: '/MediaBox [-1e30 -1e30 1e30 1e30] /UserUnit 1e30' }),
  ),
  harmless('page-turned-by-a-little.pdf', () => pdfOfPages([SAID], { page: '/Rotate 33' })),
  refused('page-of-a-picture.pdf', () =>
    pdfOfPages(['q 595 0 0 842 0 0 cm /X Do Q'], {
      resources: '/XObject << /X 6 0 R >>',
      more: [
        {
          dictionary:
            '/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8',
          stream: 'abcd',
        },
      ],
    }),
  ),
  refused('picture-as-large-as-the-world.pdf', () =>
    pdfOfPages(['q 595 0 0 842 0 0 cm /X Do Q'], {
      resources: '/XObject << /X 6 0 R >>',
      more: [
        {
          dictionary:
            '/Type /XObject /Subtype /Image /Width 2000000000 /Height 2000000000 /ColorSpace /DeviceRGB /BitsPerComponent 16',
          stream: 'abcd',
        },
      ],
    }),
  ),
  harmless('drawing-within-itself.pdf', () => withForm(`${SAID} /X Do`, '/X Do')),
  harmless('drawing-twice-within-itself.pdf', () => withForm(`${SAID} /X Do`, '/X Do /X Do')),
  harmless('font-that-is-broken.pdf', () =>
    pdfOfPages([`BT /G 12 Tf 72 700 Td (abc) Tj ET ${SAID}`], {
      resources: '/Font << /F 3 0 R /G 6 0 R >>',
      more: [
        '<< /Type /Font /Subtype /TrueType /BaseFont /X /FontDescriptor << /Type /FontDescriptor /FontFile2 7 0 R >> >>',
        packed(Buffer.alloc(5_000, 0xa5)),
      ],
    }),
  ),
  harmless('font-that-names-itself.pdf', () =>
    pdfOfPages([`BT /G 12 Tf 72 700 Td (abc) Tj ET ${SAID}`], {
      resources: '/Font << /F 3 0 R /G 6 0 R >>',
      more: ['<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [6 0 R] >>'],
    }),
  ),
  harmless('table-of-characters-that-uses-itself.pdf', () =>
    pdfOfPages([`BT /G 12 Tf 72 700 Td (abc) Tj ET ${SAID}`], {
      resources: '/Font << /F 3 0 R /G 6 0 R >>',
      more: [
        '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 7 0 R >>',
        {
          dictionary: '/UseCMap 7 0 R',
          stream: '/x usecmap 1 begincodespacerange <00> <ff> endcodespacerange',
        },
      ],
    }),
  ),
  harmless('table-of-characters-of-all-numbers.pdf', () =>
    pdfOfPages([`BT /G 12 Tf 72 700 Td (abc) Tj ET ${SAID}`], {
      resources: '/Font << /F 3 0 R /G 6 0 R >>',
      more: [
        '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 7 0 R >>',
        {
          stream:
            '1 begincodespacerange <00000000> <ffffffff> endcodespacerange 1 beginbfrange <00000000> <ffffffff> <0000> endbfrange',
        },
      ],
    }),
  ),
  harmless('tags-in-a-circle.pdf', () =>
    tagged('<< /Type /StructTreeRoot /K 7 0 R /ParentTree << /Nums [0 [7 0 R]] >> >>', [
      '<< /S /P /P 7 0 R /Pg 4 0 R /K [0 7 0 R] >>',
    ]),
  ),
  harmless('tags-10000-deep.pdf', () =>
    tagged(
      '<< /Type /StructTreeRoot /K 7 0 R /ParentTree << /Nums [0 [10006 0 R]] >> >>',
      Array.from(
        { length: 10_000 },
        (_, i) => `<< /S /Div /P ${i + 6} 0 R /Pg 4 0 R /K [${i === 9_999 ? 0 : `${i + 8} 0 R`}] >>`,
      ),
    ),
  ),
  harmless('tags-that-tell-nothing.pdf', () =>
    tagged('<< /Type /StructTreeRoot /K 7 0 R /ParentTree << /Nums [0 [7 0 R]] >> >>', [
      '<< /S /Table /P 6 0 R /Pg 4 0 R /K [99 98 97] >>',
    ]),
  ),
  harmless('tags-by-other-names-in-a-circle.pdf', () =>
    tagged(
      '<< /Type /StructTreeRoot /K 7 0 R /RoleMap << /A /B /B /A >> /ParentTree << /Nums [0 [7 0 R]] >> >>',
      ['<< /S /A /P 6 0 R /Pg 4 0 R /K [0] >>'],
    ),
  ),
  harmless('brackets-without-end.pdf', () =>
    withTree(`<< /Type /Pages /Kids [3 0 R] /Count 1 /X ${'['.repeat(50_000)} >>`),
  ),
];

/** Drawings that draw each other ten times over: the library follows them for ever. Only a process that is ended stands this. */
export const endless: readonly HostileFile[] = [
  heavy(
    refused('drawings-that-laugh.pdf', () =>
      pdfOfPages(['/X0 Do'], {
        resources: `/XObject << ${Array.from({ length: 12 }, (_, i) => `/X${i} ${i + 6} 0 R`).join(' ')} >>`,
        more: Array.from({ length: 12 }, (_, i) => ({
          dictionary: `/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> /XObject << /Y ${i + 7} 0 R >> >>`,
          stream: i === 11 ? SAID : '/Y Do '.repeat(10),
        })),
      }),
    ),
  ),
];
