import { createHash } from 'node:crypto';
import { decodeText, type Oddity } from '#formats/text/decode.ts';
import { importProblems } from '#messages/imports.ja.ts';
import type { LayoutProfile } from '#profiles/load.ts';
import { checkDocument } from './check-document.ts';
import { combineReadings } from './combine-readings.ts';
import { readJson } from './read-json.ts';
import { assemble, Ids, type Reading } from './reading/assemble.ts';
import { readOutline } from './reading/outline/read-outline.ts';
import { readSheets } from './reading/sheets/read-sheets.ts';
import type { Source } from './reading/source.ts';
import { recogniseProfile } from './recognise-profile.ts';
import { done, type Outcome, refuse } from './refusal.ts';

export type ImportFile = { name: string; bytes: Uint8Array };
/** `profile` is the id of the layout the file was read with; `ayumi/1` for an exchange document. */
export type ReadFile = ImportFile & { sha256: string; encoding: string; profile: string };
export type FilesReading = Reading & { files: ReadFile[] };
export type ReadingChoices = {
  profiles: readonly LayoutProfile[];
  /** The layout to read with; null: each file's own is recognised. */
  profile: LayoutProfile | null;
  /** Name of the municipality, where the person importing says it. */
  municipality: string | null;
};

/**
 * Files of one book or of several years, as one exchange document: each is decoded, recognised and read by itself;
 * plans of the same title become one. The same files in the same order give the same document.
 */
export function readFiles(files: readonly ImportFile[], choices: ReadingChoices): Outcome<FilesReading> {
  if (files.length === 0) return refuse({ code: 'no-file' });
  const ids = new Ids();
  const readings: Reading[] = [];
  const read: ReadFile[] = [];
  for (const file of namedApart(files)) {
    const one = readFile(file, choices, ids);
    if (!one.ok) return one;
    readings.push(one.value.reading);
    read.push(one.value.file);
  }
  const reading = combineReadings(readings);
  // A document of Ayumi's own is taken as it is: it has been checked where it was kept.
  if (read.some(({ profile }) => profile !== 'ayumi/1'))
    reading.document.problems = checkDocument(reading.document, reading.provenance);
  return done({ ...reading, files: read });
}

function readFile(
  file: ImportFile,
  { profiles, profile: chosen, municipality }: ReadingChoices,
  ids: Ids,
): Outcome<{ reading: Reading; file: ReadFile }> {
  const decoding = decodeText(file.bytes);
  if (!decoding.ok) return refuse({ ...decoding.refusal, file: file.name });
  const { lines, encoding, oddities } = decoding.decoded;
  const sha256 = createHash('sha256').update(file.bytes).digest('hex');
  if (
    lines
      .find((line) => line.trim() !== '')
      ?.trimStart()
      .startsWith('{')
  ) {
    const document = readJson(file.name, lines.join('\n'));
    if (!document.ok) return document;
    const conservation = { characters: 0, lost: [], share: 1 };
    const reading = { document: document.value, provenance: {}, conservation };
    return done({ reading, file: { ...file, sha256, encoding, profile: 'ayumi/1' } });
  }
  const source: Source = {
    files: [{ name: file.name, sha256 }],
    lines: lines.map((text, i) => ({ file: 0, number: i + 1, text })),
  };
  const recognised = chosen ? { profile: chosen, tried: [] } : recogniseProfile(source, profiles);
  const { profile } = recognised;
  if (profile === null) {
    const tried = recognised.tried.map((one) => one.profile.id).join('、');
    return refuse({ code: 'profile-unknown', file: file.name, tried });
  }
  const plan = profile.reader === 'sheets' ? readSheets(source, profile) : readOutline(source, profile);
  const reading = assemble(source, [plan], municipality, ids);
  reading.document.problems.push(...oddities.map((oddity) => problemOfOddity(file.name, oddity)));
  return done({ reading, file: { ...file, sha256, encoding, profile: profile.id } });
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
function namedApart(files: readonly ImportFile[]): ImportFile[] {
  const counts = new Map<string, number>();
  return files.map((file) => {
    const count = (counts.get(file.name) ?? 0) + 1;
    counts.set(file.name, count);
    return count === 1 ? file : { ...file, name: `${file.name}（${count}）` };
  });
}
