import type { LayoutProfile } from '#profiles/load.ts';
import type { Source } from './source.ts';

/** The head of a book names its form; nothing is gained by looking at a whole library. */
const LOOKED_AT = 2_000_000;
const LEAST_SHARE = 0.5;

export type Recognition = { profile: LayoutProfile; found: number; share: number };

/**
 * Which layout is this source printed in? The one with the greatest share of its signs in the text; null if none has
 * half of its signs, or if two are equally likely (the person chooses then). `tried` is every profile, best first.
 */
export function recogniseProfile(
  source: Source,
  profiles: readonly LayoutProfile[],
): { profile: LayoutProfile | null; tried: Recognition[] } {
  const text = foldedHead(source);
  const tried = profiles
    .map((profile) => {
      const found = profile.signs.filter((sign) => new RegExp(sign, 'mu').test(text)).length;
      return { profile, found, share: found / profile.signs.length };
    })
    .sort((a, b) => b.share - a.share || b.found - a.found);
  const [best, second] = tried;
  const isClear =
    best !== undefined &&
    best.share >= LEAST_SHARE &&
    !(second?.share === best.share && second.found === best.found);
  return { profile: isClear ? best.profile : null, tried };
}

function foldedHead(source: Source): string {
  const lines: string[] = [];
  let length = 0;
  for (const { text, places } of source.lines) {
    const seen = text.slice(0, LOOKED_AT - length).normalize('NFKC');
    // A cell is a line of its own, too: there its label begins and ends.
    if (places) lines.push(...seen.split('\t').map((cell) => cell.replace(/\s/gu, '')));
    else lines.push(seen.replace(/\s/gu, ''));
    length += text.length;
    if (length >= LOOKED_AT) break;
  }
  return lines.join('\n');
}
