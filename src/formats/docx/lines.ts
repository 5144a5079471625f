const LINE_END = /\r\n|[\n\r\f\v\u0085\u2028\u2029]/u;

/** What XML can hold: control characters and halves of characters become the mark of what cannot be read. */
export const legalText = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to find
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd');

/** The lines of a text: its line breaks become breaks in one paragraph, so that a cell or paragraph stays one. */
export const linesOf = (text: string): string[] => text.split(LINE_END).map(legalText);

/** On one line, where nothing else can be: in contents, headers and properties. */
export const oneLine = (text: string): string => linesOf(text).join(' ').replaceAll('\t', ' ').trim();
