import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, insertInto, writeAttribute } from './edit.ts';
import { attributeOf, elementsIn, parseTree, type XmlElement } from './tree.ts';

const escaped = (text: string) => text.replace(/[&<>"]/gu, (one) => `&#${one.codePointAt(0)};`);
const text = fc.string({ unit: 'grapheme', maxLength: 6 }).map((one) => one.replace(/\p{C}/gu, ''));
/** What an element is to say: its name, the value of its attribute, and what is in it. */
type Said = [name: string, value: string | null, ...inner: (Said | string)[]];
const element = fc.letrec<{ element: Said }>((tie) => ({
  element: fc
    .tuple(
      fc.constantFrom('p', 'r', 't'),
      fc.option(text),
      fc.array(fc.oneof({ depthSize: 'small' }, text, tie('element')), { maxLength: 3 }),
    )
    .map(([name, value, inner]): Said => [name, value, ...inner]),
})).element;

function written(said: Said | string): string {
  if (typeof said === 'string') return escaped(said);
  const [name, value, ...inner] = said;
  const attributes = value === null ? '' : ` q:val = "${escaped(value)}>"`;
  return inner.length === 0
    ? `<q:${name}${attributes}/>`
    : `<q:${name}${attributes}>${inner.map(written).join('')}</q:${name} >`;
}

/** The same as it is to be read; texts that stand side by side are one. */
const meant = ([name, value, ...inner]: Said): unknown[] => [
  `w:${name}`,
  value === null ? null : `${value}>`,
  ...joined(inner.map((one) => (typeof one === 'string' ? one : meant(one)))),
];
const told = (one: XmlElement): unknown[] => [
  one.name,
  attributeOf(one, 'val'),
  ...joined(one.children.map((inner) => (typeof inner === 'string' ? inner : told(inner)))),
];
function joined(parts: unknown[]): unknown[] {
  const all: unknown[] = [];
  for (const part of parts)
    if (typeof part === 'string' && typeof all.at(-1) === 'string') all.push(`${all.pop()}${part}`);
    else if (part !== '') all.push(part);
  return all;
}

describe('a tree of elements', () => {
  it('says what was written', () => {
    fc.assert(
      fc.property(fc.array(element, { maxLength: 4 }), (inner) => {
        const xml = `<?xml version="1.0"?><q:doc xmlns:q="urn:w">${inner.map(written).join('<!-- a > b -->')}</q:doc>`;
        expect(told(parseTree(xml, { 'urn:w': 'w' })!).slice(2)).toEqual(inner.map(meant));
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

describe('an edited text', () => {
  const xml = '<x:a>\n  <x:b n="1"  m=\'2\'/><x:c>三</x:c>\n</x:a>';
  const root = parseTree(xml, {})!;
  const [b, c] = elementsIn(root);

  it('is as it was but for what is put in', () => {
    const edits = [
      ...insertInto(xml, b!, [{ before: null, xml: '<x:d/>' }]),
      ...insertInto(xml, root, [
        { before: c!, xml: '<x:e/>' },
        { before: null, xml: '<x:f/>' },
        { before: c!, xml: '<x:g/>' },
      ]),
      { from: c!.from, to: c!.to, text: '<x:c/>' },
    ];
    expect(applyEdits(xml, edits)).toBe(
      '<x:a>\n  <x:b n="1"  m=\'2\'><x:d/></x:b><x:e/><x:g/><x:c/>\n<x:f/></x:a>',
    );
  });

  it('keeps what an attribute says', () => {
    fc.assert(
      fc.property(text, (value) => {
        const said = `${value}\t\n\r"'<&>`;
        expect(attributeOf(parseTree(`<a${writeAttribute('b', said)}/>`, {}), 'b')).toBe(said);
      }),
    );
  });
});
