import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import type { PdfObject } from './take-apart.ts';

/** How many objects are compressed together. */
const PACKED = 200;

/**
 * Writes a PDF, its small objects compressed as they come: the tags of a book are longer than its text, and a long book need
 * not be held as a whole.
 */
export class PdfWriter {
  #pieces: Buffer[] = [Buffer.from('%PDF-1.7\n%\x80\x80\x80\x80\n\n', 'latin1')];
  #size = this.#pieces[0]!.length;
  /** Where each object is: in the file, or in which pack of objects and where there. */
  #places = new Map<number, [kind: 1 | 2, where: number, index: number]>();
  #waiting: [number: number, text: string][] = [];
  /** Numbers from here on are free. */
  #next = 0;

  /** The first of as many numbers that nothing else gets. */
  reserve(count: number): number {
    this.#next += count;
    return this.#next - count;
  }

  add(number: number, { text, stream }: PdfObject): void {
    if (stream) this.#write(number, text, stream);
    else if (this.#waiting.push([number, text]) === PACKED) this.#pack();
  }

  /** The file, whose catalogue and properties are these objects. */
  end(root: number, info: number): Buffer {
    this.#pack();
    const [table, number] = [this.#size, this.reserve(1)];
    this.#places.set(number, [1, table, 0]);
    const rows = Buffer.alloc(this.#next * 7);
    for (const [one, [kind, where, index]] of this.#places) {
      rows.writeUInt8(kind, one * 7);
      rows.writeUInt32BE(where, one * 7 + 1);
      rows.writeUInt16BE(index, one * 7 + 5);
    }
    const id = `<${this.#fingerprint()}>`;
    const roots = `/Root ${root} 0 R /Info ${info} 0 R /ID [${id} ${id}]`;
    this.#writePacked(number, `/Type /XRef /Size ${this.#next} /W [1 4 2] ${roots}`, rows);
    this.#push(Buffer.from(`startxref\n${table}\n%%EOF\n`));
    return Buffer.concat(this.#pieces);
  }

  #pack() {
    if (this.#waiting.length === 0) return;
    const number = this.reserve(1);
    let at = 0;
    const places = this.#waiting.map(([one, text], index) => {
      this.#places.set(one, [2, number, index]);
      const place = `${one} ${at}`;
      at += text.length + 1;
      return place;
    });
    const head = `${places.join(' ')}\n`;
    const body = Buffer.from(head + this.#waiting.map(([, text]) => text).join('\n'), 'latin1');
    this.#writePacked(number, `/Type /ObjStm /N ${places.length} /First ${head.length}`, body);
    this.#waiting = [];
  }

  #writePacked(number: number, entries: string, bytes: Buffer) {
    const packed = deflateSync(bytes);
    this.#write(number, `<< ${entries} /Filter /FlateDecode /Length ${packed.length} >>`, packed);
  }

  #write(number: number, text: string, stream: Buffer) {
    this.#places.set(number, [1, this.#size, 0]);
    this.#push(Buffer.from(`${number} 0 obj\n${text}\nstream\n`, 'latin1'));
    // A copy: the part that it was cut from can be forgotten.
    this.#push(Buffer.from(stream));
    this.#push(Buffer.from('\nendstream\nendobj\n'));
  }

  #push(piece: Buffer) {
    this.#pieces.push(piece);
    this.#size += piece.length;
  }

  /** The same content has the same id. */
  #fingerprint(): string {
    const hash = createHash('md5');
    for (const piece of this.#pieces) hash.update(piece);
    return hash.digest('hex');
  }
}
