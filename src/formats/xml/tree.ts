import { ILLEGAL } from './legal-text.ts';
import { type Attributes, attribute, DamagedXml, scanXml } from './scan.ts';

/**
 * An element of an office file as it stands there, with its place in the text. It is far smaller than a node of a DOM: the
 * document of a thick book has a million of them.
 */
export type XmlElement = {
  /** With the prefix that the caller knows its namespace by, whatever the file calls it: w:p. */
  name: string;
  attributes: Attributes;
  children: (XmlElement | string)[];
  /** The element's place in the text, and that of what is in it. */
  from: number;
  to: number;
  innerFrom: number;
  innerTo: number;
};

/** The prefixes that the file has told so far, and the names made with them: each is one string, however often it stands there. */
type Known = { prefixes: ReadonlyMap<string, string>; names: Map<string, string> };
const NO_CHILDREN: XmlElement['children'] = Object.freeze([]) as never;

/**
 * The root of an XML text; `prefixes`: by namespace. Null where it is not well-formed, too deep, or names a document type:
 * those can define entities.
 */
export function parseTree(text: string, prefixes: Readonly<Record<string, string>>): XmlElement | null {
  if (ILLEGAL.test(text)) return null;
  const open: { element: XmlElement; known: Known }[] = [];
  let root: XmlElement | null = null;
  try {
    scanXml(text, {
      open({ written, attributes, end }) {
        const top = open.at(-1);
        const known = knownWith(
          top?.known ?? { prefixes: new Map(), names: new Map() },
          attributes,
          prefixes,
        );
        const element = {
          name: nameOf(written, known),
          attributes,
          children: NO_CHILDREN,
          from: text.lastIndexOf('<', end - 1),
          to: end,
          innerFrom: end,
          innerTo: end,
        };
        add(top?.element, element);
        root ??= element;
        open.push({ element, known });
      },
      text: (more) => add(open.at(-1)?.element, more),
      close(_name, end) {
        const { element } = open.pop()!;
        element.to = end;
        if (end !== element.innerFrom) element.innerTo = text.lastIndexOf('<', end - 1);
      },
    });
  } catch (error) {
    if (error instanceof DamagedXml) return null;
    throw error;
  }
  return root;
}

function add(parent: XmlElement | undefined, child: XmlElement | string): void {
  if (!parent) return;
  if (parent.children === NO_CHILDREN) parent.children = [];
  parent.children.push(child);
}

function knownWith(outer: Known, attributes: Attributes, prefixes: Readonly<Record<string, string>>): Known {
  let more: Map<string, string> | null = null;
  for (let at = 0; at < attributes.length; at += 2) {
    const name = attributes[at]!;
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
    more ??= new Map(outer.prefixes);
    more.set(name.slice('xmlns:'.length), prefixes[attributes[at + 1]!] ?? '?');
  }
  return more === null ? outer : { prefixes: more, names: new Map() };
}

function nameOf(written: string, known: Known): string {
  const made = known.names.get(written);
  if (made !== undefined) return made;
  const colon = written.indexOf(':');
  const prefix = known.prefixes.get(colon < 0 ? '' : written.slice(0, colon)) ?? '?';
  const local = written.slice(colon + 1);
  const name = prefix === '?' ? `?${local}` : `${prefix}:${local}`;
  known.names.set(written, name);
  return name;
}

/** The value of an attribute, whatever the prefix of its name. */
export const attributeOf = (element: XmlElement | null | undefined, name: string): string | null =>
  (element && attribute(element.attributes, name)) ?? null;

export const elementsIn = (element: XmlElement): XmlElement[] =>
  element.children.filter((one) => typeof one !== 'string');

/** All elements of a name within another, in their order. */
export const elementsWithin = (element: XmlElement, name: string): XmlElement[] =>
  elementsIn(element).flatMap((one) => [...(one.name === name ? [one] : []), ...elementsWithin(one, name)]);

/** All text within an element, but for what stands in the elements named `without`. */
export const textWithin = (element: XmlElement, without = ''): string =>
  element.children
    .map((one) => (typeof one === 'string' ? one : one.name === without ? '' : textWithin(one, without)))
    .join('');

/** The first child of the path: child(p, 'w:pPr', 'w:pStyle'). */
export function child(element: XmlElement | null, ...path: string[]): XmlElement | null {
  let at = element;
  for (const name of path) {
    const from: XmlElement | null = at;
    at = from === null ? null : (elementsIn(from).find((one) => one.name === name) ?? null);
  }
  return at;
}
