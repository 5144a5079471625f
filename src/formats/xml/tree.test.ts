import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseXml } from './parse.ts';
import { attributeOf, elementsIn, parseTree, type XmlElement } from './tree.ts';

const escaped = (text: string) => text.replace(/[&<>"]/gu, (one) => `&#${one.codePointAt(0)};`);
const text = fc.string({ unit: 'grapheme', maxLength: 6 }).map((one) => one.replace(/\p{C}/gu, ''));
const element = fc.letrec<{ element: string }>((tie) => ({
  element: fc
    .tuple(
      fc.constantFrom('p', 'r', 't'),
      fc.option(text),
      fc.array(fc.oneof({ depthSize: 'small' }, text.map(escaped), tie('element')), { maxLength: 3 }),
    )
    .map(([name, value, inner]) => {
      const attributes = value === null ? '' : ` q:val = "${escaped(value)}>"`;
      return inner.length === 0
        ? `<q:${name}${attributes}/>`
        : `<q:${name}${attributes}>${inner.join('')}</q:${name} >`;
    }),
})).element;

/** Names, values and texts, told by one reader or the other; texts that stand side by side are one. */
const told = (one: XmlElement): unknown[] => [
  one.name,
  attributeOf(one, 'val'),
  ...joined(one.children.map((inner) => (typeof inner === 'string' ? inner : told(inner)))),
];
type DomNode = {
  nodeType: number;
  nodeValue: string;
  localName: string;
  childNodes: Iterable<DomNode>;
  getAttribute(name: string): string | null;
};
const toldByDom = (one: DomNode): unknown[] => [
  `w:${one.localName}`,
  one.getAttribute('q:val'),
  ...joined(
    [...one.childNodes]
      .filter(({ nodeType }) => nodeType === 1 || nodeType === 3)
      .map((inner) => (inner.nodeType === 3 ? inner.nodeValue : toldByDom(inner))),
  ),
];
function joined(parts: unknown[]): unknown[] {
  const all: unknown[] = [];
  for (const part of parts)
    if (typeof part === 'string' && typeof all.at(-1) === 'string') all.push(`${all.pop()}${part}`);
    else if (part !== '') all.push(part);
  return all;
}

describe('a tree of elements', () => {
  it('is what a DOM says', () => {
    fc.assert(
      fc.property(fc.array(element, { maxLength: 4 }), (inner) => {
        const xml = `<?xml version="1.0"?><q:doc xmlns:q="urn:w">${inner.join('<!-- a > b -->')}</q:doc>`;
        const dom = parseXml(xml)!.documentElement as unknown as DomNode;
        expect(told(parseTree(xml, { 'urn:w': 'w' })!)).toEqual(toldByDom(dom));
      }),
    );
  });

  it('knows where each element stands', () => {
    const xml = '<a><b x="1>2">text</b><c/></a>';
    const [b, c] = elementsIn(parseTree(xml, {})!);
    expect(xml.slice(b!.from, b!.to)).toBe('<b x="1>2">text</b>');
    expect(xml.slice(b!.innerFrom, b!.innerTo)).toBe('text');
    expect(xml.slice(c!.from, c!.to)).toBe('<c/>');
  });

  it.each([
    ['a document type', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
    ['an entity that is none', '<a>&b;</a>'],
    ['a character that XML cannot hold', '<a>&#0;</a>'],
    ['such a character as it is', '<a>\u0001</a>'],
    ['a bare &', '<a>b & c</a>'],
    ['an element that does not end', '<a><b></a>'],
    ['a tag that does not end', '<a><b'],
    ['a value that does not end', '<a b="c>'],
    ['two roots', '<a/><b/>'],
    ['text around it', '<a/>b'],
    ['a wrong name', '<1a/>'],
    ['nothing', ''],
    ['a depth without end', '<a>'.repeat(100_000)],
    ['a comment that does not end', '<a><!-- </a>'],
  ])('is refused with %s', (_name, xml) => {
    expect(parseTree(xml, {})).toBeNull();
  });

  it('names no element of a namespace that is not asked for as one of those that are', () => {
    const xml = '<w:a xmlns:w="urn:other"><b xmlns="urn:w"/><w:c/></w:a>';
    expect(elementsIn(parseTree(xml, { 'urn:w': 'w' })!).map(({ name }) => name)).toEqual(['w:b', '?c']);
  });
});

it('a part with a document type is no XML', () => {
  expect(parseXml('<!DOCTYPE a><a/>')).toBeNull();
  expect(parseXml('<a>')).toBeNull();
  expect(parseXml('<a/>')?.documentElement?.nodeName).toBe('a');
});
