import type { FileRefusal } from '../blocks.ts';

const MAGIC = [0xd0, 0xcf, 0x11, 0xe0];

/**
 * Why a compound file cannot be read: Office wraps a file with a password into one, and .xls and .doc of the years before
 * 2007 are some. Null: it is no compound file.
 */
export function refusalOfCompound(bytes: Uint8Array): FileRefusal['code'] | null {
  if (!MAGIC.every((byte, at) => bytes[at] === byte)) return null;
  const name = Buffer.from('EncryptedPackage', 'utf16le');
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(name)
    ? 'file-encrypted'
    : 'file-old-format';
}
