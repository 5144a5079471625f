// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to find
export const ILLEGAL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u;
const ALL = new RegExp(ILLEGAL, 'gu');

/** What XML can hold: control characters and halves of characters become the mark of what cannot be read. */
export const legalText = (text: string): string => text.replace(ALL, '\ufffd');

/** A whole XML text with nothing in it that XML cannot hold: other programs write such characters, as they are or by their number. */
export const legalXml = (xml: string): string =>
  legalText(xml).replace(/&#(?:x([\da-f]{1,8})|(\d{1,8}));/giu, (whole, hex?: string, decimal?: string) => {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0x10ffff || ILLEGAL.test(String.fromCodePoint(code)) ? '\ufffd' : whole;
  });
