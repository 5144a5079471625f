import { type Document, type Element, XMLSerializer } from '@xmldom/xmldom';
import type { FileRefusal } from '../../blocks.ts';
import { parseXml } from '../../xml/parse.ts';
import { pack } from '../../zip/pack.ts';
import { unpack } from '../../zip/unpack.ts';

/** An office's own workbook: far more than any form needs, far less than what fills a memory. */
const LIMITS = { fileBytes: 4_000_000, totalBytes: 20_000_000, files: 1_000 };

export const SPREADSHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
export const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE_RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** The parts of an office file. Only those that were asked for as XML are written anew; all others stay byte for byte. */
export class OfficePackage {
  readonly #files: Map<string, Uint8Array>;
  readonly #parsed = new Map<string, Document>();

  private constructor(files: Map<string, Uint8Array>) {
    this.#files = files;
  }

  static open(bytes: Uint8Array): { ok: true; parts: OfficePackage } | { ok: false; refusal: FileRefusal } {
    const unpacked = unpack(bytes, LIMITS);
    if (!unpacked.ok) return unpacked;
    const files = new Map(unpacked.files.map((file) => [file.name, file.bytes]));
    if (!files.has('[Content_Types].xml')) return { ok: false, refusal: { code: 'file-unknown' } };
    if ([...files.keys()].some((name) => /vbaProject\.bin$/iu.test(name)))
      return { ok: false, refusal: { code: 'file-with-macros' } };
    return { ok: true, parts: new OfficePackage(files) };
  }

  has(name: string): boolean {
    return this.#files.has(name);
  }

  /** A part to be read or changed; null where there is none, or none that can be read. */
  xml(name: string): Document | null {
    const known = this.#parsed.get(name);
    if (known) return known;
    const bytes = this.#files.get(name);
    const document = bytes ? parseXml(new TextDecoder().decode(bytes)) : null;
    if (document) this.#parsed.set(name, document);
    return document;
  }

  add(name: string, text: string): void {
    this.#parsed.delete(name);
    this.#files.set(name, new TextEncoder().encode(text));
  }

  /** The parts that a part leads to, by the id of the relation; their full names. */
  relationsOf(name: string): { id: string; type: string; target: string }[] {
    const slash = name.lastIndexOf('/');
    const folder = name.slice(0, slash + 1);
    const document = this.xml(`${folder}_rels/${name.slice(slash + 1)}.rels`);
    return elementsOf(document, PACKAGE_RELATIONSHIPS, 'Relationship')
      .filter((one) => one.getAttribute('TargetMode') !== 'External')
      .map((one) => ({
        id: one.getAttribute('Id') ?? '',
        type: one.getAttribute('Type') ?? '',
        target: resolvePart(folder, one.getAttribute('Target') ?? ''),
      }));
  }

  save(): Uint8Array {
    const serializer = new XMLSerializer();
    for (const [name, document] of this.#parsed)
      this.#files.set(name, new TextEncoder().encode(serializer.serializeToString(document)));
    return pack([...this.#files].map(([name, bytes]) => ({ name, bytes })));
  }
}

/** /xl/a.xml, a.xml and ../a.xml as they are meant from a folder of the package. */
function resolvePart(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const parts = folder.split('/').filter((part) => part !== '');
  for (const part of target.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

export const elementsOf = (within: Document | Element | null, space: string, name: string): Element[] =>
  within ? [...within.getElementsByTagNameNS(space, name)] : [];

export const childrenOf = (within: Element, name: string): Element[] =>
  [...within.childNodes].filter(
    (node): node is Element => node.nodeType === 1 && (node as Element).localName === name,
  );
