import { SaxesParser } from 'saxes';

/** Name, value, name, value … as written. A list is far smaller than an object: a thick book has a million of them. */
export type Attributes = readonly string[];

/** `name` is without the prefix that is `written`; `end`: the place behind the tag. */
export type OpenedTag = { name: string; written: string; attributes: Attributes; end: number };

/** What is met in an XML text, in its order. */
export type XmlEvents = {
  open?(tag: OpenedTag): void;
  text?(text: string): void;
  close?(name: string, end: number): void;
};

/** Deeper than any part of an office file; whoever walks a tree may call itself so often. */
const DEEPEST = 200;
const NO_ATTRIBUTES: Attributes = [];
/** XML 1.1 would let control characters in. */
const ONLY_XML_1 = { forceXMLVersion: true, defaultXMLVersion: '1.0' } as const;

/** The text is no well-formed XML, too deep, or names a document type: those can define entities. */
export class DamagedXml extends Error {}

/** Goes once through an XML text without building a tree; throws {@link DamagedXml}. */
export function scanXml(xml: string, { open, text, close }: XmlEvents): void {
  const parser = new SaxesParser({ position: false, ...ONLY_XML_1 });
  let depth = 0;
  let attributes: string[] = [];
  const refuse = () => {
    throw new DamagedXml();
  };
  parser.on('error', refuse);
  parser.on('doctype', refuse);
  const names = new Map<string, string>();
  parser.on('attribute', ({ name, value }) => {
    const known = names.get(name) ?? name;
    if (known === name) names.set(name, name);
    attributes.push(known, value);
  });
  parser.on('opentag', ({ name }) => {
    depth += 1;
    if (depth > DEEPEST) refuse();
    const own = attributes.length === 0 ? NO_ATTRIBUTES : attributes;
    if (own === attributes) attributes = [];
    open?.({ name: localName(name), written: name, attributes: own, end: parser.position });
  });
  if (text) {
    parser.on('text', text);
    parser.on('cdata', text);
  }
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    close?.(localName(name), parser.position);
  });
  parser.write(xml).close();
}

/** A name without its prefix. */
const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** The value of an attribute, whatever the prefix of its name. */
export function attribute(attributes: Attributes, name: string): string | undefined {
  for (let at = 0; at < attributes.length; at += 2)
    if (localName(attributes[at]!) === name) return attributes[at + 1];
  return undefined;
}
