import type { FileRefusal } from '../../blocks.ts';
import { applyEdits, type Edit } from '../../xml/edit.ts';
import { attributeOf, elementsIn, parseTree, type XmlElement } from '../../xml/tree.ts';
import { pack } from '../../zip/pack.ts';
import { unpack } from '../../zip/unpack.ts';

/** An office's own workbook: far more than any form needs, far less than what fills a memory. */
const LIMITS = { fileBytes: 4_000_000, totalBytes: 20_000_000, files: 1_000 };

/** The namespaces of what is filled, by the names they are known by here. */
const PREFIXES: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/spreadsheetml/2006/main': 'x',
  'http://schemas.openxmlformats.org/package/2006/relationships': 'rel',
};

export type Part = { text: string; root: XmlElement };

/** The parts of an office file. Only what is edited is written anew; all else stays byte for byte. */
export class OfficePackage {
  readonly #files: Map<string, Uint8Array>;
  readonly #parsed = new Map<string, Part>();
  readonly #edits = new Map<string, Edit[]>();

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

  /** A part as it was opened; null where there is none, or none that can be read. */
  part(name: string): Part | null {
    const known = this.#parsed.get(name);
    if (known) return known;
    const bytes = this.#files.get(name);
    const text = bytes ? new TextDecoder().decode(bytes) : '';
    const root = parseTree(text, PREFIXES);
    if (!root) return null;
    const part = { text, root };
    this.#parsed.set(name, part);
    return part;
  }

  edit(name: string, edits: readonly Edit[]): void {
    this.#edits.set(name, [...(this.#edits.get(name) ?? []), ...edits]);
  }

  /** The parts that a part leads to, by the id of the relation; their full names. */
  relationsOf(name: string): { id: string; type: string; target: string }[] {
    const slash = name.lastIndexOf('/');
    const folder = name.slice(0, slash + 1);
    const part = this.part(`${folder}_rels/${name.slice(slash + 1)}.rels`);
    return (part ? elementsIn(part.root) : [])
      .filter((one) => one.name === 'rel:Relationship' && attributeOf(one, 'TargetMode') !== 'External')
      .map((one) => ({
        id: attributeOf(one, 'Id') ?? '',
        type: attributeOf(one, 'Type') ?? '',
        target: resolvePart(folder, attributeOf(one, 'Target') ?? ''),
      }));
  }

  save(): Uint8Array {
    for (const [name, edits] of this.#edits)
      this.#files.set(name, new TextEncoder().encode(applyEdits(this.part(name)!.text, edits)));
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

export const childrenOf = (element: XmlElement, name: string): XmlElement[] =>
  elementsIn(element).filter((one) => one.name === name);
