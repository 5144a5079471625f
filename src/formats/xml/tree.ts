import { ILLEGAL } from './legal-text.ts';

/**
 * An element of an office file as it stands there, with its place in the text. It is far smaller than a node of a DOM: the
 * document of a thick book has a million of them.
 */
export type XmlElement = {
  /** With the prefix that the caller knows its namespace by, whatever the file calls it: w:p. */
  name: string;
  /** As written: name="value" name="value". */
  attributes: string;
  children: (XmlElement | string)[];
  /** The element's place in the text, and that of what is in it. */
  from: number;
  to: number;
  innerFrom: number;
  innerTo: number;
};

/** Deeper than any document; whoever walks a tree may call itself so often. */
const DEEPEST = 200;
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
class NotWellFormed extends Error {}

/**
 * The root of an XML text; `prefixes`: by namespace. Null where it is not well-formed, too deep, or names a document type:
 * those can define entities.
 */
export function parseTree(text: string, prefixes: Readonly<Record<string, string>>): XmlElement | null {
  if (ILLEGAL.test(text)) return null;
  try {
    return parse(text, prefixes);
  } catch (error) {
    if (error instanceof NotWellFormed) return null;
    throw error;
  }
}

type Open = { element: XmlElement; written: string; known: Known };
/** The prefixes that the file has told so far, and the names made with them: each is one string, however often it stands there. */
type Known = { prefixes: ReadonlyMap<string, string>; names: Map<string, string> };
const NOTHING_KNOWN = (): Known => ({ prefixes: new Map(), names: new Map() });
const NO_CHILDREN: XmlElement['children'] = Object.freeze([]) as never;

function parse(text: string, prefixes: Readonly<Record<string, string>>): XmlElement {
  const open: Open[] = [];
  let root: XmlElement | null = null;
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < text.length) {
    const top = open.at(-1);
    const next = text.indexOf('<', at);
    const end = next < 0 ? text.length : next;
    if (end > at) {
      const between = text.slice(at, end);
      if (top) top.element.children.push(decodeEntities(between));
      else if (between.trim() !== '') throw new NotWellFormed();
      at = end;
      continue;
    }
    const special = skipSpecial(text, at);
    if (special) {
      if (special.text !== null) top?.element.children.push(special.text);
      at = special.to;
      continue;
    }
    const to = endOfTag(text, at);
    if (text[at + 1] === '/') {
      if (!top || text.slice(at + 2, to - 1).trimEnd() !== top.written) throw new NotWellFormed();
      top.element.innerTo = at;
      top.element.to = to;
      open.pop();
    } else {
      if (root && !top) throw new NotWellFormed();
      const opened = openTag(text, at, to, top?.known ?? NOTHING_KNOWN(), prefixes);
      top?.element.children.push(opened.element);
      root ??= opened.element;
      if (text[to - 2] !== '/') open.push(opened);
      if (open.length > DEEPEST) throw new NotWellFormed();
    }
    at = to;
  }
  if (!root || open.length > 0) throw new NotWellFormed();
  return root;
}

/** Comments and processing instructions say nothing; a CDATA section is text. Null: a tag begins here. */
function skipSpecial(text: string, at: number): { to: number; text: string | null } | null {
  const till = (start: string, end: string) => {
    if (!text.startsWith(start, at)) return null;
    const found = text.indexOf(end, at + start.length);
    if (found < 0) throw new NotWellFormed();
    return { to: found + end.length, text: text.slice(at + start.length, found) };
  };
  const data = till('<![CDATA[', ']]>');
  if (data) return data;
  const silent = till('<!--', '-->') ?? till('<?', '?>');
  if (silent) return { to: silent.to, text: null };
  if (text[at + 1] === '!') throw new NotWellFormed();
  return null;
}

/** A > inside of a value does not end the tag. */
function endOfTag(text: string, from: number): number {
  let end = text.indexOf('>', from);
  let quote = nextQuote(text, from, end);
  while (end >= 0 && quote >= 0) {
    const closing = text.indexOf(text[quote]!, quote + 1);
    if (closing < 0) throw new NotWellFormed();
    if (closing > end) end = text.indexOf('>', closing);
    quote = nextQuote(text, closing + 1, end);
  }
  if (end < 0) throw new NotWellFormed();
  return end + 1;
}

function nextQuote(text: string, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22 || code === 0x27) return at;
  }
  return -1;
}

function openTag(
  text: string,
  from: number,
  to: number,
  outer: Known,
  prefixes: Readonly<Record<string, string>>,
): Open {
  const inner = text.slice(from + 1, text[to - 2] === '/' ? to - 2 : to - 1);
  const blank = inner.search(/[\s]/u);
  const written = blank < 0 ? inner : inner.slice(0, blank);
  const attributes = blank < 0 ? '' : inner.slice(blank);
  if (!/^[\p{L}_][\p{L}\p{N}_.:-]*$/u.test(written) || attributes.includes('<')) throw new NotWellFormed();
  const known = attributes.includes('xmlns') ? knownWith(outer, attributes, prefixes) : outer;
  const children = text[to - 2] === '/' ? NO_CHILDREN : [];
  return {
    element: { name: nameOf(written, known), attributes, children, from, to, innerFrom: to, innerTo: to },
    written,
    known,
  };
}

function knownWith(outer: Known, attributes: string, prefixes: Readonly<Record<string, string>>): Known {
  const more = new Map(outer.prefixes);
  for (const [, prefix, double, single] of attributes.matchAll(
    /\sxmlns(?::([\w.-]+))?\s*=\s*(?:"([^"]*)"|'([^']*)')/gu,
  ))
    more.set(prefix ?? '', prefixes[double ?? single ?? ''] ?? '?');
  return { prefixes: more, names: new Map() };
}

function nameOf(written: string, known: Known): string {
  const made = known.names.get(written);
  if (made !== undefined) return made;
  const colon = written.indexOf(':');
  const prefix = known.prefixes.get(colon < 0 ? '' : written.slice(0, colon));
  const local = written.slice(colon + 1);
  const name = prefix === undefined || prefix === '?' ? `?${local}` : `${prefix}:${local}`;
  known.names.set(written, name);
  return name;
}

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&([^;&\s]{0,12});?/gu, (whole, name: string) => {
    if (!whole.endsWith(';')) throw new NotWellFormed();
    const code = /^#x[\da-f]+$/iu.test(name)
      ? Number.parseInt(name.slice(2), 16)
      : /^#\d+$/u.test(name)
        ? Number(name.slice(1))
        : null;
    const found = code === null ? ENTITIES[name] : code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
    if (found === undefined || ILLEGAL.test(found)) throw new NotWellFormed();
    return found;
  });
}

/** The value of an attribute, whatever the prefix of its name. */
export function attributeOf(element: XmlElement | null | undefined, name: string): string | null {
  if (!element?.attributes.includes(name)) return null;
  const found = element.attributes.match(
    new RegExp(`\\s(?:[\\w.-]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'u'),
  );
  if (!found) return null;
  try {
    return decodeEntities(found[1] ?? found[2] ?? '');
  } catch {
    return null;
  }
}

export const elementsIn = (element: XmlElement): XmlElement[] =>
  element.children.filter((one) => typeof one !== 'string');

/** The first child of the path: child(p, 'w:pPr', 'w:pStyle'). */
export function child(element: XmlElement | null, ...path: string[]): XmlElement | null {
  let at = element;
  for (const name of path) {
    const from: XmlElement | null = at;
    at = from === null ? null : (elementsIn(from).find((one) => one.name === name) ?? null);
  }
  return at;
}
