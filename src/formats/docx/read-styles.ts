import { attributeOf, child, elementsIn, type XmlElement } from '../xml/tree.ts';

/** What a style says of its paragraphs, or of the styles that follow it. */
export type StyleReading = {
  name: string;
  /** 1: a heading of the first level. */
  level: number | null;
  list: { id: string | null; level: string | null } | null;
  isHidden: boolean | null;
  basedOn: string | null;
};
export type StylesReading = {
  ofParagraph: (properties: XmlElement | null) => {
    name: string;
    level: number | null;
    list: { id: string; level: number } | null;
    isHidden: boolean;
  };
  isHiddenRun: (properties: XmlElement | null) => boolean | null;
  /** The list that a style of lists stands for. */
  listOf: (style: string) => string | null;
};

const HEADING = /^(?:heading|見出し)\s*([1-9１-９])$/iu;

/** The styles of a document, and what its paragraphs say beside them. A style follows another at most so often. */
export function readStyles(root: XmlElement | null): StylesReading {
  const styles = new Map<string, StyleReading>();
  let normal: string | null = null;
  for (const style of root ? elementsIn(root) : []) {
    const id = attributeOf(style, 'styleId');
    if (style.name !== 'w:style' || id === null) continue;
    styles.set(id, readStyle(style));
    if (attributeOf(style, 'type') === 'paragraph' && isOn(attributeOf(style, 'default') ?? '0')) normal = id;
  }
  const chain = (id: string | null) => {
    const found: StyleReading[] = [];
    for (let at = id ? styles.get(id) : undefined; at && found.length < 12; ) {
      found.push(at);
      at = at.basedOn ? styles.get(at.basedOn) : undefined;
    }
    return found;
  };
  const first = <T>(all: readonly StyleReading[], pick: (one: StyleReading) => T | null): T | null => {
    for (const one of all) {
      const value = pick(one);
      if (value !== null) return value;
    }
    return null;
  };
  return {
    ofParagraph: (properties) => {
      const all = chain(attributeOf(child(properties, 'w:pStyle'), 'val') ?? normal);
      const own = readStyle(properties);
      const lists = [own.list, ...all.map((one) => one.list)];
      const id = lists.find((one) => one?.id)?.id ?? null;
      const level = lists.find((one) => one?.level)?.level ?? '0';
      const heading = own.level ?? first(all, (one) => one.level);
      return {
        name: all[0]?.name ?? '',
        // Word's tenth level is the body text.
        level: heading !== null && heading <= 9 ? heading : null,
        list: id === null || id === '0' ? null : { id, level: Number(level) || 0 },
        isHidden: first(all, (one) => one.isHidden) ?? false,
      };
    },
    isHiddenRun: (properties) => {
      const own = hiddenBy(properties);
      return own ?? first(chain(attributeOf(child(properties, 'w:rStyle'), 'val')), (one) => one.isHidden);
    },
    listOf: (style) => styles.get(style)?.list?.id ?? null,
  };
}

/** A style, or the properties of a paragraph, which say the same things. */
function readStyle(element: XmlElement | null): StyleReading {
  const properties = element?.name === 'w:style' ? child(element, 'w:pPr') : element;
  const name = attributeOf(child(element, 'w:name'), 'val') ?? '';
  const outline = attributeOf(child(properties, 'w:outlineLvl'), 'val');
  const named = name.trim().match(HEADING)?.[1]?.normalize('NFKC');
  const list = child(properties, 'w:numPr');
  return {
    name,
    level: outline !== null ? Number(outline) + 1 : named ? Number(named) : null,
    list: list && {
      id: attributeOf(child(list, 'w:numId'), 'val'),
      level: attributeOf(child(list, 'w:ilvl'), 'val'),
    },
    // The mark at the end of a paragraph may be hidden without its text.
    isHidden: element?.name === 'w:style' ? hiddenBy(child(element, 'w:rPr')) : null,
    basedOn: attributeOf(child(element, 'w:basedOn'), 'val'),
  };
}

function hiddenBy(properties: XmlElement | null): boolean | null {
  const found = child(properties, 'w:vanish');
  return found ? isOn(attributeOf(found, 'val') ?? '1') : null;
}

export const isOn = (value: string) => !/^(0|false|off)$/iu.test(value);
