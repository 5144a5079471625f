import { attributeOf, child, elementsIn, type XmlElement } from '../xml/tree.ts';
import { numberText } from './number-text.ts';
import { isOn, type StylesReading } from './read-styles.ts';
import { symbolText } from './symbol-text.ts';

type Level = {
  start: number;
  format: string;
  /** （%1） */
  pattern: string;
  restartsAfter: number | null;
  isInDigits: boolean;
  gap: string;
};
type List = { abstract: string; levels: Map<number, Level>; starts: Map<number, number> };

/**
 * Counts the paragraphs of lists: gives the number that stands before the next one, with the blank after it, as Word prints it.
 * Ask in the order of the document.
 */
export function countLists(
  root: XmlElement | null,
  styles: StylesReading,
): (list: { id: string; level: number } | null) => string {
  const lists = readLists(root, styles);
  /** Lists made of the same one count on from each other. */
  const counts = new Map<string, (number | undefined)[]>();
  const begun = new Set<string>();
  return (paragraph) => {
    const list = lists.get(paragraph?.id ?? '');
    const level = list?.levels.get(paragraph?.level ?? 0);
    if (!paragraph || !list || !level) return '';
    const count = counts.get(list.abstract) ?? [];
    counts.set(list.abstract, count);
    for (const [at, start] of list.starts)
      if (!begun.has(`${paragraph.id}/${at}`)) {
        begun.add(`${paragraph.id}/${at}`);
        count[at] = start - 1;
      }
    const before = count[paragraph.level];
    count[paragraph.level] = before === undefined ? level.start : before + 1;
    for (let deeper = paragraph.level + 1; deeper < 9; deeper++) {
      const after = list.levels.get(deeper)?.restartsAfter ?? deeper;
      if (after > paragraph.level) count[deeper] = undefined;
    }
    const text = level.pattern.replace(/%([1-9])/gu, (_, digit: string) => {
      const at = Number(digit) - 1;
      const other = list.levels.get(at);
      const number = count[at] ?? other?.start ?? 1;
      return numberText(level.isInDigits ? 'decimal' : (other?.format ?? 'decimal'), number);
    });
    return text === '' ? '' : text + level.gap;
  };
}

function readLists(root: XmlElement | null, styles: StylesReading): Map<string, List> {
  const abstracts = new Map<string, XmlElement>();
  const numbers = new Map<string, XmlElement>();
  for (const one of root ? elementsIn(root) : []) {
    if (one.name === 'w:abstractNum') abstracts.set(attributeOf(one, 'abstractNumId') ?? '', one);
    if (one.name === 'w:num') numbers.set(attributeOf(one, 'numId') ?? '', one);
  }
  const abstractOf = (number: XmlElement | undefined) =>
    attributeOf(child(number ?? null, 'w:abstractNumId'), 'val') ?? '';
  const lists = new Map<string, List>();
  for (const [id, number] of numbers) {
    let abstract = abstractOf(number);
    // A list may stand for a style of lists, which names the list that it is made of.
    const style = attributeOf(child(abstracts.get(abstract) ?? null, 'w:numStyleLink'), 'val');
    if (style !== null) abstract = abstractOf(numbers.get(styles.listOf(style) ?? ''));
    const levels = readLevels(abstracts.get(abstract) ?? null);
    const starts = new Map<number, number>();
    for (const override of elementsIn(number).filter(({ name }) => name === 'w:lvlOverride')) {
      const at = Number(attributeOf(override, 'ilvl'));
      const start = attributeOf(child(override, 'w:startOverride'), 'val');
      for (const [level, own] of readLevels(override)) levels.set(level, own);
      if (start !== null) starts.set(at, Number(start));
    }
    lists.set(id, { abstract, levels, starts });
  }
  return lists;
}

function readLevels(parent: XmlElement | null): Map<number, Level> {
  const levels = new Map<number, Level>();
  for (const one of parent ? elementsIn(parent) : []) {
    if (one.name !== 'w:lvl') continue;
    const said = (name: string) => attributeOf(child(one, name), 'val');
    const restart = said('w:lvlRestart');
    const format =
      said('w:numFmt') ?? attributeOf(child(one, 'mc:AlternateContent', 'mc:Fallback', 'w:numFmt'), 'val');
    const text = said('w:lvlText') ?? '';
    const font = attributeOf(child(one, 'w:rPr', 'w:rFonts'), 'ascii');
    levels.set(Number(attributeOf(one, 'ilvl')), {
      start: Number(said('w:start') ?? 0),
      format: format ?? 'decimal',
      pattern: format === 'bullet' ? symbolText(text, font) : text,
      restartsAfter: restart === null ? null : Number(restart),
      isInDigits: isOn(said('w:isLgl') ?? (child(one, 'w:isLgl') ? '1' : '0')),
      gap: said('w:suff') === 'nothing' ? '' : ' ',
    });
  }
  return levels;
}
