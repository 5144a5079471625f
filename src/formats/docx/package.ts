import { posix } from 'node:path';
import type { FileRefusal } from '../blocks.ts';
import { attributeOf, elementsIn, parseTree, type XmlElement } from '../xml/tree.ts';
import { refusalOfCompound } from '../zip/compound-file.ts';
import { unpack } from '../zip/unpack.ts';

/** What Word itself writes, and what it writes in the strict kind of its format. */
const PREFIXES: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.openxmlformats.org/drawingml/2006/main': 'a',
  'http://purl.oclc.org/ooxml/drawingml/main': 'a',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'urn:schemas-microsoft-com:vml': 'v',
  'http://schemas.openxmlformats.org/package/2006/relationships': 'rel',
  'http://schemas.openxmlformats.org/package/2006/content-types': 'ct',
};
/** A thick book of forms has some 10 MB of text and tags; the tree takes many times as much. */
const MOST_XML = 16 * 1024 * 1024;
const LIMITS = { fileBytes: 100 * 1024 * 1024, totalBytes: 150 * 1024 * 1024, files: 5000 };

export type WordPackage = {
  files: { name: string; bytes: Uint8Array }[];
  /** The name of the part that holds the document. */
  documentName: string;
  /** A part's text, and the root of it; null where there is none. */
  textOf: (name: string) => string | null;
  partOf: (name: string) => XmlElement | null;
  /** The names of parts beside the document, by the end of their relation's type. */
  relatedParts: (type: string) => string[];
};
export type Opened = { ok: true; word: WordPackage } | { ok: false; refusal: FileRefusal };

/** A Word document's parts, or why it cannot be read. `wants`: pictures and the like are needed only to pack it again. */
export function openWord(bytes: Uint8Array, wants: 'text' | 'all'): Opened {
  const refuse = (code: FileRefusal['code']): Opened => ({ ok: false, refusal: { code } });
  const compound = refusalOfCompound(bytes);
  if (compound) return refuse(compound);
  const limits =
    wants === 'all' ? LIMITS : { ...LIMITS, fileBytes: MOST_XML, totalBytes: MOST_XML, wants: isXml };
  const unpacked = unpack(bytes, limits);
  if (!unpacked.ok) return unpacked;
  const byName = new Map(unpacked.files.map((file) => [file.name.toLowerCase(), file]));
  if ([...byName.keys()].some((name) => name.endsWith('vbaproject.bin'))) return refuse('file-with-macros');
  const xmlSize = unpacked.files.reduce((sum, { name, bytes }) => sum + (isXml(name) ? bytes.length : 0), 0);
  if (xmlSize > MOST_XML) return refuse('file-too-large');
  const textOf = (name: string) => {
    const file = byName.get(name.toLowerCase());
    return file ? new TextDecoder().decode(file.bytes) : null;
  };
  const partOf = (name: string) => {
    const text = textOf(name);
    return text === null ? null : parseTree(text, PREFIXES);
  };
  const types = partOf('[Content_Types].xml');
  const documentName = related(partOf('_rels/.rels'), '', 'officeDocument')[0];
  if (!types || documentName === undefined)
    return refuse(byName.has('[content_types].xml') ? 'file-damaged' : 'file-unknown');
  const ofDocument = elementsIn(types)
    .filter((one) => `/${documentName}`.toLowerCase() === attributeOf(one, 'PartName')?.toLowerCase())
    .map((one) => attributeOf(one, 'ContentType') ?? '');
  if (ofDocument.some((type) => /macroEnabled/iu.test(type))) return refuse('file-with-macros');
  if (!byName.has(documentName.toLowerCase())) return refuse('file-damaged');
  if (ofDocument.some((type) => !/wordprocessingml|^application\/xml$/iu.test(type)))
    return refuse('file-unknown');
  const folder = posix.dirname(documentName);
  const relations = partOf(posix.join(folder, '_rels', `${posix.basename(documentName)}.rels`));
  return {
    ok: true,
    word: {
      files: unpacked.files,
      documentName,
      textOf,
      partOf,
      relatedParts: (type) => related(relations, folder, type),
    },
  };
}

/** Parts that hold text. vbaProject.bin is never unpacked for its own sake, but has to be seen. */
const isXml = (name: string) => /\.(xml|rels)$|vbaproject\.bin$/iu.test(name);

function related(relations: XmlElement | null, folder: string, type: string): string[] {
  return (relations ? elementsIn(relations) : []).flatMap((one) => {
    const target = attributeOf(one, 'Target');
    if (target === null || attributeOf(one, 'TargetMode') === 'External') return [];
    if (!attributeOf(one, 'Type')?.endsWith(`/${type}`)) return [];
    return [target.startsWith('/') ? target.slice(1) : posix.join(folder, target)];
  });
}
