import { createHash } from 'node:crypto';
import { done, type Outcome, refuse } from '#domain/outcome.ts';
import type { Oddity } from '#formats/text/decode.ts';
import { importProblems } from '#messages/imports.ja.ts';
import type { LayoutProfile } from '#profiles/load.ts';
import { assemble, Ids, type Reading } from '#reading/assemble.ts';
import { isOwnBook, readOwnBook } from '#reading/book/read-own-book.ts';
import { readJson } from '#reading/read-json.ts';
import { readLayout } from '#reading/read-layout.ts';
import { type ImportRefusal, sentenceOf } from '#reading/refusal.ts';
import type { Source, SourceLine } from '#reading/source.ts';
import { checkDocument } from './check-document.ts';
import { combineReadings } from './combine-readings.ts';
import type { ImportFile } from './import-file.ts';
import { type OpenedFile, openArchives } from './open-archives.ts';
import { problemsOfUnread } from './problems-of-unread.ts';
import { readSource } from './read-source.ts';

/** The name, among layouts, of a book that was printed here. */
export const OWN_BOOK = 'ayumi/book';

/** `profile` is the id of the layout the file was read with; `ayumi/1` for an exchange document. */
export type ReadFile = ImportFile & {
  sha256: string;
  /** Of a text; the format of another file. */
  encoding: string;
  profile: string;
  /** What was read of a file that is no text, with its places; null for a text, which tells them itself. */
  lines: readonly SourceLine[] | null;
};
export type FilesReading = Reading & { files: ReadFile[] };
export type ReadingChoices = {
  profiles: readonly LayoutProfile[];
  /** The layout to read with; null: each file's own is recognised. */
  profile: LayoutProfile | null;
  /** Name of the municipality, where the person importing says it. */
  municipality: string | null;
};

/**
 * Files of one book or of several years, as one exchange document: each is read by itself, whatever its format; plans of
 * the same title become one. The same files in the same order give the same document. A file of an archive that cannot be
 * read is listed as a problem; one that was sent by itself is refused.
 */
export async function readFiles(
  files: readonly ImportFile[],
  choices: ReadingChoices,
  tell: (done: number, total: number) => void = () => {},
): Promise<Outcome<FilesReading, ImportRefusal>> {
  const opened = openArchives(files);
  if (!opened.ok) return opened;
  const ids = new Ids();
  const readings: Reading[] = [];
  const read: ReadFile[] = [];
  const unreadable: ImportRefusal[] = [];
  for (const [at, file] of namedApart(opened.value).entries()) {
    tell(at, opened.value.length);
    const one = await readFile(file, choices, ids);
    if (one.ok) {
      readings.push(one.value.reading);
      read.push(one.value.file);
    } else if (file.archive === null) return one;
    else unreadable.push(one.refusal);
  }
  if (readings.length === 0) return refuse(unreadable[0]!);
  const reading = combineReadings(readings);
  // A document or a book of Ayumi's own is taken as it is: it has been checked where it was kept.
  if (read.some(({ profile }) => profile !== 'ayumi/1' && profile !== OWN_BOOK))
    reading.document.problems = checkDocument(reading.document, reading.provenance);
  reading.document.problems.push(...unreadable.map(problemOfRefusal));
  return done({ ...reading, files: read });
}

async function readFile(
  { name, bytes }: ImportFile,
  { profiles, profile: chosen, municipality }: ReadingChoices,
  ids: Ids,
): Promise<Outcome<{ reading: Reading; file: ReadFile }, ImportRefusal>> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const opened = await readSource(name, sha256, bytes);
  if (!opened.ok) return opened;
  if (opened.value.isText && startsAsJson(opened.value.source)) {
    const { source, encoding } = opened.value;
    const document = readJson(name, source.lines.map(({ text }) => text).join('\n'));
    if (!document.ok) return document;
    const conservation = { characters: 0, lost: [], share: 1 };
    const reading = { document: document.value, provenance: {}, conservation };
    return done({ reading, file: { name, bytes, sha256, encoding, profile: 'ayumi/1', lines: null } });
  }
  if (opened.value.book && isOwnBook(opened.value.book)) {
    const { source, book, encoding } = opened.value;
    const reading = readOwnBook(source, book, ids);
    return done({ reading, file: { name, bytes, sha256, encoding, profile: OWN_BOOK, lines: source.lines } });
  }
  let { value } = opened;
  let layout = readLayout(value.source, profiles, chosen);
  // Cells copied from a spreadsheet are often kept as a text.
  if (!layout.ok && value.isText && value.source.lines.some(({ text }) => text.includes('\t'))) {
    const table = await readSource(name, sha256, bytes, true);
    value = table.ok ? table.value : value;
    layout = readLayout(value.source, profiles, chosen);
  }
  if (!layout.ok && layout.tried.length === 0) return refuse({ code: 'file-too-large', file: name });
  if (!layout.ok) return refuse({ code: 'profile-unknown', file: name, tried: layout.tried.join('、') });
  const { source, encoding, oddities, unread, isText } = value;
  const reading = assemble(source, [layout.plan], municipality, ids);
  reading.document.problems.push(
    ...oddities.map((oddity) => problemOfOddity(name, oddity)),
    ...problemsOfUnread(name, unread),
  );
  const lines = isText ? null : source.lines;
  return done({ reading, file: { name, bytes, sha256, encoding, profile: layout.profile.id, lines } });
}

const startsAsJson = ({ lines }: Source) =>
  lines
    .find(({ text }) => text.trim() !== '')
    ?.text.trimStart()
    .startsWith('{') === true;

function problemOfRefusal(refusal: ImportRefusal) {
  const file = 'file' in refusal ? refusal.file : null;
  const message = importProblems['file-left-out'](sentenceOf(refusal));
  return {
    code: 'file-left-out',
    severity: 'error',
    file,
    line: null,
    text: file ?? '',
    message,
    about: null,
  } as const;
}

function problemOfOddity(file: string, { kind, line, characters, more }: Oddity) {
  const code = kind === 'control' ? 'control-characters' : 'direction-marks';
  const text = more === 0 ? characters : `${characters} ほか${more}行`;
  return {
    code,
    severity: 'warning',
    file,
    line,
    text,
    message: importProblems[code](text),
    about: null,
  } as const;
}

/** Two files of one name are told apart: シート.txt, シート.txt（2）. */
function namedApart(files: readonly OpenedFile[]): OpenedFile[] {
  const counts = new Map<string, number>();
  return files.map((file) => {
    const count = (counts.get(file.name) ?? 0) + 1;
    counts.set(file.name, count);
    return count === 1 ? file : { ...file, name: `${file.name}（${count}）` };
  });
}
