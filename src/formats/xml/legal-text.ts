// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to find
export const ILLEGAL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u;
const ALL = new RegExp(ILLEGAL, 'gu');

/** What XML can hold: control characters and halves of characters become the mark of what cannot be read. */
export const legalText = (text: string): string => text.replace(ALL, '\ufffd');
