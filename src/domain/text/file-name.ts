/** In characters: in UTF-8 still less than the 255 bytes that a name may have, with its ending and a number. */
const MOST = 75;

/**
 * A text as the name of a file, without its ending, that every system takes and shows as it is: what may not stand in one becomes
 * its full-width form, letters are whole, and signs that turn the direction of writing, which would hide the ending, are left out.
 */
export function fileNameOf(text: string, most = MOST): string {
  const legal = text
    .normalize('NFC')
    .replace(/[\\/:*?"<>|]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[\p{Cf}\p{Cs}]/gu, '');
  return [...legal]
    .slice(0, most)
    .join('')
    .replace(/^[\s.]+|[\s.]+$/gu, '');
}
