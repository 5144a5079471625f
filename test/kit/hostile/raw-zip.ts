import { crc32, deflateRawSync } from 'node:zlib';

/** An entry as the archive's directory tells it; what is left out is told as it is. */
export type RawEntry = {
  name: string | Uint8Array;
  bytes: Uint8Array | string;
  /** Already packed. */
  isPacked?: boolean;
  method?: number;
  flags?: number;
  size?: number;
  crc?: number;
  /** The name that stands before the file. */
  localName?: string;
  /** Index of the entry whose bytes this one shares. */
  sharesWith?: number;
  /** Unix mode in the upper half. */
  attributes?: number;
};

/** An archive whose directory may lie: nothing is checked. */
export function rawZip(entries: readonly RawEntry[], comment = ''): Uint8Array {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  const offsets: number[] = [];
  let at = 0;
  for (const entry of entries) {
    const plain = Buffer.from(entry.bytes as Uint8Array);
    const method = entry.method ?? 8;
    const packed = entry.isPacked || method !== 8 ? plain : deflateRawSync(plain);
    const name = Buffer.from(entry.name as Uint8Array);
    const localName = entry.localName === undefined ? name : Buffer.from(entry.localName);
    const fields = (withName: Buffer) => {
      const head = Buffer.alloc(26);
      head.writeUInt16LE(20, 0);
      head.writeUInt16LE(entry.flags ?? 0x800, 2);
      head.writeUInt16LE(method, 4);
      head.writeUInt16LE(0x21, 8);
      head.writeUInt32LE(entry.crc ?? crc32(plain), 10);
      head.writeUInt32LE(packed.length, 14);
      head.writeUInt32LE(entry.size ?? plain.length, 18);
      head.writeUInt16LE(withName.length, 22);
      return head;
    };
    const shared = entry.sharesWith === undefined ? undefined : offsets[entry.sharesWith];
    offsets.push(shared ?? at);
    if (shared === undefined) {
      const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields(localName), localName, packed]);
      locals.push(local);
      at += local.length;
    }
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(entry.attributes ?? 0, 6);
    tail.writeUInt32LE(offsets.at(-1)!, 10);
    const madeBy = Buffer.from([20, entry.attributes === undefined ? 0 : 3]);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02'), madeBy, fields(name), tail, name]));
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(Math.min(entries.length, 0xffff), 8);
  end.writeUInt16LE(Math.min(entries.length, 0xffff), 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  end.writeUInt16LE(Buffer.byteLength(comment), 20);
  return Buffer.concat([...locals, listed, end, Buffer.from(comment)]);
}

/** Parts of an office file as an archive. */
export const zipOfParts = (parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array =>
  rawZip(Object.entries(parts).map(([name, bytes]) => ({ name, bytes })));

/** So many equal bytes, packed to a thousandth. */
export const packedRun = (length: number, byte = 0x20): Uint8Array =>
  deflateRawSync(Buffer.alloc(length, byte), { level: 9 });
