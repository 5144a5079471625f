import type { FileRefusal } from '../blocks.ts';
import { applyEdits, type Edit } from '../xml/edit.ts';
import { child, elementsIn, type XmlElement } from '../xml/tree.ts';
import { pack } from '../zip/pack.ts';
import { fillNames, fillWhole, namesIn } from './fill-paragraph.ts';
import { openWord, type WordPackage } from './package.ts';
import { allParagraphsOf, paragraphsOf } from './paragraphs.ts';

export type Refused = { ok: false; refusal: FileRefusal };

/**
 * Where an office's own document can be filled in. `{{名前}}`: a name that the office typed, in the document, its headers,
 * footers or notes. `p:12`: paragraph 12 of the document, as the places of readDocx count; where it is the first of a cell,
 * the whole cell. `paragraphs`: how many there are.
 */
export function findPlaceholders(
  bytes: Uint8Array,
): { ok: true; names: string[]; paragraphs: number } | Refused {
  const opened = openWord(bytes, 'text');
  if (!opened.ok) return opened;
  const names = new Set<string>();
  let paragraphs = 0;
  for (const { root, isDocument } of partsOf(opened.word)) {
    if (isDocument) paragraphs = paragraphsOf(root).length;
    for (const paragraph of paragraphsOf(root))
      for (const name of namesIn(paragraph)) names.add(`{{${name}}}`);
  }
  return paragraphs === 0
    ? { ok: false, refusal: { code: 'file-damaged' } }
    : { ok: true, names: [...names], paragraphs };
}

/**
 * The document with values at its places ({@link findPlaceholders}), in the look that stands there; line breaks become breaks,
 * nothing is calculated or run. Whatever holds no place stays as it is, byte for byte. `missing`: places that it does not have.
 */
export function fillPlaceholders(
  bytes: Uint8Array,
  values: Readonly<Record<string, string>>,
): { ok: true; bytes: Uint8Array; missing: string[] } | Refused {
  const opened = openWord(bytes, 'all');
  if (!opened.ok) return opened;
  const wanted = new Map(Object.entries(values));
  const found = new Set<string>();
  const take = (place: string) => {
    const value = wanted.get(place);
    if (value !== undefined) found.add(place);
    return value;
  };
  const filled = new Map<string, Uint8Array>();
  for (const { name, text, root, isDocument } of partsOf(opened.word)) {
    const edits = editsOf(text, root, isDocument, take);
    if (edits.length > 0) filled.set(name, new TextEncoder().encode(applyEdits(text, edits)));
  }
  const files = opened.word.files.map((file) => ({
    name: file.name,
    bytes: filled.get(file.name.toLowerCase()) ?? file.bytes,
  }));
  return { ok: true, bytes: pack(files), missing: [...wanted.keys()].filter((place) => !found.has(place)) };
}

type Part = { name: string; text: string; root: XmlElement; isDocument: boolean };

function partsOf(word: WordPackage): Part[] {
  const beside = ['header', 'footer', 'footnotes', 'endnotes'].flatMap(word.relatedParts);
  return [word.documentName, ...new Set(beside)].flatMap((name, at) => {
    const text = word.textOf(name);
    const root = word.partOf(name);
    return text === null || root === null
      ? []
      : [{ name: name.toLowerCase(), text, root, isDocument: at === 0 }];
  });
}

function editsOf(
  text: string,
  root: XmlElement,
  isDocument: boolean,
  take: (place: string) => string | undefined,
): Edit[] {
  const numbers = new Map((isDocument ? paragraphsOf(root) : []).map((one, at) => [one, at + 1]));
  const around = surroundings(root);
  const done = new Set<XmlElement>();
  return allParagraphsOf(root).flatMap((paragraph) => {
    if (done.has(paragraph)) return [];
    const number = numbers.get(paragraph);
    const value = number === undefined ? undefined : take(`p:${number}`);
    if (value === undefined) return fillNames(text, paragraph, (name) => take(`{{${name}}}`));
    const { rest, controls } = around.get(paragraph) ?? { rest: [], controls: [] };
    for (const other of rest) for (const one of allParagraphsOf(other)) done.add(one);
    return [
      ...fillWhole(text, paragraph, value, controls),
      ...rest.map(({ from, to }) => ({ from, to, text: '' })),
    ];
  });
}

type Surroundings = { rest: XmlElement[]; controls: XmlElement[] };

/**
 * Around a paragraph: the content controls, and where it is the first of a cell, the cell's other paragraphs. A cell with a
 * table inside keeps them, because it must not end with that.
 */
function surroundings(root: XmlElement): Map<XmlElement, Surroundings> {
  const found = new Map<XmlElement, Surroundings>();
  const visit = (element: XmlElement, controls: XmlElement[]) => {
    const inner = elementsIn(element);
    const isPlainCell = element.name === 'w:tc' && child(element, 'w:tbl') === null;
    const [first, ...rest] = isPlainCell ? inner.filter(({ name }) => name === 'w:p') : [];
    const within = element.name === 'w:sdt' ? [...controls, element] : controls;
    for (const one of inner) {
      if (one.name === 'w:p') found.set(one, { rest: one === first ? rest : [], controls });
      visit(one, within);
    }
  };
  visit(root, []);
  return found;
}
