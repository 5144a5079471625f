import { legalText } from '../xml/legal-text.ts';

const LINE_END = /\r\n|[\n\r\f\v\u0085\u2028\u2029]/u;

/** The lines of a text: its line breaks become breaks in one paragraph, so that a cell or paragraph stays one. */
export const linesOf = (text: string): string[] => text.split(LINE_END).map(legalText);

/** On one line, where nothing else can be: in contents, headers and properties. */
export const oneLine = (text: string): string => linesOf(text).join(' ').replaceAll('\t', ' ').trim();
