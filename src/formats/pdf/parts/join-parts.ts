import { moveText } from './move-text.ts';
import { nameTags } from './name-tags.ts';
import { PdfWriter } from './pdf-writer.ts';
import {
  bookmarksIn,
  listIn,
  numberIn,
  type PdfFile,
  type PdfObject,
  references,
  takeApart,
} from './take-apart.ts';

/** A part of a book as the compiler drew it, with the targets that its last bookmarks lead to. */
export type PdfPart = { bytes: Buffer; targets: readonly number[] };

/**
 * The objects that a file has one of: the first part's are kept, and hold what hangs on the others'. A file without tags has no
 * structure: NaN, which is the number of no object.
 */
type Trunk = { pages: number; outlines: number; structure: number; document: number; metadata: number };

/** What hangs on the trunk, of all parts. */
type Crown = {
  pages: string[];
  tags: string[];
  parents: string[];
  cells: string[];
  targets: string[];
  bookmarks: { first: number; last: number; count: number }[];
};

/** One file of all parts, with one tree of pages, tags, bookmarks and targets. `pages`: the pages of all targets. */
export function joinParts(parts: readonly PdfPart[], pages: ReadonlyMap<number, number>): Buffer {
  const writer = new PdfWriter();
  const crown: Crown = { pages: [], tags: [], parents: [], cells: [], targets: [], bookmarks: [] };
  /** Objects that change when all parts are known. */
  const pending = new Map<number, PdfObject>();
  let main: { trunk: Trunk; root: number; info: number } | null = null;
  for (const [i, { bytes, targets }] of parts.entries()) {
    const file = takeApart(bytes);
    nameTags(file);
    const own = trunkOf(file);
    const offset = writer.reserve(file.objects.length);
    const shared = new Map(main ? KEPT.map((key) => [own[key], main!.trunk[key]]) : []);
    const move = { offset, shared, parents: crown.parents.length, prefix: i === 0 ? '' : `P${i}` };
    const textOf = (number: number) => moveText(file.objects[number]?.text ?? '', move);
    collect(crown, own, textOf);
    const bookmarks = bookmarksIn(file).slice(-targets.length);
    crown.targets.push(...targets.map((target, at) => `(t${target}) ${bookmarks[at]! + offset} 0 R`));
    const ends = crown.bookmarks.at(-1);
    const waits = new Set([
      ...(ends ? [ends.first, ends.last] : []),
      ...(main ? [] : [...Object.values(own), file.root]),
    ]);
    const isLeftOut = new Set(main ? [...Object.values(own), file.root, file.info] : []);
    for (const [number, object] of file.objects.entries()) {
      if (!object || isLeftOut.has(number)) continue;
      const moved = { ...object, text: withTarget(textOf(number), pages) };
      if (waits.has(offset + number)) pending.set(offset + number, moved);
      else writer.add(offset + number, moved);
    }
    main ??= { trunk: own, root: file.root, info: file.info };
  }
  const { trunk, root, info } = main!;
  graft(pending, root, trunk, crown);
  for (const [number, object] of pending) writer.add(number, object);
  return writer.end(root, info);
}

const KEPT = ['pages', 'outlines', 'structure', 'document'] as const;

function trunkOf({ objects, root }: PdfFile): Trunk {
  const catalog = objects[root]!.text;
  const structure = numberIn(catalog, 'StructTreeRoot');
  return {
    pages: numberIn(catalog, 'Pages'),
    outlines: numberIn(catalog, 'Outlines'),
    structure,
    document: Number(listIn(objects[structure]?.text ?? '', 'K').split(' ')[0] || Number.NaN),
    metadata: numberIn(catalog, 'Metadata'),
  };
}

function collect(crown: Crown, own: Trunk, textOf: (number: number) => string) {
  const [structure, outlines] = [textOf(own.structure), textOf(own.outlines)];
  crown.pages.push(...references(listIn(textOf(own.pages), 'Kids')));
  crown.tags.push(...references(listIn(textOf(own.document), 'K')));
  crown.parents.push(...references(listIn(structure, 'Nums')));
  crown.cells.push(...(listIn(structure, 'Names').match(/\(\w+\) \d+ 0 R/g) ?? []));
  if (!outlines) return;
  const [first, last, count] = ['First', 'Last', 'Count'].map((key) => numberIn(outlines, key));
  crown.bookmarks.push({ first: first!, last: last!, count: count! });
}

/** Hangs everything on the trunk. Names in a tree of names are sorted. */
function graft(objects: Map<number, PdfObject>, root: number, trunk: Trunk, crown: Crown) {
  const change = (number: number, changes: Record<string, string>) => {
    const object = objects.get(number);
    if (object) objects.set(number, { ...object, text: changed(object.text, changes) });
  };
  const list = (entries: string[]) => `[${entries.join(' ')}]`;
  change(trunk.pages, { Count: `${crown.pages.length}`, Kids: list(crown.pages) });
  change(trunk.document, { K: list(crown.tags) });
  change(trunk.structure, {
    Nums: list(crown.parents.map((reference, i) => `${i} ${reference}`)),
    Names: list(crown.cells.sort()),
    ParentTreeNextKey: `${crown.parents.length}`,
  });
  const catalog = objects.get(root)!;
  const text = catalog.text.replace(/\s*\/Names <<\s*\/Dests <<[^>]*>>\s*>>/, '');
  objects.set(root, { ...catalog, text });
  add(objects, root, `/Names << /Dests << /Names ${list(crown.targets.sort())} >> >>`);
  const { bookmarks } = crown;
  if (bookmarks.length > 0) {
    change(trunk.outlines, {
      First: `${bookmarks[0]!.first} 0 R`,
      Last: `${bookmarks.at(-1)!.last} 0 R`,
      Count: `${bookmarks.reduce((sum, { count }) => sum + count, 0)}`,
    });
  }
  for (const [i, { last }] of bookmarks.entries()) {
    const next = bookmarks[i + 1]?.first;
    if (next === undefined) continue;
    add(objects, last, `/Next ${next} 0 R`);
    add(objects, next, `/Prev ${last} 0 R`);
  }
  const metadata = objects.get(trunk.metadata)!;
  const packet = metadata.stream!.toString().replace(/(?<=<xmpTPg:NPages>)\d+/, `${crown.pages.length}`);
  const stream = Buffer.from(packet);
  objects.set(trunk.metadata, { text: changed(metadata.text, { Length: `${stream.length}` }), stream });
}

/** A link into another part was drawn as an address, and says its page instead of it. */
function withTarget(text: string, pages: ReadonlyMap<number, number>): string {
  const target = text.match(/^<<\s+\/Type \/Annot\s[\s\S]*\/URI \(part:(\d+)\)/)?.[1];
  if (target === undefined) return text;
  const says = Buffer.from(`${pages.get(Number(target))}ページ`, 'utf16le')
    .swap16()
    .toString('hex');
  return text
    .replace(/\/A <<[^>]*>>/, `/Dest (t${target})`)
    .replace(/\/Contents \([^)]*\)/, `/Contents <FEFF${says.toUpperCase()}>`);
}

function add(objects: Map<number, PdfObject>, number: number, entry: string) {
  const object = objects.get(number)!;
  objects.set(number, { ...object, text: object.text.replace(/>>\s*$/, `  ${entry}\n>>`) });
}

/** The text of a dictionary with other values: numbers, references and lists. */
function changed(text: string, changes: Record<string, string>): string {
  return Object.entries(changes).reduce(
    (now, [key, value]) =>
      now.replace(new RegExp(`/${key} (\\[[^\\]]*\\]|\\d+ 0 R|\\d+)`), () => `/${key} ${value}`),
    text,
  );
}
