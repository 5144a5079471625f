import { readFileSync } from 'node:fs';
import { fontFiles } from './typst.ts';

/** The mark that Japanese type uses where a character is missing: 下駄. */
const MISSING = '〓';

let glyphs: Set<number> | null = null;

/**
 * A line as it can be printed. A character that the font does not have (an emoji, one of an office's own 外字) is printed as 〓:
 * an accessible document may not hold a character without a shape.
 */
export function printable(line: string): string {
  glyphs ??= readGlyphs(readFileSync(fontFiles[0]!));
  let text = '';
  const shown = line.replace(/\t/g, ' ').replace(INVISIBLE, '').replace(COMBINED, composed);
  for (const character of shown) {
    text += glyphs.has(character.codePointAt(0)!) ? character : MISSING;
  }
  return text;
}

/** What stands as 〓 on paper, each once: a character with the marks that belong to it. */
export function unprintable(texts: readonly string[]): string[] {
  const all = new Set(texts.flatMap((text) => text.match(/.\p{M}*/gsu) ?? []));
  return [...all].filter((one) => !one.includes(MISSING) && printable(one).includes(MISSING));
}

/** A character with marks above or below it, such as か with a voicing mark of its own, as some computers write が. */
const COMBINED = /.?\p{M}+/gu;

/** The one character that means the same. A mark that finds none stands alone: what is drawn as one is read as one. */
function composed(combined: string): string {
  const one = combined.normalize('NFC');
  return one
    .replace(/\u3099/g, '゛')
    .replace(/\u309a/g, '゜')
    .replace(/\p{M}/gu, MISSING);
}

/** Controls, direction marks, joiners and variation selectors: they have no shape of their own. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Variation_Selector}\u2028\u2029]/gu;

/** The code points that a TrueType font has shapes for: its table of segmented coverage (cmap, format 12). */
function readGlyphs(font: Buffer): Set<number> {
  const points = new Set<number>();
  const cmap = tableOf(font, 'cmap');
  for (let i = 0; i < font.readUInt16BE(cmap + 2); i++) {
    const table = cmap + font.readUInt32BE(cmap + 4 + i * 8 + 4);
    if (font.readUInt16BE(table) !== 12) continue;
    for (let group = 0; group < font.readUInt32BE(table + 12); group++) {
      const [from, to] = [16, 20].map((at) => font.readUInt32BE(table + at + group * 12)) as [number, number];
      for (let point = from; point <= to; point++) points.add(point);
    }
  }
  return points;
}

function tableOf(font: Buffer, tag: string): number {
  for (let i = 0; i < font.readUInt16BE(4); i++) {
    const record = 12 + i * 16;
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8);
  }
  throw new Error(`the font has no table ${tag}`);
}
