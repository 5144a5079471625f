import { done, type Outcome, refuse } from '#domain/outcome.ts';
import type { ReadBook } from '#formats/blocks.ts';
import { readCsv } from '#formats/csv/read-table.ts';
import { readBook } from '#formats/read-book.ts';
import { decodeText, type Oddity } from '#formats/text/decode.ts';
import { bookOfTable } from '#reading/book-of-table.ts';
import type { ImportRefusal } from '#reading/refusal.ts';
import type { Source } from '#reading/source.ts';
import { sourceOfBook } from '#reading/source-of-book.ts';

/** A file whose text is known. `encoding`: of a text; of another file its format. `isText`: its lines are those of the file. */
export type SourceReading = {
  source: Source;
  encoding: string;
  oddities: Oddity[];
  unread: ReadBook['unread'];
  isText: boolean;
  book: ReadBook | null;
};

const MOST_ROWS = 100_000;

/**
 * The lines of a file of any kind, or why it cannot be read. A table in a text (CSV, TSV by its name, or `asTable`) is read as
 * that of a workbook.
 */
export async function readSource(
  name: string,
  sha256: string,
  bytes: Uint8Array,
  asTable = false,
): Promise<Outcome<SourceReading, ImportRefusal>> {
  const decoding = decodeText(bytes);
  if (decoding.ok) {
    const { lines, encoding, oddities } = decoding.decoded;
    if (asTable || /\.(?:csv|tsv)$/iu.test(name)) return readTable(name, sha256, lines, encoding);
    const source = {
      files: [{ name, sha256 }],
      lines: lines.map((text, i) => ({ file: 0, number: i + 1, text })),
    };
    return done({ source, encoding, oddities, unread: [], isText: true, book: null });
  }
  const { refusal } = decoding;
  if (refusal.code !== 'file-not-text') return refuse({ code: refusal.code, file: name });
  const reading = await readBook(bytes);
  if (!reading.ok) return refuse({ code: reading.refusal.code, file: name });
  const { source, oddities } = sourceOfBook({ name, sha256 }, reading.book);
  if (source.lines.every(({ text }) => text.trim() === '') && Object.keys(reading.book.hidden).length === 0)
    return refuse({ code: 'file-without-text', file: name });
  return done({
    source,
    encoding: formatOf(reading.book),
    oddities,
    unread: reading.book.unread,
    isText: false,
    book: reading.book,
  });
}

function readTable(
  name: string,
  sha256: string,
  lines: readonly string[],
  encoding: string,
): Outcome<SourceReading, ImportRefusal> {
  const table = readCsv(lines.join('\n'), MOST_ROWS + 1);
  if (!table.ok) return refuse({ code: 'csv-broken', file: name, line: table.line });
  if (table.rows.length > MOST_ROWS) return refuse({ code: 'file-too-large', file: name });
  const { source, oddities } = sourceOfBook({ name, sha256 }, bookOfTable(table.rows));
  return done({ source, encoding, oddities, unread: [], isText: false, book: null });
}

/** The places tell the format. */
function formatOf({ chapters }: ReadBook): string {
  const block = chapters.flatMap(({ blocks }) => blocks)[0];
  const place = block?.kind === 'table' ? block.rows.flat()[0]?.place : block?.place;
  return place?.kind === 'page' ? 'pdf' : place?.kind === 'paragraph' ? 'docx' : 'xlsx';
}
