import { deflateSync } from 'node:zlib';

/** Numbered from 1. A stream is written with its length; `dictionary` is what else its dictionary says. */
export type RawObject = string | { dictionary?: string; stream: string | Uint8Array };

/** A PDF of these objects, the first of which is the catalog; the trailer may say more. */
export function rawPdf(objects: readonly RawObject[], trailer = ''): Uint8Array {
  const pieces: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  let at = pieces[0]!.length;
  const offsets: number[] = [];
  const add = (piece: Buffer) => {
    pieces.push(piece);
    at += piece.length;
  };
  for (const [i, object] of objects.entries()) {
    offsets.push(at);
    if (typeof object === 'string') add(Buffer.from(`${i + 1} 0 obj\n${object}\nendobj\n`, 'latin1'));
    else {
      const bytes = Buffer.from(object.stream as Uint8Array);
      const dictionary = `<< /Length ${bytes.length} ${object.dictionary ?? ''} >>`;
      add(Buffer.from(`${i + 1} 0 obj\n${dictionary}\nstream\n`, 'latin1'));
      add(bytes);
      add(Buffer.from('\nendstream\nendobj\n', 'latin1'));
    }
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const xref = `xref\n0 ${size}\n0000000000 65535 f \n${table}`;
  add(
    Buffer.from(
      `${xref}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${at}\n%%EOF\n`,
      'latin1',
    ),
  );
  return Buffer.concat(pieces);
}

export const FONT = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>';

export const packed = (content: string | Uint8Array, dictionary = ''): RawObject => ({
  dictionary: `/Filter /FlateDecode ${dictionary}`,
  stream: deflateSync(content, { level: 9 }),
});

/** A PDF whose pages draw these contents (the font is /F). `resources`, `page`, `catalog`: what else these dictionaries say. */
export function pdfOfPages(
  contents: readonly (string | RawObject)[],
  said: { resources?: string; page?: string; catalog?: string; trailer?: string; more?: RawObject[] } = {},
): Uint8Array {
  // 1 catalog, 2 pages, 3 font, then each page and its content, then more.
  const given = said.resources ?? '';
  const resources = given.includes('/Font') ? given : `/Font << /F 3 0 R >> ${given}`;
  const pageNumber = (i: number) => 4 + 2 * i;
  const pages = contents.flatMap((content, i): RawObject[] => [
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << ${resources} >> /Contents ${pageNumber(i) + 1} 0 R ${said.page ?? ''} >>`,
    typeof content === 'string' ? packed(content) : content,
  ]);
  const kids = contents.map((_, i) => `${pageNumber(i)} 0 R`).join(' ');
  return rawPdf(
    [
      `<< /Type /Catalog /Pages 2 0 R ${said.catalog ?? ''} >>`,
      `<< /Type /Pages /Kids [${kids}] /Count ${contents.length} >>`,
      FONT,
      ...pages,
      ...(said.more ?? []),
    ],
    said.trailer,
  );
}

/** Text at a place from the lower left. */
export const words = (text: string, x = 72, y = 720, size = 12) =>
  `BT /F ${size} Tf ${x} ${y} Td (${text}) Tj ET\n`;
