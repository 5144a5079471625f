import { legalText } from '../../xml/legal-text.ts';
import { scanXml } from '../../xml/scan.ts';

/** Texts that cells refer to by number: runs of letters joined, readings (furigana) left out. */
export function readSharedStrings(xml: string): string[] {
  const strings: string[] = [];
  const text = new StringText();
  scanXml(xml, {
    open({ name }) {
      if (name === 'si') text.clear();
      text.open(name);
    },
    text: (more) => text.add(more),
    close(name) {
      text.close(name);
      if (name === 'si') strings.push(text.value());
    },
  });
  return strings;
}

/** Collects what is written within `t`, but not within the readings `rPh`. */
export class StringText {
  #text = '';
  #isText = false;
  #isReading = false;

  clear(): void {
    this.#text = '';
    this.#isText = false;
    this.#isReading = false;
  }

  open(name: string): void {
    if (name === 'rPh') this.#isReading = true;
    if (name === 't') this.#isText = true;
  }

  add(more: string): void {
    if (this.#isText && !this.#isReading) this.#text += more;
  }

  close(name: string): void {
    if (name === 'rPh') this.#isReading = false;
    if (name === 't') this.#isText = false;
  }

  value(): string {
    return decodeCodes(this.#text);
  }
}

/** _x000A_ as the character that it stands for; line breaks as \n. */
export function decodeCodes(text: string): string {
  const decoded = text.includes('_x')
    ? legalText(
        text.replace(/_x([0-9a-f]{4})_/giu, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
      )
    : text;
  return decoded.includes('\r') ? decoded.replace(/\r\n?/gu, '\n') : decoded;
}
