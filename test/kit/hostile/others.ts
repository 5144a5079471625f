import { gzipSync } from 'node:zlib';
import { type HostileFile, harmless, heavy, refused } from './hostile-file.ts';
import { wordFile, workbook } from './office-parts.ts';
import { randomOf } from './random.ts';
import { pdfOfPages, words } from './raw-pdf.ts';
import { rawZip, zipOfParts } from './raw-zip.ts';

const MEGABYTES_49 = 49 * 1024 * 1024;

/** A compound file as Office 97 wrote them, with a stream of this name. */
function compound(stream: string): Uint8Array {
  const bytes = Buffer.alloc(2_048);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  bytes.write(stream, 1_024, 'utf16le');
  return bytes;
}

function noise(length: number, seed: number): Uint8Array {
  const random = randomOf(seed);
  return Uint8Array.from({ length }, () => Math.floor(random() * 256));
}

const packedText = (name: string) =>
  rawZip([{ name, bytes: 'application/vnd.oasis.opendocument.spreadsheet', method: 0 }]);

/** Files that are another thing than their name says, or nothing at all. */
export const disguised: readonly HostileFile[] = [
  refused('empty.xlsx', () => ''),
  refused('empty.pdf', () => ''),
  refused('one-byte.docx', () => 'P'),
  refused('two-letters.zip', () => 'PK'),
  refused('old-workbook.xls', () => compound('Workbook')),
  refused('old-workbook.xlsx', () => compound('Workbook')),
  refused('old-document.doc', () => compound('WordDocument')),
  refused('password.xlsx', () => compound('EncryptedPackage')),
  refused('password.docx', () => compound('EncryptedPackage')),
  refused('compound-cut-off.xls', () => compound('Workbook').slice(0, 6)),
  refused('picture.xlsx', () => Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), noise(500, 1)])),
  refused('picture.pdf', () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), noise(500, 2)])),
  refused('program.pdf', () => Buffer.concat([Buffer.from('MZ'), noise(2_000, 3)])),
  refused('packed.xlsx', () => gzipSync('事業名')),
  refused('slides.xlsx', () =>
    zipOfParts({ '[Content_Types].xml': workbook()['[Content_Types].xml'], 'ppt/presentation.xml': '<p/>' }),
  ),
  refused('open-document.xlsx', () => packedText('mimetype')),
  refused('types-only.docx', () => zipOfParts({ '[Content_Types].xml': workbook()['[Content_Types].xml'] })),
  ...Array.from({ length: 8 }, (_, i) =>
    refused(`noise-${i + 1}.xlsx`, () => noise(1_000 * (i + 1), 10 + i)),
  ),
  harmless('workbook-named-document.docx', () => zipOfParts(workbook())),
  harmless('document-named-workbook.xlsx', () => zipOfParts(wordFile())),
  harmless('pdf-named-workbook.xlsx', () => pdfOfPages([words('Progress 2023')])),
  harmless('workbook-named-text.txt', () => zipOfParts(workbook())),
];

/** Texts are read by the server only. */
export const texts: readonly HostileFile[] = [
  refused('brackets-100000-deep.json', () => '{"a":'.repeat(100_000)),
  refused(
    'keys-of-the-prototype.json',
    () => '{"format":"ayumi/1","__proto__":{"plans":[]},"constructor":{}}',
  ),
  refused('number-without-end.json', () => `{"format":"ayumi/1","x":${'9'.repeat(1_000_000)}}`),
  refused('quotes-that-never-end.csv', () => `事業名,"${'見守り,'.repeat(20_000)}`),
  refused('hundred-thousand-columns.csv', () => `${'欄,'.repeat(100_000)}\n`.repeat(2)),
  refused('zeros.csv', () => Buffer.alloc(100_000)),
  refused('half-of-a-character.txt', () => Buffer.from([0xe3, 0x81, 0xe3, 0x81, 0xff, 0xfe, 0x00])),
  refused('directions-turned.txt', () => '\u202e事業名\u2066\u202d'.repeat(1_000)),
  refused('looks-for-a-page.html', () => '<script>alert(1)</script><img src=x onerror=alert(1)>'),
  heavy(
    refused('one-line-of-49-megabytes.json', () => `{"format":"ayumi/1","x":"${'a'.repeat(MEGABYTES_49)}"}`),
  ),
  heavy(refused('one-line-of-49-megabytes.csv', () => Buffer.alloc(MEGABYTES_49, 'a,'))),
  heavy(refused('one-line-of-49-megabytes.txt', () => Buffer.alloc(MEGABYTES_49, '見守り'))),
  heavy(refused('empty-lines-of-49-megabytes.txt', () => Buffer.alloc(MEGABYTES_49, '\n'))),
];
