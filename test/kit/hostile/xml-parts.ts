import { type HostileFile, refused } from './hostile-file.ts';
import { wordFile, workbook } from './office-parts.ts';
import { zipOfParts } from './raw-zip.ts';

/** Puts something after the declaration of an XML part. */
const after = (part: string, said: string) => part.replace('\n', () => `\n${said}\n`);

const LAUGHS = Array.from({ length: 12 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('');

/** What a part of an office file must not be. */
const WRONG: [name: string, spoil: (part: string) => string | Uint8Array][] = [
  [
    'names-a-file',
    (part) =>
      after(part, '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>').replace('</', () => '&e;</'),
  ],
  ['names-an-address', (part) => after(part, '<!DOCTYPE x SYSTEM "http://127.0.0.1:1/x.dtd">')],
  [
    'laughs',
    (part) => after(part, `<!DOCTYPE x [<!ENTITY l0 "lol">${LAUGHS}]>`).replace('</', () => '&l12;</'),
  ],
  ['has-parameters', (part) => after(part, '<!DOCTYPE x [<!ENTITY % p SYSTEM "file:///dev/zero">%p;]>')],
  ['has-a-small-type', (part) => after(part, '<!doctype x>')],
  ['ends-early', (part) => part.slice(0, part.length / 2)],
  ['is-no-xml', () => 'これはXMLではありません。'],
  ['is-empty', () => ''],
  ['is-no-text', () => new Uint8Array([0xff, 0xfe, 0x00, 0xd8, 0x80, 0x80])],
  ['has-an-unknown-entity', (part) => part.replace('</', () => '&unknown;</')],
];
/** Without these nothing can be read; the others may be left out or wrong. */
const NEEDED = /^(?:\[Content_Types\]|xl\/(?:workbook|worksheets\/sheet1|_rels\/workbook)|word\/document)\b/u;

const spoilt = (extension: string, parts: Readonly<Record<string, string>>): HostileFile[] =>
  Object.entries(parts).flatMap(([part, content]) =>
    WRONG.map(([name, spoil]) => {
      const made = refused(`${part.replaceAll(/[^A-Za-z0-9]+/gu, '-')}-${name}.${extension}`, () =>
        zipOfParts({ ...parts, [part]: spoil(content) }),
      );
      return { ...made, isRefused: NEEDED.test(part) && !/unknown|early|empty/u.test(name) };
    }),
  );

/** Every XML part of a workbook and of a document of Word, spoilt in every way. */
export const xmlParts: readonly HostileFile[] = [
  ...spoilt('xlsx', workbook() as Record<string, string>),
  ...spoilt('docx', wordFile() as Record<string, string>),
];
