import { legalText } from './legal-text.ts';
import type { XmlElement } from './tree.ts';

/** A stretch of an XML text to be replaced; what is between the stretches stays byte for byte. */
export type Edit = { from: number; to: number; text: string };

/** The text with all edits made. Stretches do not overlap; what is put in at one place stands in the order of the edits. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let at = 0;
  let edited = '';
  for (const edit of [...edits].sort((a, b) => a.from - b.from || a.to - b.to)) {
    edited += text.slice(at, edit.from) + edit.text;
    at = edit.to;
  }
  return edited + text.slice(at);
}

/** What is to be put into an element: before one of its children, or at its end. */
export type Insertion = { before: XmlElement | null; xml: string };

/** The edits that put something into an element, which may be one tag alone. */
export function insertInto(text: string, element: XmlElement, insertions: readonly Insertion[]): Edit[] {
  const edits = insertions.flatMap(({ before, xml }) =>
    before ? [{ from: before.from, to: before.from, text: xml }] : [],
  );
  const last = insertions.map(({ before, xml }) => (before ? '' : xml)).join('');
  if (last === '') return edits;
  const isOneTag = text[element.to - 2] === '/' && element.innerFrom === element.to;
  return isOneTag
    ? [...edits, { from: element.to - 2, to: element.to, text: `>${last}</${writtenName(text, element)}>` }]
    : [...edits, { from: element.innerTo, to: element.innerTo, text: last }];
}

/** The name of an element as the file writes it, with the file's own prefix. */
const writtenName = (text: string, element: XmlElement): string =>
  text.slice(element.from + 1, element.from + 100).match(/^[^\s/>]+/u)![0];

/** What the file writes before the names of an element's namespace: w: */
export const prefixOf = (text: string, element: XmlElement): string =>
  writtenName(text, element).replace(/[^:]*$/u, '');

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
export const escapeXml = (text: string): string => legalText(text).replace(/[&<>]/gu, (sign) => SIGNS[sign]!);

/** An attribute with a blank before it; line breaks and tabs would be read as blanks. */
export const writeAttribute = (name: string, value: string): string =>
  ` ${name}="${escapeXml(value).replace(/["\t\n\r]/gu, (sign) => `&#${sign.charCodeAt(0)};`)}"`;
