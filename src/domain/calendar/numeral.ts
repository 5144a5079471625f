const DIGITS = '○一二三四五六七八九';

/**
 * Which number does a year, month or day print: 5, 元, 五, 三十一, 二○二三? Takes squeezed text; undefined for anything
 * else. Kanji are read up to 99 with 十, or digit by digit.
 */
export function readNumeral(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text);
  if (text === '元') return 1;
  const tens = text.match(/^([二三四五六七八九]?)十([一二三四五六七八九]?)$/u);
  if (tens) return digit(tens[1] || '一') * 10 + (tens[2] ? digit(tens[2]) : 0);
  if (!new RegExp(`^[${DIGITS}]+$`, 'u').test(text)) return undefined;
  return Number([...text].map(digit).join(''));
}

function digit(kanji: string): number {
  return DIGITS.indexOf(kanji);
}
