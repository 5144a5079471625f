import type { BookReading, Place, ReadBlock, ReadBook, ReadChapter } from '../blocks.ts';
import { attributeOf, child, elementsIn, type XmlElement } from '../xml/tree.ts';
import { openWord, type WordPackage } from './package.ts';
import { paragraphsOf } from './paragraphs.ts';
import { countLists } from './read-numbering.ts';
import { chosen, isPlaceholder, paragraphReader } from './read-paragraph.ts';
import { readStyles } from './read-styles.ts';
import { readTableRows } from './read-table.ts';
import { CAPTION, HEAD_CELL } from './style-names.ts';

/**
 * What a Word document says, in its order: headings, paragraphs with the numbers of their lists, tables, text boxes, notes at
 * the end. Insertions are read, deletions and hidden text are not; neither are headers and footers, nor the lines of a table
 * of contents, which repeat the headings. Empty paragraphs are counted and left out.
 */
export async function readDocx(bytes: Uint8Array): Promise<BookReading> {
  const opened = openWord(bytes, 'text');
  if (!opened.ok) return opened;
  const root = opened.word.partOf(opened.word.documentName);
  const body = root && child(root, 'w:body');
  if (!root || !body) return { ok: false, refusal: { code: 'file-damaged' } };
  const { blocks, unread } = readBody(opened.word, root, body);
  if (blocks.length === 0) return { ok: false, refusal: { code: 'file-without-text' } };
  return { ok: true, book: { chapters: inChapters(blocks), hidden: {}, unread } };
}

const CONTENTS = /^(?:toc|目次)\s*[1-9]$/iu;
const isCaption = (style: string) => style === CAPTION || /^(?:caption|図表番号)$/iu.test(style);

function readBody(word: WordPackage, root: XmlElement, body: XmlElement) {
  const partBeside = (type: string) => {
    const [name] = word.relatedParts(type);
    return name === undefined ? null : word.partOf(name);
  };
  const styles = readStyles(partBeside('styles'));
  const numberOf = countLists(partBeside('numbering'), styles);
  const read = paragraphReader(styles);
  const numbers = new Map(paragraphsOf(root).map((paragraph, at) => [paragraph, at + 1]));
  const unread: ReadBook['unread'] = [];
  const notes: { kind: 'footnote' | 'endnote'; id: string; place: Place }[] = [];
  let lastPlace: Place = { kind: 'paragraph', paragraph: 1 };
  type Line = { text: string; place: Place; style: string; level: number | null; boxes: XmlElement[] };

  const readLine = (paragraph: XmlElement): Line => {
    const paragraphNumber = numbers.get(paragraph);
    const place: Place = paragraphNumber ? { kind: 'paragraph', paragraph: paragraphNumber } : lastPlace;
    lastPlace = place;
    const { name, level, list } = styles.ofParagraph(child(paragraph, 'w:pPr'));
    const { text, boxes, hasPicture, notes: told } = read(paragraph);
    if (hasPicture) unread.push({ place, why: 'picture' });
    notes.push(...told.map((note) => ({ ...note, place })));
    // Word counts an empty paragraph of a list as well.
    const number = numberOf(list);
    return { text: text.trim() === '' ? '' : number + text, place, style: name, level, boxes };
  };

  const readBlocks = (parent: XmlElement): (ReadBlock & { style?: string })[] =>
    elementsIn(parent).flatMap((element) => {
      switch (element.name) {
        case 'w:p': {
          const { text, place, style, level, boxes } = readLine(element);
          const inside = boxes.flatMap(readBlocks);
          if (text === '' || CONTENTS.test(style)) return inside;
          const own: ReadBlock & { style?: string } =
            level === null
              ? { kind: 'paragraph', text, place, style }
              : { kind: 'heading', level, text, place };
          return [own, ...inside];
        }
        case 'w:tbl':
          return [readTable(element)];
        case 'w:sdt':
          return isPlaceholder(element) ? [] : readBlocks(element);
        case 'mc:AlternateContent':
          return readBlocks(chosen(element));
        case 'w:ins':
        case 'w:moveTo':
        case 'w:customXml':
        case 'w:sdtContent':
          return readBlocks(element);
        default:
          return [];
      }
    });

  const readTable = (table: XmlElement): ReadBlock => {
    const caption = attributeOf(child(table, 'w:tblPr', 'w:tblCaption'), 'val');
    const rows = readTableRows(table, (cell) => {
      const lines = linesIn(cell);
      const isHeader = lines.length > 0 && lines.every(({ style }) => style === HEAD_CELL);
      // An empty paragraph between two lines is a blank line that somebody made; those at the ends are space.
      const told = lines.map((line) => line.text);
      while (told.at(-1) === '') told.pop();
      while (told[0] === '') told.shift();
      const text = told.join('\n');
      return { text, place: lines[0]?.place ?? null, isHeader };
    });
    return { kind: 'table', caption: caption?.trim() ? caption : null, rows };
  };

  /** All lines of a cell; a table in it as one line for each of its rows. */
  const linesIn = (parent: XmlElement): { text: string; place: Place; style: string }[] =>
    elementsIn(parent).flatMap((element) => {
      if (element.name === 'w:p') {
        const line = readLine(element);
        return [line, ...line.boxes.flatMap(linesIn)];
      }
      if (element.name === 'w:tbl')
        return readTableRows(element, (cell) => {
          const lines = linesIn(cell);
          return {
            text: lines.map(({ text }) => text).join('\n'),
            place: lines[0]?.place ?? null,
            isHeader: false,
          };
        })
          .filter((row) => row.length > 0)
          .map((row) => ({ text: row.map(({ text }) => text).join('\t'), place: row[0]!.place, style: '' }));
      const isWrapper = ['w:sdt', 'w:sdtContent', 'w:ins', 'w:moveTo', 'w:customXml'].includes(element.name);
      if (element.name === 'mc:AlternateContent') return linesIn(chosen(element));
      return isWrapper && !(element.name === 'w:sdt' && isPlaceholder(element)) ? linesIn(element) : [];
    });

  const blocks = withCaptions(readBlocks(body));
  for (const kind of ['footnote', 'endnote'] as const) {
    const part = notes.some((note) => note.kind === kind) ? partBeside(`${kind}s`) : null;
    const byId = new Map(part ? elementsIn(part).map((note) => [attributeOf(note, 'id'), note]) : []);
    for (const { id, place } of notes.filter((note) => note.kind === kind)) {
      const note = byId.get(id);
      lastPlace = place;
      const text = note
        ? linesIn(note)
            .map((line) => line.text)
            .join('\n')
            .trim()
        : '';
      if (text !== '') blocks.push({ kind: 'paragraph', text, place });
    }
  }
  return { blocks, unread };
}

/** A caption that stands before its table is the table's. */
function withCaptions(blocks: readonly (ReadBlock & { style?: string })[]): ReadBlock[] {
  const found: ReadBlock[] = [];
  for (const [at, { style, ...block }] of blocks.entries()) {
    const next = blocks[at + 1];
    if (block.kind === 'paragraph' && next?.kind === 'table' && isCaption(style ?? '')) continue;
    const before = blocks[at - 1];
    const isTold = block.kind === 'table' && before?.kind === 'paragraph' && isCaption(before.style ?? '');
    found.push(isTold ? { ...block, caption: before.text } : block);
  }
  return found;
}

/** A chapter for each heading of the first level, and one for what stands before the first. */
function inChapters(blocks: readonly ReadBlock[]): ReadChapter[] {
  const chapters: ReadChapter[] = [];
  for (const block of blocks) {
    const begins = block.kind === 'heading' && block.level === 1;
    if (begins || chapters.length === 0)
      chapters.push({ name: begins ? block.text : '', id: null, blocks: [] });
    chapters.at(-1)!.blocks.push(block);
  }
  return chapters;
}
