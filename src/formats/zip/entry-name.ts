/**
 * The name of a packed file. Windows writes Shift_JIS and macOS UTF-8 without saying so. Null where it is neither. Composed
 * (が as one character): macOS takes names apart.
 */
export function decodeName(bytes: Uint8Array, isSaidUtf8: boolean): string | null {
  const utf8 = decode(bytes, 'utf-8');
  if (isSaidUtf8) return utf8?.normalize('NFC') ?? null;
  // Half-width kana of Shift_JIS can look like Latin letters of UTF-8; Japanese in UTF-8 is always beyond them.
  const isSurelyUtf8 = utf8 !== null && !/[\u0080-\u07ff]/u.test(utf8.replace(/[\u0300-\u036f]/gu, ''));
  return (isSurelyUtf8 ? utf8 : (decode(bytes, 'shift_jis') ?? utf8))?.normalize('NFC') ?? null;
}

function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Does the name stay inside the folder that it is unpacked into, on every system? */
export function isSafeName(name: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: no file is named so
  if (/[\u0000-\u001f\u007f\\]|^[a-z]:/iu.test(name)) return false;
  const parts = name.replace(/\/$/u, '').split('/');
  return parts.every((part) => part !== '' && part !== '.' && part !== '..');
}

/** Folders, and what macOS adds beside the files. */
export const holdsNoFile = (name: string) =>
  name.endsWith('/') || /(^|\/)(__MACOSX\/|\.DS_Store$)/u.test(name);
