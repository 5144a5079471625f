/** The pictures that offices take from the fonts of symbols: bullets, boxes, ticks, arrows. */
const WINGDINGS: Record<number, string> = {
  40: '☎',
  108: '●',
  109: '❍',
  110: '■',
  111: '□',
  113: '❑',
  116: '⧫',
  117: '◆',
  118: '❖',
  119: '◆',
  158: '・',
  159: '•',
  161: '○',
  167: '▪',
  168: '□',
  216: '➢',
  224: '→',
  232: '➔',
  252: '✓',
  253: '☒',
  254: '☑',
};
const SYMBOL: Record<number, string> = {
  45: '−',
  172: '←',
  174: '→',
  183: '•',
  180: '×',
  184: '÷',
  163: '≤',
  179: '≥',
};

/** Characters of a font of symbols as those that everybody has; the mark of what cannot be read (U+FFFD) for the others. */
export function symbolText(text: string, font: string | null): string {
  const known = /wingdings/iu.test(font ?? '') ? WINGDINGS : SYMBOL;
  return [...text]
    .map((character) => {
      const code = character.codePointAt(0)!;
      // Fonts of symbols are addressed from U+F000 on.
      return code >= 0xf000 && code <= 0xf0ff ? (known[code - 0xf000] ?? '\ufffd') : character;
    })
    .join('');
}
