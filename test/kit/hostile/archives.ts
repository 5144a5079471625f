import { crc32, deflateRawSync } from 'node:zlib';
import { type HostileFile, heavy, refused } from './hostile-file.ts';
import { workbook } from './office-parts.ts';
import { packedRun, type RawEntry, rawZip } from './raw-zip.ts';

const MEGABYTE = 1024 * 1024;

/** An entry of so many blanks; `said`: how many the archive tells. */
function bomb(name: string, megabytes: number, said = megabytes * MEGABYTE): RawEntry {
  const crc = crc32(Buffer.alloc(megabytes * MEGABYTE, 0x20));
  return { name, bytes: packedRun(megabytes * MEGABYTE), isPacked: true, size: said, crc };
}

/** An archive in an archive, so deep, with a bomb inside. */
function nested(depth: number): Uint8Array {
  let inner = rawZip([bomb('sheet.txt', 20)]);
  for (let level = 0; level < depth; level += 1)
    inner = rawZip(Array.from({ length: 10 }, (_, i) => ({ name: `${i}.zip`, bytes: inner })));
  return inner;
}

/** Every entry of the directory tells the same bytes. */
function overlapping(count: number): RawEntry[] {
  const kernel = bomb('0', 5);
  return Array.from({ length: count }, (_, i) =>
    i === 0 ? kernel : { ...kernel, name: `${i}`, sharesWith: 0 },
  );
}

const NAMES = [
  '../../../../etc/cron.d/ayumi',
  '..\\..\\windows\\system32\\ayumi.dll',
  '/etc/passwd',
  'C:\\ayumi.exe',
  'c:/ayumi.exe',
  '\\\\server\\share\\ayumi',
  'a/../../b.txt',
  './../b.txt',
  'a\u0000.txt',
  'a//b.txt',
  'a/./b.txt',
  'a\n.txt',
  '..',
  '%2e%2e/../b.txt',
];
const LONE = new Uint8Array([0x81, 0xff, 0xfe, 0x80]);
const plain = (name: string): RawEntry => ({ name, bytes: '事業名\t見守り訪問事業\n' });

/** What is wrong with the archive; each is tried as it is and within a workbook. */
const WRONG: [name: string, entries: () => RawEntry[], comment?: string][] = [
  ...NAMES.map((name, i): [string, () => RawEntry[]] => [`name-${i + 1}`, () => [plain(name)]]),
  ['name-no-text', () => [{ ...plain(''), name: LONE }]],
  ['name-empty', () => [plain('')]],
  ['names-twice', () => [plain('a.txt'), plain('a.txt')]],
  ['names-twice-but-for-case', () => [plain('a.txt'), plain('A.TXT')]],
  ['name-differs-before-the-file', () => [{ ...plain('a.txt'), localName: 'b.exe' }]],
  ['link', () => [{ ...plain('a.txt'), attributes: 0xa1ff0000 }]],
  ['device', () => [{ ...plain('a.txt'), attributes: 0x61ff0000 }]],
  ['encrypted', () => [{ ...plain('a.txt'), flags: 0x801 }]],
  ['unknown-method', () => [{ ...plain('a.txt'), method: 14 }]],
  ['aes', () => [{ ...plain('a.txt'), method: 99 }]],
  ['wrong-checksum', () => [{ ...plain('a.txt'), crc: 1 }]],
  ['says-less-than-it-holds', () => [bomb('a.txt', 10, 100)]],
  ['says-more-than-it-holds', () => [{ ...plain('a.txt'), size: 1_000_000 }]],
  ['says-four-gigabytes', () => [{ ...plain('a.txt'), size: 0xfffffffe }]],
  ['says-more-than-32-bits', () => [{ ...plain('a.txt'), size: 0xffffffff }]],
  ['broken-packing', () => [{ name: 'a.txt', bytes: Buffer.alloc(500, 0xff), isPacked: true }]],
  [
    'bytes-after-the-packing',
    () => [
      {
        name: 'a.txt',
        bytes: Buffer.concat([deflateRawSync('a'), Buffer.alloc(99)]),
        isPacked: true,
        size: 1,
        crc: crc32('a'),
      },
    ],
  ],
  ['two-ends', () => [plain('a.txt')], `PK\x05\x06${'\0'.repeat(16)}\x00\x00`],
  ['overlapping', () => overlapping(200)],
];

const asWorkbook = (entries: readonly RawEntry[]): RawEntry[] => [
  ...Object.entries(workbook()).map(([name, bytes]) => ({ name, bytes })),
  ...entries,
];

export const archives: readonly HostileFile[] = [
  ...WRONG.flatMap(([name, entries, comment]) => [
    refused(`archive-${name}.zip`, () => rawZip(entries(), comment)),
    refused(`workbook-${name}.xlsx`, () => rawZip(asWorkbook(entries()), comment)),
  ]),
  heavy(refused('archive-bomb-300-megabytes.zip', () => rawZip([bomb('a.txt', 300)]))),
  heavy(
    refused('workbook-bomb-300-megabytes.xlsx', () => rawZip(asWorkbook([bomb('xl/media/image1.xml', 300)]))),
  ),
  heavy(
    refused('archive-bomb-of-forty.zip', () =>
      rawZip(Array.from({ length: 40 }, (_, i) => bomb(`${i}.txt`, 10))),
    ),
  ),
  heavy(refused('archive-nested.zip', () => nested(4))),
  heavy(
    refused('archive-of-60000-entries.zip', () =>
      rawZip(Array.from({ length: 60_000 }, (_, i) => ({ name: `${i}`, bytes: '', method: 0 }))),
    ),
  ),
  refused('archive-name-65535-long.zip', () => rawZip([plain('a'.repeat(65_535))])),
  refused('archive-empty.zip', () => rawZip([])),
  refused('archive-of-folders.zip', () => rawZip([{ name: 'a/', bytes: '', method: 0 }])),
  refused('archive-before-which-something-stands.zip', () =>
    Buffer.concat([Buffer.from('PK something'), rawZip([plain('a.txt')])]),
  ),
  refused('archive-within-itself.zip', () => rawZip([{ name: 'a.zip', bytes: rawZip([plain('a.txt')]) }])),
];
